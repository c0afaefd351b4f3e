import type { Configuration } from "../../configuration/configuration.ts";
import type { Issue } from "../../schema/issue.ts";
import type { PriceTable } from "../../schema/price-table.ts";
import type { Product } from "../../schema/product.ts";
import { isSafeAmount, parseExact, toDecimalString, toMinorUnits } from "../../units/money.ts";
import type { MinorUnits } from "../../units/money.ts";
import { contradict, lintAmounts, priceTooLarge } from "./lint-amounts.ts";
import type { Words } from "./words.ts";

export type UnitPriceOf = (table: PriceTable, configuration: Configuration) => MinorUnits;

type Path = readonly (string | number)[];

/** Names the price lines give themselves. */
const OWN_LINE = /^(?:base|break\d+|graduated|minimum|ending)$/;

/** Price tables that say two things at once, or that would pay the shopper. */
export function lintPrices(product: Product): Issue[] {
  return [
    ...lintCurrencies(product),
    ...product.prices.flatMap((table, i) => [
      ...lintIds(table, ["prices", i]),
      ...lintBreaks(table, ["prices", i]),
      ...lintCounts(table, ["prices", i]),
      ...lintPercentages(table, ["prices", i]),
      ...lintBlanks(product, table, ["prices", i]),
      ...lintAmounts(product, table, ["prices", i]),
    ]),
  ];
}

/** What one piece costs before quantity breaks: negative prices are nobody's intention. The configuration is a settled one. */
export function lintPriceOf(
  product: Product,
  configuration: Configuration,
  { picks, unitPriceOf }: { readonly picks: Words; readonly unitPriceOf: UnitPriceOf },
): Issue[] {
  return product.prices.flatMap((table, i) => {
    // What the shop adds is not known here, and what choices take off is taken off it.
    if (table.base === "shop") return [];
    const { currency } = table;
    const amount = unitPriceOf(table, configuration);
    const price = toDecimalString({ amount, currency });
    const path = ["prices", i, "base"];
    if (!isSafeAmount(amount * product.maxQuantity))
      return [priceTooLarge(path, { price, currency, quantity: product.maxQuantity })];
    if (amount < 0) return [paysTheShopper(path, { price: `${price} ${currency}`, picks })];
    const first = amount + rebatesOf(table);
    if (first >= 0) return [];
    const paid = `${toDecimalString({ amount: first, currency })} ${currency}`;
    return [paysTheShopper(["prices", i, "oneOff"], { price: paid, picks })];
  });
}

/** What is always taken off once. */
function rebatesOf({ oneOff, currency, rounding }: PriceTable): MinorUnits {
  return oneOff
    .filter(({ when, amount }) => when === undefined && amount.startsWith("-"))
    .reduce((sum, { amount }) => sum + toMinorUnits(parseExact(amount), currency, rounding), 0);
}

function paysTheShopper(path: Path, { price, picks }: { readonly price: string; readonly picks: Words }): Issue {
  return contradict(path, {
    fr: `une pièce coûte ${price} avec ${picks.fr}`,
    en: `one piece costs ${price} with ${picks.en}`,
    ar: `القطعة الواحدة بسعر ${price} مع ${picks.ar}`,
  });
}

function lintCurrencies({ prices }: Product): Issue[] {
  return prices.flatMap(({ currency }, i) =>
    prices.findIndex((each) => each.currency === currency) === i
      ? []
      : [
          contradict(["prices", i, "currency"], {
            fr: `deux tableaux de prix en ${currency}`,
            en: `two price tables in ${currency}`,
            ar: `جدولا أسعار بعملة ${currency}`,
          }),
        ],
  );
}

function lintIds({ surcharges, oneOff, rush }: PriceTable, path: Path): Issue[] {
  const seen = new Set<string>();
  const lines = [
    ...surcharges.map(({ id }, i) => ({ id, at: [...path, "surcharges", i, "id"] })),
    ...oneOff.map(({ id }, i) => ({ id, at: [...path, "oneOff", i, "id"] })),
    ...(rush ?? []).map(({ id }, i) => ({ id, at: [...path, "rush", i, "id"] })),
  ];
  return lines.flatMap(({ id, at }) => {
    const isTaken = seen.has(id) || OWN_LINE.test(id);
    seen.add(id);
    return isTaken
      ? [
          contradict(at, {
            fr: `deux lignes de prix s’appellent «\u00a0${id}\u00a0»`,
            en: `two price lines are called “${id}”`,
            ar: `سطرا سعر باسم «${id}»`,
          }),
        ]
      : [];
  });
}

function lintBreaks({ breaks }: PriceTable, path: Path): Issue[] {
  return breaks.flatMap((step, i) => {
    const { from } = step;
    const [key, written] = "percent" in step ? ["percent", `${step.percent}\u00a0%`] : ["unitPrice", step.unitPrice];
    const isNegative =
      "percent" in step ? parseExact(step.percent) < parseExact("-100") : parseExact(step.unitPrice) < 0n;
    return isNegative
      ? [
          contradict([...path, "breaks", i, key], {
            fr: `dès ${from} pièces, ${written} rend le prix négatif`,
            en: `from ${from} pieces on, ${written} makes the price negative`,
            ar: `ابتداءً من ${from} قطعة يصبح السعر سالبًا مع ${written}`,
          }),
        ]
      : [];
  });
}

function lintCounts({ surcharges }: PriceTable, path: Path): Issue[] {
  return surcharges.flatMap(({ id, per, firstFree }, i) =>
    per !== undefined || firstFree === 0
      ? []
      : [
          contradict([...path, "surcharges", i, "firstFree"], {
            fr: `«\u00a0${id}\u00a0» offre les ${firstFree} premiers sans dire ce qui est compté (per)`,
            en: `“${id}” gives the first ${firstFree} free without saying what is counted (per)`,
            ar: `«${id}» يمنح أول ${firstFree} مجانًا دون تحديد ما يُعد (per)`,
          }),
        ],
  );
}

/** A percentage names lines that there are, and none that is a percentage itself: else their order would matter. */
function lintPercentages({ surcharges }: PriceTable, path: Path): Issue[] {
  const amounts = new Set(["base", ...surcharges.flatMap(({ id, amount }) => (amount === undefined ? [] : [id]))]);
  return surcharges.flatMap(({ id, percent, of = [] }, i) =>
    of.flatMap((name, j) =>
      percent !== undefined && amounts.has(name)
        ? []
        : [
            contradict([...path, "surcharges", i, "of", j], {
              fr: `«\u00a0${id}\u00a0» porte sur «\u00a0${name}\u00a0», qui n’est ni base ni une ligne à montant fixe`,
              en: `“${id}” is of “${name}”, which is neither base nor a line with an amount`,
              ar: `«${id}» يُحسب من «${name}»، وهو ليس base ولا سطرًا بمبلغ`,
            }),
          ],
    ),
  );
}

/** A base for a blank that there is not is a slip of the pen. */
function lintBlanks({ variants }: Product, { baseBySku = [] }: PriceTable, path: Path): Issue[] {
  const skus = new Set(
    variants.rows.map((row) => row.at(-1)).map((variant) => (typeof variant === "object" ? variant.sku : "")),
  );
  return baseBySku.flatMap(([sku], i) =>
    skus.has(sku)
      ? []
      : [
          contradict([...path, "baseBySku", i, 0], {
            fr: `le produit n’a pas d’article «\u00a0${sku}\u00a0»`,
            en: `the product has no blank “${sku}”`,
            ar: `لا يوجد في المنتج صنف «${sku}»`,
          }),
        ],
  );
}

/** The untouched product, in words. */
export const UNTOUCHED: Words = {
  fr: "les valeurs par défaut",
  en: "the defaults",
  ar: "القيم الافتراضية",
};
