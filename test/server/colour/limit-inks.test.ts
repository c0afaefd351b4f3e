import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Inks } from "../../../server/colour/icc-profile.ts";
import { limitInks, limitPixels, mostInk } from "../../../server/colour/limit-inks.ts";

const ink = fc.double({ min: 0, max: 1, noNaN: true });
const inks: fc.Arbitrary<Inks> = fc.tuple(ink, ink, ink, ink);
const limit = fc.integer({ min: 100, max: 400 });
const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);

describe("limited inks", () => {
  it("stay within the limit and what a plate can hold, and never get more colour", () => {
    fc.assert(
      fc.property(inks, limit, (given, tacPct) => {
        const limited = limitInks(given, tacPct);
        expect(sum(limited) * 100).toBeLessThanOrEqual(tacPct + 1e-9);
        for (const each of limited) expect(each).toBeGreaterThanOrEqual(0);
        for (const each of limited) expect(each).toBeLessThanOrEqual(1 + 1e-12);
        for (const i of [0, 1, 2] as const) expect(limited[i]).toBeLessThanOrEqual(given[i] + 1e-12);
        expect(limited[3]).toBeGreaterThanOrEqual(given[3]);
      }),
    );
  });

  it("are what they were where they are few enough", () => {
    fc.assert(
      fc.property(inks, (given) => {
        expect(limitInks(given, 400)).toEqual(given);
      }),
    );
  });

  it("give their grey to black first, and keep their hue when black is full", () => {
    expect(limitInks([0.9, 0.8, 0.7, 0.4], 240).map((each) => Number(each.toFixed(6)))).toEqual([0.7, 0.6, 0.5, 0.6]);
    const [c, m, y, k] = limitInks([1, 1, 0.5, 1], 300);
    expect(k).toBe(1);
    expect([c / y, m / y].map((each) => Number(each.toFixed(6)))).toEqual([2, 2]);
  });

  it("are the same for bytes, to a byte of rounding down", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)), { minLength: 1 }),
        limit,
        (pixels, tacPct) => {
          const bytes = Uint8Array.from(pixels.flat());
          limitPixels(bytes, tacPct);
          expect(mostInk(bytes)).toBeLessThanOrEqual(tacPct);
          for (const [i, [c, m, y, k]] of pixels.entries()) {
            const exact = limitInks([c / 255, m / 255, y / 255, k / 255], tacPct);
            for (const [channel, share] of exact.entries())
              expect(Math.abs((bytes[i * 4 + channel] ?? 0) - share * 255)).toBeLessThanOrEqual(2);
          }
        },
      ),
    );
  });
});
