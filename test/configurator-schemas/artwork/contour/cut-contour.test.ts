import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutContour, whitePlate } from "../../../../configurator-schemas/artwork/contour/cut-contour.ts";
import type { CutRule } from "../../../../configurator-schemas/artwork/contour/cut-contour.ts";
import { traceCoverage } from "../../../../configurator-schemas/artwork/contour/trace-coverage.ts";
import { readPathData } from "../../../../configurator-schemas/artwork/draw-art.ts";
import { flattenOutline } from "../../../../configurator-schemas/artwork/flatten-outline.ts";
import { rectangleData, toPathData } from "../../../../configurator-schemas/artwork/path-data.ts";
import { shapeOutline } from "../../../../configurator-schemas/artwork/shape-outline.ts";

type Point = readonly [x: number, y: number];
const RULE: CutRule = { offsetMm: 2, minRadiusMm: 1, trim: { widthMm: 100, heightMm: 100 } };
/** The drawn line strays by 0.03 mm, polygons by 0.01 twice. */
const SLACK_MM = 0.06;

function placed(
  shape: "ellipse" | "star" | "heart" | "rectangle" | "triangle",
  x: number,
  y: number,
  size: number,
): string {
  return toPathData(shapeOutline(shape, size, size), [1, 0, 0, 1, x, y]);
}

const pointsOf = (d: string): Point[][] => flattenOutline(readPathData(d), 0.002);

function distanceTo(contours: readonly (readonly Point[])[], [x, y]: Point): number {
  let least = Infinity;
  for (const contour of contours)
    contour.forEach(([ax, ay], i) => {
      const [bx, by] = contour[(i + 1) % contour.length] ?? [ax, ay];
      const [dx, dy] = [bx - ax, by - ay];
      const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    });
  return least;
}

/** Radius of the circle through every three neighbouring points a little apart; the least of them. */
function leastRadius(contours: readonly (readonly Point[])[]): number {
  let least = Infinity;
  for (const contour of contours) {
    const even = evenly(contour, 0.3);
    even.forEach((b, i) => {
      const [a, c] = [even.at(i - 1) ?? b, even[(i + 1) % even.length] ?? b];
      const cross = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
      const sides = [a, b, c].map((p, k, all) => Math.hypot(p[0] - all[(k + 1) % 3]![0], p[1] - all[(k + 1) % 3]![1]));
      if (cross > 1e-9) least = Math.min(least, (sides[0]! * sides[1]! * sides[2]!) / (2 * cross));
    });
  }
  return least;
}

function evenly(contour: readonly Point[], step: number): Point[] {
  const out: Point[] = [];
  let left = 0;
  contour.forEach(([x, y], i) => {
    const [nx, ny] = contour[(i + 1) % contour.length] ?? [x, y];
    const length = Math.hypot(nx - x, ny - y);
    for (; left < length; left += step) out.push([x + ((nx - x) * left) / length, y + ((ny - y) * left) / length]);
    left -= length;
  });
  return out;
}

describe("the line a sticker is cut along", () => {
  it("keeps its distance all around a circle, in a dozen curves at most", () => {
    const disc = placed("ellipse", 30, 30, 40);
    const cut = cutContour([disc], RULE);
    expect(cut).toMatchObject({ pieces: 1, holes: 0 });
    expect(cut.nodes).toBeLessThanOrEqual(12);
    const [around, edge] = [pointsOf(cut.d), pointsOf(disc)];
    for (const point of around.flat()) expect(Math.abs(distanceTo(edge, point) - 2)).toBeLessThan(SLACK_MM);
    for (const point of edge.flat()) expect(Math.abs(distanceTo(around, point) - 2)).toBeLessThan(SLACK_MM);
  });

  it("is never nearer to the artwork than asked, never further than asked from what stands alone, never sharper than the blade", () => {
    const shape = fc.constantFrom("ellipse", "star", "heart", "rectangle", "triangle" as const);
    fc.assert(
      fc.property(shape, fc.integer({ min: 12, max: 50 }), fc.integer({ min: 1, max: 5 }), (name, size, offsetMm) => {
        const artwork = placed(name, 25, 25, size);
        const cut = cutContour([artwork], { ...RULE, offsetMm });
        const [line, edge] = [pointsOf(cut.d), pointsOf(artwork)];
        expect(cut.pieces).toBe(1);
        for (const point of edge.flat()) expect(distanceTo(line, point)).toBeGreaterThan(offsetMm - SLACK_MM);
        // In a notch of the star the blade's radius leads it further out.
        for (const point of line.flat()) expect(distanceTo(edge, point)).toBeGreaterThan(offsetMm - SLACK_MM);
        expect(leastRadius(line)).toBeGreaterThan(0.9);
      }),
      { numRuns: 25 },
    );
  });

  it("is sharper without the rule (control)", () => {
    const star = placed("star", 25, 25, 50);
    expect(leastRadius(pointsOf(cutContour([star], { ...RULE, minRadiusMm: 0 }).d))).toBeLessThan(0.5);
  });

  it("closes holes, or keeps those that are wide enough", () => {
    const ring = placed("ellipse", 10, 10, 50) + reversed(placed("ellipse", 25, 25, 20));
    expect(cutContour([ring], RULE)).toMatchObject({ pieces: 1, holes: 0 });
    expect(cutContour([ring], { ...RULE, minHoleMm: 10 })).toMatchObject({ pieces: 1, holes: 1 });
    expect(cutContour([ring], { ...RULE, minHoleMm: 17 })).toMatchObject({ pieces: 1, holes: 0 });
  });

  it("joins what lies near, and says so where it falls apart", () => {
    const two = (gap: number) => [placed("ellipse", 5, 30, 20), placed("ellipse", 25 + gap, 30, 20)];
    expect(cutContour(two(8), RULE)).toMatchObject({ pieces: 1 });
    expect(cutContour(two(45), RULE)).toMatchObject({ pieces: 2 });
  });

  it("never leaves the trim", () => {
    const cut = cutContour([rectangleData(-5, 10, { width: 140, height: 60 })], RULE);
    for (const [x] of pointsOf(cut.d).flat()) expect(x).toSatisfy((at: number) => at > -0.04 && at < 100.04);
  });

  it("is nothing around nothing", () => {
    expect(cutContour([], RULE)).toEqual({ d: "", pieces: 0, holes: 0, nodes: 0, smallestMm: 0 });
  });

  it("takes the white narrower than the artwork", () => {
    const edge = pointsOf(placed("ellipse", 30, 30, 40));
    for (const point of pointsOf(whitePlate([placed("ellipse", 30, 30, 40)], 0.2)).flat())
      expect(Math.abs(distanceTo(edge, point) - 0.2)).toBeLessThan(0.03);
    expect(whitePlate([placed("ellipse", 30, 30, 0.3)], 0.2)).toBe("");
  });
});

describe("the edge of a picture", () => {
  it("is found to a part of a pixel, holes the other way round", () => {
    const [width, height] = [80, 60];
    const values = new Float32Array(width * height);
    const share = (x: number, y: number) => Math.min(1, Math.max(0, 20.3 - Math.hypot(x - 40.2, y - 30.4) + 0.5));
    for (let i = 0; i < values.length; i += 1) values[i] = share((i % width) + 0.5, Math.floor(i / width) + 0.5);
    const loops = traceCoverage({ width, height, values });
    expect(loops).toHaveLength(1);
    for (const [x, y] of loops[0] ?? []) expect(Math.abs(Math.hypot(x - 40.2, y - 30.4) - 20.3)).toBeLessThan(0.1);
    const clear = traceCoverage({ width, height, values: values.map((each) => 1 - each) });
    expect(clear).toHaveLength(2);
    expect(traceCoverage({ width, height, values: new Float32Array(width * height) })).toEqual([]);
  });
});

function reversed(d: string): string {
  return pointsOf(d)
    .map(
      (contour) =>
        `${contour
          .toReversed()
          .map(([x, y], i) => `${i === 0 ? "M" : "L"}${x} ${y}`)
          .join("")}Z`,
    )
    .join("");
}
