import type { Configuration, Selections } from "../configuration/configuration.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import { isFilled, scopeOf } from "../configuration/scope.ts";
import { defaultOf } from "../configuration/selections.ts";
import { variantOf } from "../configuration/variant.ts";
import { priceDesign } from "../pricing/price-design.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import { localise } from "../schema/localise.ts";
import type { Language } from "../schema/localised.ts";
import type { Product } from "../schema/product.ts";
import type { Money } from "../units/money.ts";

/** What the contract calls a quote, without the server's receipt and validity time. */
export interface Quote {
  readonly lines: readonly QuoteLine[];
  readonly unitPrice: Money;
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
  readonly ladder: readonly { readonly from: number; readonly unitPrice: Money; readonly once: Money }[];
  readonly withdrawal: Withdrawal;
  /** One per requested line, in order. */
  readonly skus: readonly { readonly sku: string; readonly quantity: number; readonly unitPrice: Money }[];
}

export interface QuoteLine {
  readonly rule: string;
  readonly label: string;
  readonly per: "unit" | "once";
  readonly quantity: number;
  readonly unit: Money;
  readonly amount: Money;
  /** Counted surcharges: 18 characters at "0.05" each. */
  readonly count?: { readonly quantity: number; readonly each: string };
}

/** The right of withdrawal for this configuration. Texts are the merchant's; this is not legal advice. */
export interface Withdrawal {
  readonly right: "kept" | "lost" | "unclear";
  readonly because: string;
}

export interface QuoteQuestion {
  readonly lines: readonly { readonly selections?: Selections | undefined; readonly quantity: number }[];
  readonly currency?: string | undefined;
  readonly language: Language;
  /** Decimal string in per cent, e.g. "20". */
  readonly taxRatePercent: string;
}

export type QuoteAnswer =
  | { readonly ok: true; readonly quote: Quote }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** One price for one design. The configuration must already be valid and complete; quantities are checked here. */
export function quoteConfiguration(
  product: Product,
  configuration: Configuration,
  question: QuoteQuestion,
): QuoteAnswer {
  const quantity = question.lines.reduce((sum, line) => sum + line.quantity, 0);
  const table =
    question.currency === undefined
      ? product.prices[0]
      : product.prices.find((each) => each.currency === question.currency);
  const issues: Issue[] = [];
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > product.maxQuantity) {
    issues.push(
      issue("quantity_out_of_range", "error", ["lines"], { got: quantity, min: 1, max: product.maxQuantity }),
    );
  }
  if (!table) {
    const known = product.prices.map((each) => each.currency).join(", ");
    issues.push(
      issue("value_unknown", "error", ["currency"], {
        label: "currency",
        got: question.currency ?? "",
        expected: known,
      }),
    );
  }
  const lines = question.lines.map((line) => ({
    quantity: line.quantity,
    configuration: line.selections
      ? { ...configuration, selections: { ...configuration.selections, ...line.selections } }
      : configuration,
  }));
  const skus = lines.map((line) => variantOf(product, line.configuration)?.sku);
  if (skus.includes(undefined)) {
    issues.push(issue("variant_unknown", "error", ["selections"], { options: product.variants.by.join(", ") }));
  }
  if (issues.length > 0 || !table) return { ok: false, issues };

  const price = priceDesign(product, table, { lines, taxRatePercent: question.taxRatePercent });
  const money = (amount: number): Money => ({ amount, currency: table.currency });
  return {
    ok: true,
    quote: {
      lines: price.lines.map(({ label, unit, amount, ...line }) => ({
        ...line,
        label: localise(label, question.language),
        unit: money(unit),
        amount: money(amount),
      })),
      unitPrice: money(price.perLine[0]?.unitPrice ?? 0),
      net: money(price.net),
      tax: money(price.tax),
      total: money(price.total),
      ladder: price.ladder.map((step) => ({
        from: step.from,
        unitPrice: money(step.unitPrice),
        once: money(step.once),
      })),
      withdrawal: withdrawalOf(product, configuration, question.language),
      skus: price.perLine.map((line, i) => ({
        sku: skus[i] ?? "",
        quantity: line.quantity,
        unitPrice: money(line.unitPrice),
      })),
    },
  };
}

const BECAUSE = {
  lost: {
    fr: "Cet article est personnalisé pour vous : le droit de rétractation de 14 jours ne s’applique pas. La garantie légale de conformité, si.",
    en: "This item is personalised for you: the 14-day right of withdrawal does not apply. The legal guarantee of conformity does.",
    ar: "هذا المنتج مخصّص لك: لا ينطبق حق التراجع خلال 14 يومًا، ويبقى ضمان المطابقة القانوني ساريًا.",
  },
  kept: {
    fr: "Article standard : vous gardez 14 jours pour changer d’avis.",
    en: "Standard item: you keep 14 days to change your mind.",
    ar: "منتج قياسي: لديك 14 يومًا لتغيير رأيك.",
  },
} as const;

function withdrawalOf(product: Product, configuration: Configuration, language: Language): Withdrawal {
  const right = isPersonalised(product, configuration) ? "lost" : "kept";
  return { right, because: BECAUSE[right][language] };
}

function isPersonalised(product: Product, configuration: Configuration): boolean {
  const scope = scopeOf(product, configuration);
  const byDesign = product.printAreas.some(
    (area) => area.legalEffect === "personalises" && (configuration.elements[area.id] ?? []).some(isFilled),
  );
  const byOption = product.options.some((option) => {
    const value = configuration.selections[option.id];
    return (
      option.legalEffect === "personalises" &&
      value !== undefined &&
      value !== "" &&
      value !== defaultOf(option) &&
      conditionHolds(product, option.availableWhen, scope)
    );
  });
  return byDesign || byOption;
}
