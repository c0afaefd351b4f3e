import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readPathData } from "../../../configurator-schemas/artwork/draw-art.ts";
import { flattenOutline } from "../../../configurator-schemas/artwork/flatten-outline.ts";
import { layoutText } from "../../../configurator-schemas/artwork/layout-text.ts";
import { offsetFills, uniteFills } from "../../../configurator-schemas/artwork/offset-path.ts";
import { rectangleData, toPathData } from "../../../configurator-schemas/artwork/path-data.ts";
import { shapeOutline } from "../../../configurator-schemas/artwork/shape-outline.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aText } from "../../support/builders.ts";
import { bundledShaper } from "../../support/shaper.ts";

type Point = readonly [x: number, y: number];
/** Curves and arcs may each stray by 0.01 mm; the grid adds a little. */
const SLACK_MM = 0.025;
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

const contoursOf = (d: string): Point[][] => flattenOutline(readPathData(d), 0.001);

/** How often contours go around a point. */
function winding(contours: readonly (readonly Point[])[], [x, y]: Point): number {
  let count = 0;
  for (const contour of contours) {
    contour.forEach(([ax, ay], i) => {
      const [bx, by] = contour[(i + 1) % contour.length] ?? [ax, ay];
      if (ay > y === by > y || x >= ax + ((y - ay) / (by - ay)) * (bx - ax)) return;
      count += by > ay ? 1 : -1;
    });
  }
  return count;
}

function distanceTo(contours: readonly (readonly Point[])[], [x, y]: Point): number {
  let least = Infinity;
  for (const contour of contours) {
    contour.forEach(([ax, ay], i) => {
      const [bx, by] = contour[(i + 1) % contour.length] ?? [ax, ay];
      const [dx, dy] = [bx - ax, by - ay];
      const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    });
  }
  return least;
}

/** Wrong places of an offset among its own corners and a grid of points: the definition itself, measured. */
function wrongPoints(d: string, by: number): Point[] {
  // Of one path without overlaps the edges are the border.
  const before = contoursOf(uniteFills([d]));
  const after = contoursOf(offsetFills([d], by));
  const all = before.flat();
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const margin = Math.max(0.5, by + 0.5);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  const [width, height] = [Math.max(...xs) + margin - left, Math.max(...ys) + margin - top];
  const wrong = after.flat().filter((point) => Math.abs(distanceTo(before, point) - Math.abs(by)) > SLACK_MM);
  for (let i = 0; i < 40; i += 1) {
    for (let j = 0; j < 40; j += 1) {
      const point: Point = [left + (width * (i + 0.37)) / 40, top + (height * (j + 0.61)) / 40];
      const depth = winding(before, point) === 0 ? distanceTo(before, point) : -distanceTo(before, point);
      if (Math.abs(depth - by) < SLACK_MM) continue;
      if ((winding(after, point) === 1) !== depth < by) wrong.push(point);
    }
  }
  return wrong;
}

const letters = (text: string, font: string, sizeMm = 14) =>
  layoutText(aText({ text, font, sizeMm }), { shaper, fonts: [font] }).d;
const shape = (name: Parameters<typeof shapeOutline>[0], width: number, height: number) =>
  toPathData(shapeOutline(name, width, height), [1, 0, 0, 1, 0, 0]);

describe("united and offset fills", () => {
  it.each([0.2, 1, 3, -0.2, -0.6])("[A78] letters and shapes are %s mm larger everywhere, and nowhere else", (by) => {
    const paths = [
      shape("star", 20, 18),
      shape("heart", 15, 15),
      shape("arrow", 20, 9),
      letters("R&8g", "playfair-display"),
      letters("fête", "great-vibes"),
      letters("سلام", "noto-sans-arabic"),
      letters("@%", "monoton"),
    ];
    for (const d of paths) expect(wrongPoints(d, by), d.slice(0, 40)).toEqual([]);
  });

  it("[A78] random polygons, crossing themselves, larger and smaller", () => {
    const at = fc.integer({ min: 0, max: 200 }).map((tenths) => tenths / 10);
    const polygon = fc.array(fc.tuple(at, at), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(polygon, fc.constantFrom(0.1, 0.7, 2, -0.3, -1.5), (corners, by) => {
        const d = `${corners.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("")}Z`;
        expect(wrongPoints(d, by)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it("the check itself finds a distance that is off by 0.06 mm", () => {
    const d = shape("star", 20, 18);
    const before = contoursOf(d);
    const after = contoursOf(offsetFills([d], 1.06));
    const missed = Array.from({ length: 400 }, (_, i): Point => [-1.02, i / 20]).filter(
      (point) =>
        winding(before, point) === 0 && distanceTo(before, point) > 1 + SLACK_MM && winding(after, point) === 1,
    );
    expect(missed.length).toBeGreaterThan(0);
  });

  it("[A78] what overlaps becomes one outline, holes turn the other way, the rest stays apart", () => {
    const [left, right] = [
      rectangleData(0, 0, { width: 10, height: 10 }),
      rectangleData(5, 5, { width: 10, height: 10 }),
    ];
    const one = contoursOf(uniteFills([left, right]));
    expect(one).toHaveLength(1);
    expect(one[0]).toHaveLength(8);
    const frame = `${left}M3 3L3 7L7 7L7 3Z`;
    expect(contoursOf(uniteFills([frame])).map(signedArea)).toEqual([100, -16]);
    expect(contoursOf(uniteFills([left, rectangleData(20, 0, { width: 1, height: 1 })]))).toHaveLength(2);
    expect(uniteFills([left, left])).toBe(uniteFills([left]));
    expect(uniteFills([])).toBe("");
    // A path that runs the other way covers as much.
    const backwards = "M2 2L2 8L8 8L8 2Z";
    expect(uniteFills([left, backwards])).toBe(uniteFills([left]));
    expect(contoursOf(offsetFills([left, backwards], 1))).toHaveLength(1);
    expect(contoursOf(uniteFills([`${left}${backwards}`]))).toHaveLength(2);
  });

  it("[A78] what is thinner than twice the distance is gone, and so is a hole that closes", () => {
    expect(offsetFills([rectangleData(0, 0, { width: 10, height: 1 })], -0.5)).toBe("");
    expect(offsetFills([rectangleData(0, 0, { width: 10, height: 1 })], -0.4)).not.toBe("");
    const frame = `${rectangleData(0, 0, { width: 10, height: 10 })}M4 4L4 6L6 6L6 4Z`;
    expect(contoursOf(offsetFills([frame], 0.9))).toHaveLength(2);
    expect(contoursOf(offsetFills([frame], 1.1))).toHaveLength(1);
  });

  it("[A78] two parts that grow into each other become one", () => {
    const apart = [rectangleData(0, 0, { width: 5, height: 5 }), rectangleData(6, 0, { width: 5, height: 5 })];
    expect(contoursOf(offsetFills(apart, 0.4))).toHaveLength(2);
    expect(contoursOf(offsetFills(apart, 0.6))).toHaveLength(1);
  });

  it("[A2] every point lies on the grid and no contour is open", () => {
    const d = offsetFills([letters("Léa", "playfair-display")], 1);
    expect(d).toMatch(/^(?:M[-\d. ]+(?:L[-\d. ]+)+Z)+$/);
    for (const value of d.match(/-?\d+(?:\.\d+)?/g) ?? [])
      expect(value.split(".")[1]?.length ?? 0).toBeLessThanOrEqual(4);
    expect(d).not.toContain("-0 ");
  });
});

function signedArea(contour: readonly Point[]): number {
  return contour.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = contour[(i + 1) % contour.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
