import type { Configuration } from "../configuration/configuration.ts";
import { fieldIssues, lineConfiguration } from "../configuration/line-configuration.ts";
import type { LineDifference } from "../configuration/line-configuration.ts";
import { variantOf } from "../configuration/variant.ts";
import { priceDesign } from "../pricing/price-design.ts";
import type { DesignPrice } from "../pricing/price-design.ts";
import type { LineCount } from "../pricing/unit-line.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import { localise } from "../schema/localise.ts";
import type { Language } from "../schema/localised.ts";
import type { PriceTable } from "../schema/price-table.ts";
import type { Product } from "../schema/product.ts";
import type { Money } from "../units/money.ts";
import { withdrawalRights } from "./withdrawal.ts";
import type { WithdrawalRight, WithdrawalRights } from "./withdrawal.ts";

/** What the contract calls a quote, without the server's receipt, validity time, promise and legal words. */
export interface Quote {
  readonly lines: readonly QuoteLine[];
  readonly taxMode: PriceTable["tax"];
  readonly unitPrice: Money;
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
  readonly ladder: readonly QuoteStep[];
  /** The largest quantity the ladder speaks for. */
  readonly maxQuantity: number;
  readonly withdrawal: Pick<WithdrawalRights, "right" | "country">;
  /** One per requested line, in order. */
  readonly skus: readonly QuoteSku[];
}

export interface QuoteLine {
  readonly rule: string;
  readonly label: string;
  readonly per: "unit" | "once";
  readonly quantity: number;
  readonly unit: Money;
  readonly amount: Money;
  /** Counted and measured surcharges: 18 graphemes at "0.05" each. */
  readonly count?: LineCount;
}

export interface QuoteStep {
  readonly from: number;
  readonly unitPrice: Money;
  readonly once: Money;
}

export interface QuoteSku {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  /** Of several lines: this one's unit price at every step of the ladder, in minor units. */
  readonly unitPrices?: readonly number[];
  readonly withdrawal: WithdrawalRight;
}

export interface QuoteQuestion {
  readonly lines: readonly (LineDifference & { readonly quantity: number })[];
  readonly currency?: string | undefined;
  /** Today's base, for a product whose base is the shop's. */
  readonly shopBase?: { readonly amount: number; readonly currency: string } | undefined;
  /** The design was made before. */
  readonly reprint?: boolean | undefined;
  readonly language: Language;
  /** Decimal string in per cent, e.g. "20". */
  readonly taxRatePercent: string;
  /** Whose right of withdrawal: ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
}

export type QuoteAnswer =
  | { readonly ok: true; readonly quote: Quote }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** One price for one design. The configuration must already be valid and complete; quantities and money are checked here. */
export function quoteConfiguration(
  product: Product,
  configuration: Configuration,
  question: QuoteQuestion,
): QuoteAnswer {
  const table = tableFor(product, question.currency);
  const lines = question.lines.map((line) => ({
    quantity: line.quantity,
    configuration: lineConfiguration(configuration, line),
  }));
  const skus = lines.map((line) => variantOf(product, line.configuration)?.sku);
  const issues = [
    ...quantityIssues(product, question),
    ...fieldIssues(configuration, question.lines),
    ...(table ? shopBaseIssues(table, question) : [unknownCurrency(product, question)]),
    ...(skus.includes(undefined)
      ? [issue("variant_unknown", "error", ["selections"], { options: product.variants.by.join(", ") })]
      : []),
  ];
  if (issues.length > 0 || !table) return { ok: false, issues };

  const price = priceDesign(product, table, {
    lines: lines.map((line) => ({ ...line, shopBase: question.shopBase?.amount })),
    taxRatePercent: question.taxRatePercent,
    reprint: question.reprint,
  });
  const unpayable = unpayableIssues(product, table, price);
  if (unpayable.length > 0) return { ok: false, issues: unpayable };
  const { perLine, ...withdrawal } = withdrawalRights(
    product,
    lines.map((line) => line.configuration),
    question.country,
  );
  const pieces = skus.map((sku, i) => ({
    sku: sku ?? "",
    quantity: lines[i]?.quantity ?? 0,
    withdrawal: perLine[i] ?? "unclear",
  }));
  return { ok: true, quote: toQuote(product, { table, price, pieces, withdrawal, language: question.language }) };
}

function toQuote(
  product: Product,
  {
    table,
    price,
    pieces,
    withdrawal,
    language,
  }: {
    readonly table: PriceTable;
    readonly price: DesignPrice;
    readonly pieces: readonly Pick<QuoteSku, "sku" | "quantity" | "withdrawal">[];
    readonly withdrawal: Quote["withdrawal"];
    readonly language: Language;
  },
): Quote {
  const money = (amount: number): Money => ({ amount, currency: table.currency });
  // The price of a piece hangs on its place: no other quantity can be told line by line.
  const hasOwnLadders = pieces.length > 1 && table.breaksApply !== "graduated";
  return {
    lines: price.lines.map(({ label, unit, amount, ...line }) => ({
      ...line,
      label: localise(label, language),
      unit: money(unit),
      amount: money(amount),
    })),
    taxMode: table.tax,
    unitPrice: money(price.unitPrices[0] ?? 0),
    net: money(price.net),
    tax: money(price.tax),
    total: money(price.total),
    ladder: price.ladder.map(({ from, unitPrice, once }) => ({
      from,
      unitPrice: money(unitPrice),
      once: money(once),
    })),
    maxQuantity: product.maxQuantity,
    withdrawal,
    skus: pieces.map((piece, i) => ({
      ...piece,
      unitPrice: money(price.unitPrices[i] ?? 0),
      ...(hasOwnLadders && { unitPrices: price.ladder.map(({ unitPrices }) => unitPrices[i] ?? 0) }),
    })),
  };
}

function tableFor({ prices }: Product, currency: string | undefined): PriceTable | undefined {
  return currency === undefined ? prices[0] : prices.find((each) => each.currency === currency);
}

function unknownCurrency({ prices }: Product, { currency = "" }: QuoteQuestion): Issue {
  const expected = prices.map((each) => each.currency).join(", ");
  return issue("value_unknown", "error", ["currency"], { label: "currency", got: currency, expected });
}

/** Every line has at least one piece, and all of them are no more than the product's largest quantity. */
function quantityIssues({ maxQuantity: max }: Product, { lines }: QuoteQuestion): Issue[] {
  const wrong = (got: number, path: readonly (string | number)[]) =>
    issue("quantity_out_of_range", "error", path, { got, min: 1, max });
  const bad = lines.flatMap(({ quantity }, i) =>
    Number.isInteger(quantity) && quantity >= 1 ? [] : [wrong(quantity, ["lines", i, "quantity"])],
  );
  if (bad.length > 0) return bad;
  const all = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return all >= 1 && all <= max ? [] : [wrong(all, ["lines"])];
}

/** A base that is the shop's has to come with the question, in the table's own money. */
function shopBaseIssues({ base, currency }: PriceTable, { shopBase }: QuoteQuestion): Issue[] {
  if (base !== "shop") return shopBase ? [issue("shop_base_unasked", "error", ["shopBase"])] : [];
  if (!shopBase) return [issue("shop_base_missing", "error", ["shopBase"], { currency })];
  if (shopBase.currency !== currency) {
    const params = { label: "shopBase", got: shopBase.currency, expected: currency };
    return [issue("value_unknown", "error", ["shopBase", "currency"], params)];
  }
  return Number.isSafeInteger(shopBase.amount) && shopBase.amount >= 0
    ? []
    : [
        issue("value_out_of_range", "error", ["shopBase", "amount"], {
          label: "shopBase",
          got: shopBase.amount,
          min: 0,
          max: Number.MAX_SAFE_INTEGER,
        }),
      ];
}

/**
 * Prices nobody can pay: below zero, or so large that integers end. Amounts whose absolute values sum to a safe integer were
 * all added exactly; the ladder is a promise too, up to its last quantity.
 */
function unpayableIssues({ maxQuantity }: Product, { currency }: PriceTable, price: DesignPrice): Issue[] {
  const { lines, unitPrices, ladder } = price;
  const size = lines.reduce((sum, { amount }) => sum + Math.abs(amount), Math.abs(price.total) + Math.abs(price.tax));
  const largest = Math.max(
    ...ladder.map(({ unitPrices: each, once }) => Math.max(...each.map(Math.abs)) * maxQuantity + Math.abs(once)),
  );
  if (size > Number.MAX_SAFE_INTEGER || largest > Number.MAX_SAFE_INTEGER) {
    return [issue("amount_too_large", "error", ["lines"], { currency })];
  }
  const least = Math.min(price.total, ...unitPrices, ...ladder.flatMap((step) => step.unitPrices));
  return least < 0 ? [issue("price_below_zero", "error", ["lines"], { currency })] : [];
}
