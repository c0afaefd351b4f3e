import type { Issue } from "../../schema/issue.ts";
import type { PriceTable, Surcharge } from "../../schema/price-table.ts";
import type { Product } from "../../schema/product.ts";
import { currencyDigits, isSafeAmount, parseExact, percentOf, toMinorUnits } from "../../units/money.ts";
import type { ExactAmount } from "../../units/money.ts";
import { finding } from "./finding.ts";
import { plain } from "./words.ts";
import type { Words } from "./words.ts";

type Path = readonly (string | number)[];

/** A decimal string at its place in the document; absent ones are nothing to say anything about. */
interface Written {
  readonly at: Path;
  readonly text: string | undefined;
}

/** Amounts that no number holds exactly once they are multiplied, and amounts, percentages and measures that mean nothing. */
export function lintAmounts(product: Product, table: PriceTable, path: Path): Issue[] {
  const { surcharges, rush = [], finish } = table;
  const at = (...parts: Path): Path => [...path, ...parts];
  const bases = basesOf(table, path);
  return [
    ...lintLargest(product, table, { bases, at }),
    ...[
      ...bases,
      { at: at("finish", "minimum"), text: finish?.minimum },
      { at: at("finish", "ending"), text: finish?.ending },
      ...surcharges.map(({ waste }, i) => ({ at: at("surcharges", i, "waste"), text: waste })),
    ].flatMap((each) => notBelow("0", each)),
    ...[
      ...surcharges.map(({ percent }, i) => ({ at: at("surcharges", i, "percent"), text: percent })),
      ...rush.map(({ percent }, i) => ({ at: at("rush", i, "percent"), text: percent })),
    ].flatMap((each) => notBelow("-100", each)),
    ...surcharges.flatMap((surcharge, i) => lintMeasure(surcharge, at("surcharges", i))),
    ...lintEnding(table, at("finish")),
  ];
}

/** An amount that, times a quantity the product allows, is more than a number holds exactly. */
export function priceTooLarge(
  path: Path,
  slots: { readonly price: string; readonly currency: string; readonly quantity: number },
): Issue {
  return finding("price_too_large", path, slots);
}

/** Prices that say two things at once, or nothing that can be meant. */
export function contradict(path: Path, reason: Words): Issue {
  return finding("prices_contradict", path, { reason });
}

function basesOf({ base, baseBySku = [] }: PriceTable, path: Path): Written[] {
  return [
    { at: [...path, "base"], text: base === "shop" ? undefined : base },
    ...baseBySku.map(([, text], i) => ({ at: [...path, "baseBySku", i, 1], text })),
  ];
}

function lintLargest(
  { maxQuantity }: Product,
  { currency, surcharges, breaks, oneOff, finish, rush = [] }: PriceTable,
  { bases, at }: { readonly bases: readonly Written[]; readonly at: (...parts: Path) => Path },
): Issue[] {
  const amounts: Written[] = [
    ...bases,
    ...surcharges.flatMap(({ amount, minimum, tiers = [] }, i) => [
      { at: at("surcharges", i, "amount"), text: amount },
      { at: at("surcharges", i, "minimum"), text: minimum },
      ...tiers.map((tier, j) => ({ at: at("surcharges", i, "tiers", j, "amount"), text: tier.amount })),
    ]),
    ...breaks.flatMap((step, i) =>
      "unitPrice" in step ? [{ at: at("breaks", i, "unitPrice"), text: step.unitPrice }] : [],
    ),
    { at: at("finish", "minimum"), text: finish?.minimum },
    { at: at("finish", "step"), text: finish?.step },
  ];
  const percentages: Written[] = [
    ...surcharges.map(({ percent }, i) => ({ at: at("surcharges", i, "percent"), text: percent })),
    ...breaks.flatMap((step, i) => ("percent" in step ? [{ at: at("breaks", i, "percent"), text: step.percent }] : [])),
    ...rush.map(({ percent }, i) => ({ at: at("rush", i, "percent"), text: percent })),
  ];
  const base = bases.reduce((most, { text }) => {
    const amount = parseExact(text ?? "0");
    return amount > most ? amount : most;
  }, 0n);
  const holds = (amount: ExactAmount, times: number) => isSafeAmount(toMinorUnits(amount * BigInt(times), currency));
  const tooLarge = (
    { at: place, text = "" }: Written,
    { amount, times }: { readonly amount: ExactAmount; readonly times: number },
  ) => (holds(amount, times) ? [] : [priceTooLarge(place, { price: text, currency, quantity: times })]);
  const said = (written: Written) => written.text !== undefined;
  return [
    ...amounts
      .filter(said)
      .flatMap((each) => tooLarge(each, { amount: parseExact(each.text ?? "0"), times: maxQuantity })),
    ...oneOff.flatMap(({ amount }, i) =>
      tooLarge({ at: at("oneOff", i, "amount"), text: amount }, { amount: parseExact(amount), times: 1 }),
    ),
    ...percentages
      .filter(said)
      .flatMap(({ at: place, text = "0" }) =>
        tooLarge({ at: place, text: `${text}\u00a0%` }, { amount: percentOf(base, text), times: maxQuantity }),
      ),
  ];
}

function notBelow(least: "0" | "-100", { at, text }: Written): Issue[] {
  if (text === undefined || parseExact(text) >= parseExact(least)) return [];
  const name = String(at.findLast((part) => typeof part === "string"));
  return [
    contradict(at, {
      fr: `${name} vaut ${text}, au-dessous de ${least}`,
      en: `${name} is ${text}, below ${least}`,
      ar: `قيمة ${name} هي ${text}، أقل من ${least}`,
    }),
  ];
}

/** What a count or measure is refined by means nothing where nothing is counted, and tiers are amounts, never of a percentage. */
function lintMeasure({ id, per, percent, waste, step, tiers }: Surcharge, path: Path): Issue[] {
  const idle = Object.entries({ waste, step, tiers }).flatMap(([key, value]) =>
    value !== undefined && (per === undefined || (key === "tiers" && percent !== undefined)) ? [key] : [],
  );
  return idle.map((key) =>
    contradict(
      [...path, key],
      per === undefined
        ? {
            fr: `«\u00a0${id}\u00a0» a ${key} sans dire ce qui est compté (per)`,
            en: `“${id}” has ${key} without saying what is counted (per)`,
            ar: `«${id}» فيه ${key} دون تحديد ما يُعد (per)`,
          }
        : {
            fr: `«\u00a0${id}\u00a0» est un pourcentage\u00a0: ses paliers (tiers) ne compteraient jamais`,
            en: `“${id}” is a percentage: its tiers would never count`,
            ar: `«${id}» نسبة مئوية: شرائحه (tiers) لن تُحتسب أبدًا`,
          },
    ),
  );
}

/** Prices end in whole minor units, and an ending is smaller than the step it ends. */
function lintEnding({ finish, currency }: PriceTable, path: Path): Issue[] {
  const { step, ending } = finish ?? {};
  const minor = parseExact("1") / 10n ** BigInt(currencyDigits(currency));
  const fine = Object.entries({ step, ending }).flatMap(([key, text]) =>
    text === undefined || parseExact(text) % minor === 0n
      ? []
      : [
          contradict([...path, key], {
            fr: `${text} est plus fin que la plus petite unité de ${currency}`,
            en: `${text} is finer than the smallest unit of ${currency}`,
            ar: `${text} أدق من أصغر وحدة في ${currency}`,
          }),
        ],
  );
  if (step === undefined || ending === undefined || parseExact(ending) < parseExact(step)) return fine;
  const reason = plain(`ending ${ending} ≥ step ${step}`);
  return [...fine, contradict([...path, "ending"], reason)];
}
