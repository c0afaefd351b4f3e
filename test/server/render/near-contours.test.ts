import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { DisplayPath } from "../../../configurator-schemas/artwork/display-list.ts";
import { strokeReach } from "../../../configurator-schemas/artwork/stroke-reach.ts";
import type { Matrix } from "../../../configurator-schemas/units/matrix.ts";
import { nearContours } from "../../../server/render/near-contours.ts";
import { paintSvg } from "../../../server/render/paint-svg.ts";

const [WIDTH, HEIGHT] = [120, 80];
const BOX = { left: 0, top: 0, right: WIDTH, bottom: HEIGHT };
/** A box that begins 10 mm into the sheet, at 4 pixels per mm. */
const MATRIX: Matrix = [4, 0, 0, 4, -40, -40];
const INK = { kind: "rgb", screen: "#c2185b" } as const;

async function pixelsOf(path: DisplayPath): Promise<Buffer> {
  const svg = paintSvg([{ path, clips: [] }], { width: WIDTH, height: HEIGHT, matrix: MATRIX });
  return sharp(Buffer.from(svg), { unlimited: true }).ensureAlpha().raw().toBuffer();
}

const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((each) => each / 10);
/** Three corners and a bow, of any turn, often crossing themselves and each other. */
const contour = (x: fc.Arbitrary<number>) =>
  fc
    .tuple(x, tenths(-150, 150), fc.array(fc.integer({ min: -150, max: 150 }), { minLength: 8, maxLength: 8 }))
    .map(([atX, atY, far]) => {
      const at = (i: number) => `${(atX + (far[i] ?? 0) / 10).toFixed(2)} ${(atY + (far[i + 1] ?? 0) / 10).toFixed(2)}`;
      return `M${atX} ${atY}L${at(0)}C${at(2)} ${at(4)} ${at(6)}Z`;
    });
const pathOf = (x: fc.Arbitrary<number>) =>
  fc
    .record({
      contours: fc.array(contour(x), { minLength: 60, maxLength: 90 }),
      rule: fc.constantFrom(undefined, "evenodd" as const),
      join: fc.constantFrom(undefined, "miter" as const),
      widthMm: fc.constantFrom(0, 0.5, 3),
    })
    .map(({ contours, rule, join, widthMm }): DisplayPath => {
      const stroke = { colour: { kind: "rgb", screen: "#1d2733" }, widthMm, ...(join && { join }) } as const;
      // Long enough to be looked at, by what is far below.
      const d = contours.join("") + FAR.repeat(1600);
      return {
        kind: "path",
        d,
        fill: INK,
        ...(rule && { fillRule: rule }),
        ...(widthMm > 0 && { stroke }),
        element: "e",
      };
    });
const FAR = "M10 900L20 900L20 910L10 910Z";

function nearOf(path: DisplayPath, slack = path.stroke ? strokeReach(path.stroke) * MATRIX[0] + 1 : 1): DisplayPath {
  return nearContours(path, { box: BOX, matrix: MATRIX, slack });
}

describe("contours outside what is painted", () => {
  it("above and below are left out, and no pixel tells", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(pathOf(tenths(15, 35)), async (path) => {
        const near = nearOf(path);
        expect(near.d.length).toBeLessThan(path.d.length / 4);
        expect((await pixelsOf(near)).equals(await pixelsOf(path))).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it("beside are left out, and edges tell only where such contours cross", { timeout: 60_000 }, async () => {
    let worst = 0;
    await fc.assert(
      fc.asyncProperty(pathOf(tenths(-150, 200)), async (path) => {
        const [near, whole] = [await pixelsOf(nearOf(path)), await pixelsOf(path)];
        for (let i = 3; i < whole.length; i += 4) worst = Math.max(worst, Math.abs((near[i] ?? 0) - (whole[i] ?? 0)));
      }),
      { numRuns: 12 },
    );
    expect(worst).toBeLessThan(32);
  });

  it("a pixel tells of one that reaches in and is left out", async () => {
    const inside = "M15 15L25 15L25 25L15 25Z";
    const path: DisplayPath = { kind: "path", d: inside + FAR.repeat(1600), fill: INK, element: "e" };
    expect(nearOf(path).d).toBe(inside);
    expect(nearOf(path, -80).d).toBe("");
    expect((await pixelsOf(nearOf(path, -80))).equals(await pixelsOf(path))).toBe(false);
  });

  it("of dashed lines and short outlines none is left out", () => {
    const stroke = { colour: INK, widthMm: 1, dashesMm: [1, 1] };
    const short: DisplayPath = { kind: "path", d: FAR, fill: INK, element: "e" };
    const dashed: DisplayPath = { kind: "path", d: FAR.repeat(1600), stroke, element: "e" };
    expect([short, dashed].map((each) => nearOf(each))).toEqual([short, dashed]);
  });
});
