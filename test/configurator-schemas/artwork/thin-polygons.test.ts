import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thinPolygons } from "../../../configurator-schemas/artwork/thin-polygons.ts";

interface Place {
  readonly x: number;
  readonly y: number;
}

function distanceTo(polygon: readonly Place[], point: Place): number {
  const each = polygon.map((a, i) => {
    const b = polygon[(i + 1) % polygon.length] ?? a;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const t = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
  });
  return Math.min(...each);
}

describe("polygons of fewer corners", () => {
  it("keep every corner they leave out within the tolerance, and add none", () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 90_000 }), y: fc.integer({ min: 0, max: 90_000 }) });
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 4, maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        (polygon, tenths) => {
          const [thinned] = thinPolygons([polygon], tenths / 10);
          if (!thinned) return;
          for (const point of polygon) expect(distanceTo(thinned, point)).toBeLessThanOrEqual(tenths * 1000 + 1e-6);
          expect(polygon).toEqual(expect.arrayContaining(thinned));
        },
      ),
    );
  });

  it("leave a circle of a thousand corners with some dozen", () => {
    const circle = Array.from({ length: 1000 }, (_, i) => ({
      x: Math.round(200_000 * Math.cos((i * Math.PI) / 500)),
      y: Math.round(200_000 * Math.sin((i * Math.PI) / 500)),
    }));
    const [thinned = []] = thinPolygons([circle], 0.05);
    expect(thinned.length).toBeGreaterThan(20);
    expect(thinned.length).toBeLessThan(90);
  });
});
