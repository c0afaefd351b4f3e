import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lintProduct } from "../../../configurator-schemas/answers/lint-product.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { priceDesign } from "../../../configurator-schemas/pricing/price-design.ts";
import type { PriceTable } from "../../../configurator-schemas/schema/price-table.ts";
import { currencyDigits } from "../../../configurator-schemas/units/money.ts";
import { aMug, aMugWith, aText } from "../../support/builders.ts";
import { bundledDocument, bundledProduct, compiled } from "../../support/documents.ts";

const mug = bundledProduct("mug-11oz");
const word = { fr: "Ligne" };

const TABLE: PriceTable = { currency: "EUR", tax: "inclusive", base: "10.00", surcharges: [], breaks: [], oneOff: [] };
const surcharge = (id: string, rest: object) => ({ id, label: word, firstFree: 0, ...rest });

function priceOf(
  table: Partial<PriceTable>,
  {
    configuration = aMug(),
    quantity = 1,
    reprint = false,
  }: { configuration?: Configuration; quantity?: number; reprint?: boolean } = {},
) {
  return priceDesign(
    mug,
    { ...TABLE, ...table },
    { lines: [{ configuration, quantity }], taxRatePercent: "20", reprint },
  );
}
const unitOf = (table: Partial<PriceTable>, more: Parameters<typeof priceOf>[1] = {}) =>
  priceOf(table, more).unitPrices[0];
const lineOf = (table: Partial<PriceTable>, rule: string, more: Parameters<typeof priceOf>[1] = {}) =>
  priceOf(table, more).lines.find((each) => each.rule === rule);
/** Eighteen printed characters. */
const wordy = aMugWith(aText({ text: "Joyeux anniversaire" }));

describe("price tables", () => {
  it("[P5] measures with waste, first ones free, a step, tiers in any order and a least charge", () => {
    const per = "graphemes(wrap)";
    const measured = (rest: object) =>
      lineOf({ surcharges: [surcharge("m", { per, amount: "0.10", ...rest })] }, "m", { configuration: wordy });
    expect(measured({})).toMatchObject({ unit: 180, count: { quantity: 18, each: "0.10" } });
    expect(measured({ waste: "10" })).toMatchObject({ unit: 190, count: { quantity: 19 } });
    expect(measured({ waste: "10", step: "0.5" })).toMatchObject({ unit: 200, count: { quantity: 20 } });
    expect(measured({ firstFree: 10, step: "2.5" })).toMatchObject({ unit: 100, count: { quantity: 10 } });
    expect(measured({ minimum: "2.50" })).toMatchObject({ unit: 250 });
    expect(measured({ firstFree: 18, minimum: "2.50" })).toBeUndefined();
    const tiers = [
      { from: "20", amount: "0.01" },
      { from: "15", amount: "0.04" },
      { from: "5", amount: "0.08" },
    ];
    expect(measured({ tiers })).toMatchObject({ unit: 72, count: { quantity: 18, each: "0.04" } });
    expect(measured({ tiers: tiers.toReversed() })).toMatchObject({ unit: 72 });
  });

  it("[P2] percentages are of the exact base or of the exact lines they name", () => {
    const surcharges = [
      surcharge("tenth", { percent: "10", of: ["lacquer", "base"] }),
      surcharge("lacquer", { amount: "0.055" }),
      surcharge("half", { percent: "50" }),
    ];
    expect(priceOf({ base: "9.995", surcharges }).lines.map(({ rule, unit }) => [rule, unit])).toEqual([
      ["base", 1000],
      ["lacquer", 6],
      // 10 % of 9.995 + 0.055, not of 10.00 + 0.06.
      ["tenth", 101],
      ["half", 500],
    ]);
  });

  it("[P2] rounds half to even where the table says so", () => {
    const surcharges = [
      surcharge("a", { amount: "0.005" }),
      surcharge("b", { amount: "0.015" }),
      surcharge("c", { amount: "-0.025" }),
    ];
    const units = (rounding: "halfUp" | "halfEven") => priceOf({ rounding, surcharges }).lines.map(({ unit }) => unit);
    expect(units("halfUp")).toEqual([1000, 1, 2, -3]);
    expect(units("halfEven")).toEqual([1000, 0, 2, -2]);
  });

  it("[P10] a break replaces the unit price or discounts it, for every piece", () => {
    const breaks = [
      { from: 50, unitPrice: "7.50" },
      { from: 10, percent: "-10" },
    ];
    expect([1, 9, 10, 49, 50].map((quantity) => unitOf({ breaks }, { quantity }))).toEqual([1000, 1000, 900, 900, 750]);
  });

  it("[P10] graduated: every piece costs what its own place reaches, and the sum shows it", () => {
    const breaks = [
      { from: 10, percent: "-10" },
      { from: 20, unitPrice: "7.00" },
    ];
    const graduated = priceOf({ breaks, breaksApply: "graduated" }, { quantity: 25 });
    // 9 at 10.00, 10 at 9.00, 6 at 7.00.
    expect(graduated.total).toBe(9 * 1000 + 10 * 900 + 6 * 700);
    expect(graduated.unitPrices[0]).toBe(700);
    expect(graduated.lines.at(-1)).toMatchObject({ rule: "graduated", per: "once", amount: 9 * 300 + 10 * 200 });
    expect(graduated.ladder).toMatchObject([
      { from: 1, unitPrice: 1000, once: 0 },
      { from: 10, unitPrice: 900, once: 900 },
      { from: 20, unitPrice: 700, once: 4700 },
    ]);
  });

  it("[P11] rush is of the unit price after breaks, and by itself of what is paid once", () => {
    const table: Partial<PriceTable> = {
      breaks: [{ from: 10, percent: "-10" }],
      oneOff: [{ id: "setup", label: word, amount: "4.00" }],
      rush: [{ id: "express", label: word, percent: "25" }],
    };
    expect(priceOf(table, { quantity: 10 }).lines.map(({ rule, per, unit }) => [rule, per, unit])).toEqual([
      ["base", "unit", 1000],
      ["break10", "unit", -100],
      ["express", "unit", 225],
      ["setup", "once", 400],
      ["express", "once", 100],
    ]);
  });

  it("[P12] ends prices as wished, in a line of their own, never below the minimum", () => {
    const end = (base: string, finish: PriceTable["finish"]) => unitOf({ base, finish });
    const to99 = { step: "1.00", ending: "0.99" };
    expect([end("10.25", to99), end("10.49", to99), end("10.50", to99), end("10.99", to99)]).toEqual([
      999, 1099, 1099, 1099,
    ]);
    expect(end("10.01", { ...to99, direction: "up" })).toBe(1099);
    expect(end("10.98", { ...to99, direction: "down" })).toBe(999);
    expect(end("10.01", { ...to99, minimum: "10.00" })).toBe(1099);
    expect(end("9.97", { step: "0.05" })).toBe(995);
    expect(end("3.20", { minimum: "5.00" })).toBe(500);
    expect(priceOf({ base: "3.20", finish: { minimum: "5.00" } }).lines.map(({ rule, unit }) => [rule, unit])).toEqual([
      ["base", 320],
      ["minimum", 180],
    ]);
  });

  it("[P13] a blank has its own base, and [P14] a reprint is not set up again", () => {
    const baseBySku: [string, string][] = [["MUG11-M", "12.00"]];
    expect(unitOf({ baseBySku })).toBe(1000);
    const magic = aMug({ selections: { finish: "magic", handle: "black", inside: "black" } });
    expect(unitOf({ baseBySku }, { configuration: magic })).toBe(1200);
    const oneOff = [
      { id: "setup", label: word, amount: "4.00", waivedOnReprint: true },
      { id: "proof", label: word, amount: "2.00" },
    ];
    expect([false, true].map((reprint) => priceOf({ oneOff }, { reprint }).total)).toEqual([1600, 1200]);
  });

  it("[P15] what contradicts itself is refused at publishing, each with its path", () => {
    const document = bundledDocument("mug-11oz");
    const told = (table: Partial<PriceTable>) =>
      lintProduct(compiled({ ...document, prices: [{ ...TABLE, ...table }] }))
        .filter(({ code, severity }) => code === "prices_contradict" && severity === "error")
        .map(({ path }) => path);
    expect(told({})).toEqual([]);
    expect(
      told({ surcharges: [surcharge("a", { percent: "5", of: ["base", "b"] }), surcharge("b", { percent: "5" })] }),
    ).toEqual(["/prices/0/surcharges/0/of/1"]);
    expect(told({ surcharges: [surcharge("a", { amount: "5", of: ["base"] })] })).toEqual([
      "/prices/0/surcharges/0/of/0",
    ]);
    expect(
      told({
        baseBySku: [
          ["MUG11-W", "9.00"],
          ["NOPE", "9.00"],
        ],
      }),
    ).toEqual(["/prices/0/baseBySku/1/0"]);
    expect(told({ breaks: [{ from: 5, unitPrice: "-1.00" }] })).toEqual(["/prices/0/breaks/0/unitPrice"]);
    expect(told({ rush: [{ id: "graduated", label: word, percent: "5" }] })).toEqual(["/prices/0/rush/0/id"]);
    expect(told({ base: "1.00", surcharges: [surcharge("less", { amount: "-2.00" })] })).toEqual(["/prices/0/base"]);
  });

  it("[P1][P3][P4][P10] for any table, in 0, 2 and 3 digits: exact sums, the ladder at every quantity, and no order of authoring", () => {
    fc.assert(
      fc.property(
        aTable(),
        fc.integer({ min: 1, max: 160 }),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        (table, quantity, reprint, stream) => {
          const asked = { configuration: wordy, quantity, reprint };
          const price = priceOf(table, asked);
          const sum = price.lines.reduce((total, line) => total + line.amount, 0);
          expect(sum).toBe(table.tax === "inclusive" ? price.total : price.net);
          expect(price.net + price.tax).toBe(price.total);
          for (const { unit, amount, quantity: times, per } of price.lines) {
            expect(Number.isSafeInteger(unit)).toBe(true);
            expect(amount).toBe(unit * (per === "unit" ? times : 1));
          }
          const step = price.ladder.findLast(({ from }) => from <= quantity);
          expect(sum).toBe((step?.unitPrice ?? Number.NaN) * quantity + (step?.once ?? Number.NaN));
          if (table.breaksApply === "graduated") expect(sum).toBe(pieceByPiece(table, asked));
          expect(unordered(priceOf(shuffled(table, stream), asked))).toEqual(unordered(price));
        },
      ),
      { numRuns: 2000, seed: 20261128 },
    );
  });
});

/** Every piece at the unit price its own place reaches, and what is paid once: the meaning of graduated, the long way. */
function pieceByPiece(
  table: Partial<PriceTable>,
  { quantity, ...asked }: { configuration: Configuration; quantity: number; reprint: boolean },
) {
  const volume = { ...table, breaksApply: "volume" as const };
  const once = priceOf(volume, { ...asked, quantity }).lines.filter(({ per }) => per === "once");
  const pieces = Array.from(
    { length: quantity },
    (_, i) => unitOf(volume, { ...asked, quantity: i + 1 }) ?? Number.NaN,
  );
  return [...pieces, ...once.map(({ amount }) => amount)].reduce((total, each) => total + each, 0);
}

function unordered({ lines, ...rest }: ReturnType<typeof priceOf>) {
  return { ...rest, lines: lines.map((line) => JSON.stringify(line)).toSorted() };
}

function shuffled(table: PriceTable, stream: fc.Stream<number>): PriceTable {
  const mix = <Row>(rows: readonly Row[]): Row[] =>
    rows
      .map((row) => [row, stream.next().value ?? 0] as const)
      .toSorted(([, a], [, b]) => a - b)
      .map(([row]) => row);
  return {
    ...table,
    surcharges: mix(table.surcharges).map((each) => (each.tiers ? { ...each, tiers: mix(each.tiers) } : each)),
    breaks: mix(table.breaks),
    oneOff: mix(table.oneOff),
    ...(table.rush && { rush: mix(table.rush) }),
  };
}

function aTable(): fc.Arbitrary<PriceTable> {
  const amount = fc.integer({ min: -3000, max: 5_000_000 }).map((n) => (n / 10_000).toFixed(5));
  const positive = fc.integer({ min: 1, max: 500_000 }).map((n) => (n / 10_000).toFixed(4));
  const percent = fc.integer({ min: -400, max: 400 }).map((n) => (n / 10).toFixed(1));
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const when = maybe(fc.constantFrom("giftBox", "finish == 'magic'"));
  const tiers = fc
    .uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 })
    .chain((froms) => fc.tuple(...froms.map((from) => amount.map((each) => ({ from: String(from), amount: each })))));
  const fixed = fc.record({ amount, when });
  const counted = fc.record({
    amount,
    per: fc.constantFrom("graphemes(wrap)", "images(wrap)"),
    firstFree: fc.integer({ min: 0, max: 20 }),
    waste: maybe(positive),
    step: maybe(positive),
    minimum: maybe(positive),
    tiers: maybe(tiers),
  });
  const share = fc.record({ percent, when, of: maybe(fc.constant(["base", "s0"])) });
  const surcharges = fc
    .tuple(fixed, fc.array(fc.oneof(fixed, counted, share), { maxLength: 6 }))
    .map(([first, rest]) => [first, ...rest].map((each, i) => surcharge(`s${i}`, each)));
  const breaks = fc.uniqueArray(fc.integer({ min: 1, max: 150 }), { maxLength: 5 }).chain((froms) =>
    fc.tuple(
      ...froms.map((from) =>
        fc.oneof(
          percent.map((each) => ({ from, percent: each })),
          positive.map((each) => ({ from, unitPrice: each })),
        ),
      ),
    ),
  );
  const fee = fc.record({ amount, waivedFrom: maybe(fc.integer({ min: 2, max: 150 })), waivedOnReprint: fc.boolean() });
  const finish = fc.record({
    minimum: maybe(positive),
    step: fc.constantFrom("0.05", "1.00", "5"),
    ending: maybe(fc.constantFrom("0.99", "0.90")),
    direction: fc.constantFrom("nearest" as const, "up" as const, "down" as const),
  });
  return fc
    .record({
      currency: fc.constantFrom("EUR" as const, "JPY" as const, "KWD" as const),
      tax: fc.constantFrom("inclusive" as const, "exclusive" as const),
      rounding: fc.constantFrom("halfUp" as const, "halfEven" as const),
      base: amount,
      surcharges,
      breaks,
      breaksApply: fc.constantFrom("volume" as const, "graduated" as const),
      oneOff: fc
        .array(fee, { maxLength: 3 })
        .map((list) => list.map((each, i) => ({ id: `o${i}`, label: word, ...each }))),
      rush: fc
        .array(fc.record({ percent, when }), { maxLength: 2 })
        .map((list) => list.map((each, i) => ({ id: `r${i}`, label: word, ...each }))),
      finish: maybe(finish),
    })
    .map((table) => withoutUndefined(table) as PriceTable);
}

/** As a parsed document is: what is not said is absent. */
function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe("the currencies", () => {
  it("[P8] of 0, 2 and 3 digits are those the property ran over", () => {
    expect([currencyDigits("JPY"), currencyDigits("EUR"), currencyDigits("KWD")]).toEqual([0, 2, 3]);
  });
});
