import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf } from "../../../configurator-schemas/artwork/check-position.ts";
import type { ElementBox } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { cropOf, framingOf } from "../../../client/customizer/design/crop.ts";
import {
  CORNERS,
  handleAngle,
  hits,
  pinch,
  pullCorner,
  turn,
} from "../../../client/customizer/design/gesture-maths.ts";
import type { Corner } from "../../../client/customizer/design/gesture-maths.ts";
import { snapAngle, snapBounds, snapTargets } from "../../../client/customizer/design/snapping.ts";
import { fitInside } from "../../../configurator-schemas/artwork/fit-inside.ts";
import { transformElement } from "../../../configurator-schemas/configuration/transform-element.ts";
import { aShape } from "../../support/builders.ts";

const AREA = { widthMm: 228.6, heightMm: 88.9 };
const aBox = (change: Partial<ElementBox> = {}): ElementBox => ({
  element: "e1",
  xMm: 100,
  yMm: 45,
  widthMm: 40,
  heightMm: 20,
  rotationDeg: 0,
  ...change,
});
const anyBox = fc.record({
  element: fc.constant("e1"),
  xMm: fc.double({ min: -50, max: 300, noNaN: true }),
  yMm: fc.double({ min: -50, max: 150, noNaN: true }),
  widthMm: fc.double({ min: 1, max: 400, noNaN: true }),
  heightMm: fc.double({ min: 1, max: 200, noNaN: true }),
  rotationDeg: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe("snapping", () => {
  const targets = snapTargets(AREA, 3, []);

  it("brings the middle onto the middle, and says along which lines", () => {
    const snap = snapBounds({ left: 95, right: 135, top: 30, bottom: 60 }, targets, 2);
    expect(snap.dxMm).toBeCloseTo(114.3 - 115, 6);
    expect(snap.dyMm).toBeCloseTo(44.45 - 45, 6);
    expect(snap.guides).toEqual([
      { axis: "x", atMm: 114.3 },
      { axis: "y", atMm: 44.45 },
    ]);
  });

  it("takes the nearest line and none beyond the tolerance", () => {
    expect(snapBounds({ left: 1.4, right: 21.4, top: 20, bottom: 30 }, targets, 2).dxMm).toBeCloseTo(-1.4, 6);
    expect(snapBounds({ left: 60, right: 70, top: 20, bottom: 30 }, targets, 2).guides).toEqual([]);
    expect(snapBounds({ left: 0.1, right: 70, top: 20, bottom: 30 }, targets, 0).guides).toEqual([]);
  });

  it("aligns with other elements", () => {
    const other = { left: 50, right: 80, top: 10, bottom: 40 };
    const snap = snapBounds({ left: 81, right: 91, top: 11, bottom: 21 }, snapTargets(AREA, 3, [other]), 2);
    expect(snap).toMatchObject({ dxMm: -1, dyMm: -1 });
  });

  it("never moves further than the tolerance", () => {
    fc.assert(
      fc.property(anyBox, fc.double({ min: 0, max: 20, noNaN: true }), (box, tolerance) => {
        const snap = snapBounds(boundsOf(box), targets, tolerance);
        expect(Math.abs(snap.dxMm)).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(snap.dyMm)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it("turns to whole steps only near them", () => {
    expect(snapAngle(43, 15, 3.5)).toBe(45);
    expect(snapAngle(38, 15, 3.5)).toBe(38);
  });
});

describe("alignment", () => {
  it("puts no middle on an edge: nobody means that", () => {
    const other = { left: 29, right: 115, top: 12, bottom: 77 };
    const snap = snapBounds({ left: 100, right: 130, top: 20, bottom: 30 }, snapTargets(AREA, 3, [other]), 2);
    expect(snap.dxMm).toBeCloseTo(-0.7, 6);
  });
});

describe("gestures", () => {
  it("keeps the opposite corner in place while one is pulled", () => {
    fc.assert(
      fc.property(
        anyBox,
        fc.constantFrom<Corner>(...CORNERS),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (box, corner, factor) => {
          const arm = turn({ x: (corner.x * box.widthMm) / 2, y: (corner.y * box.heightMm) / 2 }, box.rotationDeg);
          const anchor = { x: box.xMm - arm.x, y: box.yMm - arm.y };
          const {
            scale = 1,
            dxMm = 0,
            dyMm = 0,
          } = pullCorner(box, corner, {
            x: anchor.x + arm.x * 2 * factor,
            y: anchor.y + arm.y * 2 * factor,
          });
          expect(scale).toBeCloseTo(factor, 6);
          expect(box.xMm + dxMm - arm.x * scale).toBeCloseTo(anchor.x, 6);
          expect(box.yMm + dyMm - arm.y * scale).toBeCloseTo(anchor.y, 6);
        },
      ),
    );
  });

  it("scales, turns and moves with two fingers", () => {
    const box = aBox();
    const start = [
      { x: 90, y: 45 },
      { x: 110, y: 45 },
    ] as const;
    expect(
      pinch(
        start,
        [
          { x: 80, y: 45 },
          { x: 120, y: 45 },
        ],
        box,
      ),
    ).toMatchObject({ scale: 2, dxMm: 0, dyMm: 0 });
    const turned = pinch(
      start,
      [
        { x: 100, y: 35 },
        { x: 100, y: 55 },
      ],
      box,
    );
    expect(turned.rotateDeg).toBeCloseTo(90, 6);
    expect(turned.scale).toBeCloseTo(1, 6);
    expect(
      pinch(
        start,
        [
          { x: 95, y: 50 },
          { x: 115, y: 50 },
        ],
        box,
      ),
    ).toMatchObject({ scale: 1, dxMm: 5, dyMm: 5 });
  });

  it("reads the turning handle's angle clockwise from the top", () => {
    const centre = { x: 10, y: 10 };
    expect(handleAngle(centre, { x: 10, y: 0 })).toBeCloseTo(0, 6);
    expect(handleAngle(centre, { x: 20, y: 10 })).toBeCloseTo(90, 6);
  });

  it("hits a turned box where it is, and small ones within reach", () => {
    const box = aBox({ rotationDeg: 90 });
    expect(hits(box, { x: 100, y: 60 }, 0)).toBe(true);
    expect(hits(box, { x: 115, y: 45 }, 0)).toBe(false);
    expect(hits(aBox({ widthMm: 1, heightMm: 1 }), { x: 104, y: 45 }, 5)).toBe(true);
  });

  it("keeps angles between −180 and 180 and lengths to 0.01 mm", () => {
    const turned = transformElement(aShape(), { rotateDeg: 359.96, dxMm: 0.123456 });
    expect(turned.placement).toMatchObject({ rotationDeg: 0, xMm: 150.12 });
    expect(transformElement(aShape(), { rotateDeg: 190 }).placement.rotationDeg).toBe(-170);
  });
});

describe("fitting inside", () => {
  it("always ends within the safe lines", () => {
    fc.assert(
      fc.property(anyBox, (box) => {
        const { xMm, yMm, widthMm, heightMm, rotationDeg } = box;
        const shape = aShape({ placement: { xMm, yMm, widthMm, heightMm, rotationDeg } });
        const fitted = fitInside(shape, { box, area: AREA, safeMm: 3 });
        if (fitted.kind !== "shape") throw new Error("a shape stays a shape");
        const bounds = boundsOf({ element: "e1", ...fitted.placement });
        // 0.1° of rounding over 200 mm is 0.2 mm.
        expect(bounds.left).toBeGreaterThanOrEqual(3 - 0.4);
        expect(bounds.top).toBeGreaterThanOrEqual(3 - 0.4);
        expect(bounds.right).toBeLessThanOrEqual(AREA.widthMm - 3 + 0.4);
        expect(bounds.bottom).toBeLessThanOrEqual(AREA.heightMm - 3 + 0.4);
      }),
    );
  });
});

describe("framing a picture", () => {
  it("never distorts, and reads back what it framed", () => {
    const ratio = fc.double({ min: 0.2, max: 5, noNaN: true });
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        ratio,
        ratio,
        fc.double({ min: 1.1, max: 6, noNaN: true }),
        part,
        part,
        (picture, box, zoom, panX, panY) => {
          const crop = cropOf({ zoom, panX, panY }, picture, box);
          expect((crop.width * picture) / crop.height).toBeCloseTo(box, 6);
          expect(crop.x + crop.width).toBeLessThanOrEqual(1.000001);
          expect(crop.y + crop.height).toBeLessThanOrEqual(1.000001);
          const framing = framingOf(crop, picture, box);
          expect(framing.zoom).toBeCloseTo(zoom, 6);
          expect(framing.panX).toBeCloseTo(panX, 4);
          expect(framing.panY).toBeCloseTo(panY, 4);
        },
      ),
    );
  });
});
