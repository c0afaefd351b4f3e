import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutDashes } from "../../../configurator-schemas/artwork/cut-dashes.ts";
import { readPathData } from "../../../configurator-schemas/artwork/draw-art.ts";
import { flattenOutline } from "../../../configurator-schemas/artwork/flatten-outline.ts";
import { toPathData } from "../../../configurator-schemas/artwork/path-data.ts";
import type { OutlineCommand } from "../../../configurator-schemas/artwork/shaper.ts";

function cut(d: string, dashesMm: readonly number[], offsetMm = 0): string {
  return toPathData(cutDashes(readPathData(d), { dashesMm, offsetMm }), [1, 0, 0, 1, 0, 0]);
}

/** Of each contour, measured a hundred times as finely as is cut. */
function lengthsOf(outline: readonly OutlineCommand[]): number[] {
  return flattenOutline(outline, 0.000005).map((contour) =>
    contour.slice(1).reduce((sum, [x, y], i) => {
      const [beforeX, beforeY] = contour[i] ?? [x, y];
      return sum + Math.hypot(x - beforeX, y - beforeY);
    }, 0),
  );
}

const mm = fc.integer({ min: 0, max: 4000 }).map((each) => each / 100);
const curve = fc.array(mm, { minLength: 8, maxLength: 8 }).map(([a = 0, b = 0, ...rest]): OutlineCommand[] => [
  { type: "M", points: [a, b] },
  { type: "C", points: rest },
]);
const length = fc.integer({ min: 50, max: 900 }).map((each) => each / 100);

describe("dashes", () => {
  it("[A81] are lines of their own, from the offset on, anew for each contour", () => {
    expect(cut("M0 0L10 0", [3, 2])).toBe("M0 0L3 0M5 0L8 0");
    expect(cut("M0 0L10 0M0 5L4 5", [3, 2], 4)).toBe("M1 0L4 0M6 0L9 0M1 5L4 5");
    expect(cut("M0 0L10 0", [3, 2], -1)).toBe("M1 0L4 0M6 0L9 0");
    // An odd number goes on in turn.
    expect(cut("M0 0L10 0", [2])).toBe("M0 0L2 0M4 0L6 0M8 0L10 0");
  });

  it("[A81] go on round corners, and where a contour closes within two of them they are one", () => {
    expect(cut("M0 0L4 0L4 4L0 4Z", [6, 2])).toBe("M0 0L4 0L4 2M4 4L0 4L0 2");
    expect(cut("M0 0L4 0L4 4L0 4Z", [3, 4], 1)).toBe("M4 2L4 4L3 4M0 3L0 0L2 0");
    expect(cut("M0 0L4 0L4 4Z", [100, 1])).toBe("M0 0L4 0L4 4Z");
    expect(cut("M0 0L4 0", [100, 1], 100)).toBe("M1 0L4 0");
  });

  it("[A81] of no length are dots", () => {
    expect(cut("M0 0L5 0", [0, 2])).toBe("M0 0L0.002 0M2.002 0L2.004 0M4.004 0L4.006 0");
  });

  it("[A81] are as long as they say along every curve, and leave out the gaps", () => {
    fc.assert(
      fc.property(curve, length, length, (outline, dash, gap) => {
        const [whole = 0] = lengthsOf(outline);
        const found = lengthsOf(cutDashes(outline, { dashesMm: [dash, gap], offsetMm: 0 }));
        const count = Math.floor(whole / (dash + gap) + 1e-9);
        found.slice(0, count).forEach((each) => expect(Math.abs(each - dash)).toBeLessThan(0.01));
        expect(Math.abs(found.length - (count + 1))).toBeLessThanOrEqual(1);
        const sum = found.reduce((all, each) => all + each, 0);
        expect(Math.abs(sum - (count * dash + Math.min(dash, whole - count * (dash + gap))))).toBeLessThan(0.05);
      }),
    );
  });
});
