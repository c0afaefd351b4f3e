import { conditionHolds, valueOf } from "../../configuration/conditions.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import { scopeOf } from "../../configuration/scope.ts";
import type { Issue } from "../../schema/issue.ts";
import type { PriceTable } from "../../schema/price-table.ts";
import type { Product } from "../../schema/product.ts";
import { parseExact, percentOf, toDecimalString, toMinorUnits } from "../../units/money.ts";
import { finding } from "./finding.ts";
import type { Words } from "./words.ts";

type Path = readonly (string | number)[];

/** Names the price lines give themselves. */
const OWN_LINE = /^(?:base|break\d+)$/;

/** Price tables that say two things at once, or that would pay the shopper. */
export function lintPrices(product: Product): Issue[] {
  return [
    ...lintCurrencies(product),
    ...product.prices.flatMap((table, i) => [
      ...lintIds(table, ["prices", i]),
      ...lintBreaks(table, ["prices", i]),
      ...lintCounts(table, ["prices", i]),
    ]),
  ];
}

/** What one piece costs before quantity breaks: negative prices are nobody's intention. The configuration is a settled one. */
export function lintPriceOf(product: Product, configuration: Configuration, picks: Words): Issue[] {
  return product.prices.flatMap((table, i) => {
    const amount = toMinorUnits(unitPriceOf(product, table, configuration), table.currency);
    if (amount >= 0) return [];
    const price = `${toDecimalString({ amount, currency: table.currency })} ${table.currency}`;
    return [
      contradict(["prices", i, "base"], {
        fr: `une pièce coûte ${price} avec ${picks.fr}`,
        en: `one piece costs ${price} with ${picks.en}`,
        ar: `القطعة الواحدة بسعر ${price} مع ${picks.ar}`,
      }),
    ];
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

function lintIds({ surcharges, oneOff }: PriceTable, path: Path): Issue[] {
  const seen = new Set<string>();
  const lines = [
    ...surcharges.map(({ id }, i) => ({ id, at: [...path, "surcharges", i, "id"] })),
    ...oneOff.map(({ id }, i) => ({ id, at: [...path, "oneOff", i, "id"] })),
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
  return breaks.flatMap(({ from, percent }, i) =>
    parseExact(percent) >= parseExact("-100")
      ? []
      : [
          contradict([...path, "breaks", i, "percent"], {
            fr: `dès ${from} pièces, ${percent}\u00a0% rend le prix négatif`,
            en: `from ${from} pieces on, ${percent} % makes the price negative`,
            ar: `ابتداءً من ${from} قطعة يصبح السعر سالبًا مع ${percent} ٪`,
          }),
        ],
  );
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

/** Exactly, not rounded line by line: pricing is a sibling of the rules, and a sign does not hang on a cent. */
function unitPriceOf(product: Product, table: PriceTable, configuration: Configuration): bigint {
  const scope = scopeOf(product, configuration);
  const base = parseExact(table.base);
  return table.surcharges.reduce((sum, { when, amount, percent, per, firstFree }) => {
    if (!conditionHolds(product, when, scope)) return sum;
    const counted = per === undefined ? firstFree + 1 : valueOf(product, per, scope);
    const count = typeof counted === "number" ? Math.max(0, Math.floor(counted) - firstFree) : 0;
    const each = percent === undefined ? parseExact(amount ?? "0") : percentOf(base, percent);
    return sum + each * BigInt(count);
  }, base);
}

function contradict(path: Path, reason: Words): Issue {
  return finding("prices_contradict", path, { reason });
}

/** The untouched product, in words. */
export const UNTOUCHED: Words = {
  fr: "les valeurs par défaut",
  en: "the defaults",
  ar: "القيم الافتراضية",
};
