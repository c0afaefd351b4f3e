import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fromMinorUnits,
  parseExact,
  percentOf,
  taxInside,
  taxOnTop,
  toDecimalString,
  toMinorUnits,
} from "../../../configurator-schemas/units/money.ts";

describe("exact money", () => {
  it("[P8] reads decimal strings exactly and refuses anything else", () => {
    expect(parseExact("12.50")).toBe(12_500_000_000n);
    expect(parseExact("-0.0175")).toBe(-17_500_000n);
    for (const bad of ["", "1,5", "1e3", ".5", "12.", "0.1234567891", "NaN"])
      expect(() => parseExact(bad)).toThrow(RangeError);
  });

  it("[P2] rounds once, half away from zero", () => {
    expect(toMinorUnits(parseExact("1.2375"), "EUR")).toBe(124);
    expect(toMinorUnits(parseExact("1.005"), "EUR")).toBe(101);
    expect(toMinorUnits(parseExact("-1.005"), "EUR")).toBe(-101);
    expect(toMinorUnits(parseExact("1.5"), "JPY")).toBe(2);
    expect(toMinorUnits(parseExact("1.0005"), "KWD")).toBe(1001);
  });

  it("[P8] takes currency digits from the frozen table where Intl disagrees", () => {
    expect(toDecimalString({ amount: 12_345, currency: "HUF" })).toBe("123.45");
    expect(toDecimalString({ amount: 5, currency: "EUR" })).toBe("0.05");
    expect(toDecimalString({ amount: -5, currency: "EUR" })).toBe("-0.05");
    expect(toDecimalString({ amount: 500, currency: "JPY" })).toBe("500");
  });

  it("[P3] net and tax always add up to gross", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.constantFrom("0", "5.5", "10", "19", "20", "21.5"),
        (amount, rate) => {
          const tax = taxInside(amount, rate);
          expect(Number.isInteger(tax)).toBe(true);
          // The tax on the net part is the tax that was taken out, to the minor unit.
          expect(Math.abs(taxOnTop(amount - tax, rate) - tax)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("[P8] minor units survive the way in and out", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom("EUR" as const, "JPY" as const, "KWD" as const),
        (amount, currency) => {
          expect(toMinorUnits(fromMinorUnits(amount, currency), currency)).toBe(amount);
          expect(toMinorUnits(parseExact(toDecimalString({ amount, currency })), currency)).toBe(amount);
        },
      ),
    );
  });

  it("[P8] percentages are exact where floating point is not", () => {
    expect(percentOf(parseExact("9.90"), "12.5")).toBe(parseExact("1.2375"));
    expect(percentOf(parseExact("0.1"), "30")).toBe(parseExact("0.03"));
  });
});
