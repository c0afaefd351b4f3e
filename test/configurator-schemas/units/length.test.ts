import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printFileSize, roundMm } from "../../../configurator-schemas/units/length.ts";

describe("lengths", () => {
  it("[A12] a card with 3 mm bleed is 1075 × 720 pixels at 300 ppi", () => {
    expect(printFileSize({ widthMm: 85, heightMm: 55 }, { bleedMm: 3, targetPpi: 300 })).toEqual({
      widthPx: 1075,
      heightPx: 720,
    });
  });

  it("[A12] the mug's wrap is 2700 × 1050, and 2771 × 1121 with 3 mm bleed", () => {
    expect(printFileSize({ widthMm: 228.6, heightMm: 88.9 }, { bleedMm: 0, targetPpi: 300 })).toEqual({
      widthPx: 2700,
      heightPx: 1050,
    });
    expect(printFileSize({ widthMm: 228.6, heightMm: 88.9 }, { bleedMm: 3, targetPpi: 300 })).toEqual({
      widthPx: 2771,
      heightPx: 1121,
    });
  });

  it("[A2] the grid is 0.0001 mm and knows no −0", () => {
    expect(Object.is(roundMm(-0.00001), 0)).toBe(true);
    fc.assert(
      fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (mm) => {
        expect(Math.abs(roundMm(mm) - mm)).toBeLessThanOrEqual(0.00005 + 1e-9);
        expect(roundMm(roundMm(mm))).toBe(roundMm(mm));
      }),
    );
  });
});
