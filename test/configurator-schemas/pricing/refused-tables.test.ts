import { describe, expect, it } from "vitest";
import { lintProduct } from "../../../configurator-schemas/answers/lint-product.ts";
import type { DocumentCode } from "../../../configurator-schemas/schema/issue.ts";
import { parseDocument } from "../../../configurator-schemas/schema/parse-document.ts";
import type { PriceTable } from "../../../configurator-schemas/schema/price-table.ts";
import { ProductDocument } from "../../../configurator-schemas/schema/product.ts";
import { bundledDocument, compiled } from "../../support/documents.ts";

const document = bundledDocument("mug-11oz");
const word = { fr: "Ligne" };
const TABLE: PriceTable = { currency: "EUR", tax: "inclusive", base: "10.00", surcharges: [], breaks: [], oneOff: [] };
const surcharge = (id: string, rest: object) => ({ id, label: word, firstFree: 0, ...rest });

/** Paths of what refuses a publish of the mug with this table. */
function refusedOf(
  code: DocumentCode,
  { maxQuantity = 5000, ...table }: Partial<PriceTable> & { maxQuantity?: number },
): string[] {
  return lintProduct(compiled({ ...document, maxQuantity, prices: [{ ...TABLE, ...table }] }))
    .filter((each) => each.code === code && each.severity === "error")
    .map(({ path }) => path);
}

describe("price tables that are refused", () => {
  it("[P15] an amount that a number could not hold for the largest quantity is refused at publishing", () => {
    const told = (table: Partial<PriceTable>, maxQuantity = 1_000_000) =>
      refusedOf("price_too_large", { ...table, maxQuantity });
    // 2^53 - 1 = 9 007 199 254 740 991 cents over a million pieces.
    const most = "90071992.54";
    const over = "90071992.55";
    expect(told({ base: most, surcharges: [surcharge("a", { amount: `-${most}`, when: "giftBox" })] })).toEqual([]);
    expect(told({ base: over }, 999_999)).toEqual([]);
    expect(told({ base: over })).toContain("/prices/0/base");
    const tooLarge: Partial<PriceTable> = {
      baseBySku: [["MUG11-W", over]],
      surcharges: [
        surcharge("a", { amount: `-${over}`, when: "giftBox" }),
        surcharge("b", { amount: "1.00", per: "images(wrap)", tiers: [{ from: "3", amount: over }], minimum: over }),
        surcharge("c", { percent: "100000000000", when: "giftBox" }),
      ],
      breaks: [
        { from: 2, percent: "200000000" },
        { from: 3, unitPrice: over },
      ],
      rush: [{ id: "f", label: word, when: "giftBox", percent: "100000000000" }],
      finish: { minimum: over },
    };
    expect(new Set(told(tooLarge))).toEqual(
      new Set([
        "/prices/0/base",
        "/prices/0/baseBySku/0/1",
        "/prices/0/surcharges/0/amount",
        "/prices/0/surcharges/1/minimum",
        "/prices/0/surcharges/1/tiers/0/amount",
        "/prices/0/surcharges/2/percent",
        "/prices/0/breaks/0/percent",
        "/prices/0/breaks/1/unitPrice",
        "/prices/0/rush/0/percent",
        "/prices/0/finish/minimum",
      ]),
    );
    // The same number of a currency without minor units is a hundred times less.
    expect(told({ currency: "JPY", base: over })).toEqual([]);
    expect(told({ currency: "UYW", base: "900719.93" })).toContain("/prices/0/base");
    // What is paid once is not multiplied.
    const fees = ["900719925474.0991", "900719925474.0992"].map((amount, i) => ({ id: `f${i}`, label: word, amount }));
    expect(told({ currency: "UYW", oneOff: fees })).toEqual(["/prices/0/oneOff/1/amount"]);
  });

  it("[P15] amounts, percentages and measures that mean nothing are refused at publishing, each with its path", () => {
    const told = (table: Partial<PriceTable>) => refusedOf("prices_contradict", table);
    expect(told({ base: "-1.00", surcharges: [surcharge("a", { amount: "2.00" })] })).toEqual(["/prices/0/base"]);
    expect(told({ baseBySku: [["MUG11-M", "-0.01"]] })).toEqual(["/prices/0/baseBySku/0/1"]);
    expect(told({ surcharges: [surcharge("a", { percent: "-100.1", when: "giftBox" })] })).toEqual([
      "/prices/0/surcharges/0/percent",
    ]);
    expect(told({ surcharges: [surcharge("a", { percent: "-100", when: "giftBox" })] })).toEqual([]);
    expect(told({ rush: [{ id: "a", label: word, when: "giftBox", percent: "-101" }] })).toEqual([
      "/prices/0/rush/0/percent",
    ]);
    const tiers = [{ from: "2", amount: "1.00" }];
    expect(told({ surcharges: [surcharge("a", { amount: "1.00", tiers, step: "1", waste: "5" })] })).toEqual([
      "/prices/0/surcharges/0/waste",
      "/prices/0/surcharges/0/step",
      "/prices/0/surcharges/0/tiers",
    ]);
    const per = "images(wrap)";
    expect(told({ surcharges: [surcharge("a", { amount: "1.00", per, tiers, step: "1", waste: "5" })] })).toEqual([]);
    expect(told({ surcharges: [surcharge("a", { percent: "5", per, tiers })] })).toEqual([
      "/prices/0/surcharges/0/tiers",
    ]);
    expect(told({ surcharges: [surcharge("a", { amount: "1.00", per, waste: "-5" })] })).toEqual([
      "/prices/0/surcharges/0/waste",
    ]);
    expect(told({ finish: { step: "1.00", ending: "1.99" } })).toEqual(["/prices/0/finish/ending"]);
    expect(told({ finish: { step: "1.00", ending: "-0.01" } })).toEqual(["/prices/0/finish/ending"]);
    expect(told({ finish: { step: "0.005" } })).toEqual(["/prices/0/finish/step"]);
    expect(told({ currency: "JPY", finish: { step: "10", ending: "0.5" } })).toEqual(["/prices/0/finish/ending"]);
    const rebate = (amount: string) => [{ id: "less", label: word, amount }];
    expect([told({ oneOff: rebate("-10.00") }), told({ oneOff: rebate("-10.01") })]).toEqual([
      [],
      ["/prices/0/oneOff"],
    ]);
  });

  it("[P15] what is no currency, no amount, no threshold of its own or counts without end is refused as it is read", () => {
    const told = (table: object) => {
      const read = parseDocument(ProductDocument, { ...document, prices: [{ ...TABLE, ...table }] });
      return read.ok ? [] : read.issues.map(({ path }) => path);
    };
    expect(told({})).toEqual([]);
    for (const currency of ["eur", "EURO", "XAU", "HRK", "", 978])
      expect(told({ currency })).toEqual(["/prices/0/currency"]);
    for (const amount of ["1000000000000000", "12,50", "1e3", "1.0000000001", " 1", "", 12.5, null])
      expect(told({ surcharges: [{ id: "a", label: word, amount }] })).toEqual(["/prices/0/surcharges/0/amount"]);
    for (const base of ["1000000000000000", "12,50", 12.5]) expect(told({ base })).toEqual(["/prices/0/base"]);
    const one = (rest: object) => told({ surcharges: [{ id: "a", label: word, per: "images(wrap)", ...rest }] });
    const tier = (from: string) => ({ from, amount: "1.00" });
    expect(one({ amount: "1.00", tiers: [tier("2"), tier("2.0")] })).toEqual(["/prices/0/surcharges/0/tiers"]);
    // Counts below the first tier would cost nothing anybody said.
    expect(one({ tiers: [tier("2")] })).toEqual(["/prices/0/surcharges/0"]);
    expect(one({ amount: "1.00", tiers: [tier("0")] })).toEqual(["/prices/0/surcharges/0/tiers/0/from"]);
    for (const firstFree of [-1, 0.5, 1_000_001])
      expect(one({ amount: "1.00", firstFree })).toEqual(["/prices/0/surcharges/0/firstFree"]);
    const step = (from: number) => ({ from, percent: "-5" });
    expect(told({ breaks: [step(10), step(10)] })).toEqual(["/prices/0/breaks"]);
    expect(told({ breaks: [step(0)] })).toEqual(["/prices/0/breaks/0/from"]);
  });
});
