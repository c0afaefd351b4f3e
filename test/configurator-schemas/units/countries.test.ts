import { describe, expect, it } from "vitest";
import { isCountry } from "../../../configurator-schemas/units/countries.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");

describe("countries", () => {
  it("[CN1] are the 249 codes ISO 3166-1 assigns", () => {
    const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
    expect(codes.filter(isCountry)).toHaveLength(249);
    // What the platform calls a region that ISO does not: each is one of those below.
    const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    expect(codes.filter((code) => isCountry(code) && names.of(code) === undefined)).toEqual([]);
  });

  it("[CN2] are no unions, no reserved or user-assigned codes, and stand in capitals", () => {
    for (const code of ["EU", "UK", "XK", "AC", "ZZ", "fr", "FRA", "F", "", "__proto__"])
      expect(isCountry(code)).toBe(false);
    for (const code of ["FR", "GP", "RE", "BE", "CH", "MA", "DZ", "TN", "GB", "GG"]) expect(isCountry(code)).toBe(true);
  });
});
