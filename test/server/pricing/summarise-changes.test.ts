import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summariseChanges } from "../../../server/pricing/summarise-changes.ts";

const designsOf = (changes: readonly number[], before = 10_000) =>
  changes.map((change, i) => ({ design: `d${i}`, before, after: before + change }));
const binsOf = (changes: readonly number[]) =>
  summariseChanges(designsOf(changes)).histogram.map(({ from, to, count }) => [from, to, count]);

describe("the summary of a simulation", () => {
  it("[SU1] takes figures by nearest rank: prices somebody has, never one in between", () => {
    const { change } = summariseChanges(designsOf([-3, 1, 2, 10]));
    expect(change).toEqual({ min: -3, median: 1, p90: 10, max: 10, sum: 10, cheaper: 1, same: 0, dearer: 3 });
    const ten = summariseChanges(designsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).change;
    expect([ten.median, ten.p90]).toEqual([5, 9]);
  });

  it("[SU2] draws bins of a round width at its multiples, empty ones too", () => {
    expect(binsOf([0, 0, 0])).toEqual([[0, 1, 3]]);
    expect(binsOf([-1, 1])).toEqual([
      [-1, 0, 1],
      [0, 1, 0],
      [1, 2, 1],
    ]);
    expect(binsOf([0, 11])).toHaveLength(12);
    // A thirteenth is one too many: the next round width.
    expect(binsOf([0, 12]).slice(0, 2)).toEqual([
      [0, 2, 1],
      [2, 4, 0],
    ]);
    expect(binsOf([-250, 999])[0]).toEqual([-400, -200, 1]);
  });

  it("[SU3] lists the ten largest changes, up or down, and none of zero", () => {
    const { largest } = summariseChanges(
      designsOf([0, 5, -7, 0, ...Array.from({ length: 20 }, (_, i) => (i % 3) - 1)]),
    );
    expect(largest.slice(0, 2)).toEqual([
      { design: "d2", before: 10_000, after: 9_993 },
      { design: "d1", before: 10_000, after: 10_005 },
    ]);
    expect(largest).toHaveLength(10);
    expect(summariseChanges(designsOf([0, 0])).largest).toEqual([]);
  });

  it("[SU4] adds up, whatever the prices: every change in one bin, at most twelve bins, whole numbers", () => {
    const price = fc.integer({ min: 0, max: 9_000_000_000_000 });
    fc.assert(
      fc.property(fc.array(fc.record({ before: price, after: price }), { maxLength: 60 }), (prices) => {
        const designs = prices.map((each, i) => ({ design: `d${i}`, ...each }));
        const { before, after, change, histogram, priced } = summariseChanges(designs);
        expect(before.sum + change.sum).toBe(after.sum);
        expect(change.cheaper + change.same + change.dearer).toBe(priced);
        expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(priced);
        expect(histogram.length).toBeLessThanOrEqual(12);
        for (const { from, to, count } of histogram) {
          const inside = designs.filter((each) => from <= each.after - each.before && each.after - each.before < to);
          expect([inside.length, Number.isSafeInteger(from), /^[125]0*$/.test(String(to - from))]).toEqual([
            count,
            true,
            true,
          ]);
        }
        for (const figure of [change.min, change.median, change.p90, change.max]) {
          expect(priced === 0 || designs.some((each) => each.after - each.before === figure)).toBe(true);
        }
      }),
    );
  });
});
