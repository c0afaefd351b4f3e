import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCurrency } from "../../../configurator-schemas/units/currencies.ts";
import {
  currencyDigits,
  fromMinorUnits,
  isSafeAmount,
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

  it("[P8] knows the digits of every currency ISO 4217 gives other than two", () => {
    const digits = (codes: string) => [...new Set(codes.split(" ").map((code) => currencyDigits(code)))];
    expect(digits("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF")).toEqual([0]);
    expect(digits("BHD IQD JOD KWD LYD OMR TND")).toEqual([3]);
    expect(digits("UYW")).toEqual([4]);
    // Two in ISO 4217, none in CLDR, where browsers have them from.
    expect(digits("AFN ALL COP HUF IDR IRR LAK LBP MGA MMK MRU PKR RSD SOS SYP TWD UZS YER")).toEqual([2]);
    expect(toMinorUnits(parseExact("0.12345"), "UYW")).toBe(1235);
    expect(toDecimalString({ amount: 1235, currency: "UYW" })).toBe("0.1235");
  });

  it("[P8] prices are in currencies in force in 2026, never in funds, metals or what is no code", () => {
    const known = (codes: string) => codes.split(" ").map((code) => isCurrency(code));
    const inForce = "EUR USD JPY KWD XOF XAF XPF XCD XCG ZWG SLE VED VES STN MRU BYN UYW CHF BGN";
    expect(known(inForce)).not.toContain(false);
    const withdrawnOrNone = "HRK CUC ANG ZWL SLL CLF USN CHE XAU XTS XXX XDR XAD AAA eur EU EURO constructor";
    expect(known(withdrawnOrNone)).not.toContain(true);
  });

  it("[P8] tells an amount that a number cannot hold exactly, and never makes one look safe", () => {
    expect([0, -1, Number.MAX_SAFE_INTEGER].map(isSafeAmount)).toEqual([true, true, true]);
    expect([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53].map(isSafeAmount)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }),
        fc.constantFrom("EUR" as const, "JPY" as const, "KWD" as const, "UYW" as const),
        (exact, currency) => {
          const amount = toMinorUnits(exact * 10n ** 9n, currency);
          const whole = exact * 10n ** BigInt(currencyDigits(currency));
          expect(isSafeAmount(amount)).toBe(BigInt(amount) === whole && whole ** 2n < 2n ** 106n);
        },
      ),
      { numRuns: 2000, seed: 20261128 },
    );
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
