import { describe, expect, it } from "vitest";
import { taxRateFor } from "../../../configurator-schemas/answers/tax-rate.ts";

const TABLE = [
  { country: "BE", taxClass: "reduced", ratePercent: "6" },
  { country: "FR", taxClass: "reduced", ratePercent: "5.5" },
  { country: "FR", taxClass: "standard", ratePercent: "20" },
  { country: "DE", taxClass: "standard", ratePercent: "0" },
];

describe("the tax rate", () => {
  it.each([
    ["FR", "reduced", "5.5"],
    ["FR", "standard", "20"],
    ["FR", undefined, "20"],
    // A class the country does not know is taxed like everything else there.
    ["FR", "books", "20"],
    ["BE", "reduced", "6"],
    // Nothing is said of them: not even another class' rate is a guess to make.
    ["BE", undefined, undefined],
    ["BE", "books", undefined],
    ["US", "standard", undefined],
    // No tax is something else than nothing said.
    ["DE", "reduced", "0"],
  ])("[TX1] of %s, class %s, is %s, whatever the order of the rows", (country, taxClass, expected) => {
    for (const table of [TABLE, TABLE.toReversed()]) expect(taxRateFor(table, { country, taxClass })).toBe(expected);
  });
});
