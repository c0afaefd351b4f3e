import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { DrawnShape } from "../../../configurator-schemas/configuration/scene-drawing.ts";
import { drawingSvg } from "../../../server/render/drawing-svg.ts";
import { paintDrawing } from "../../../server/render/paint-drawing.ts";
import { aRack } from "../../support/a-rack.ts";
import { compiled } from "../../support/documents.ts";

const FRAME = { widthPx: 100, heightPx: 100, marginPx: 10 };

const aShape = (change: Partial<DrawnShape> = {}): DrawnShape => ({
  x: 0,
  y: 0,
  shape: { width: 10, height: 5, radius: 0 },
  fill: "#aa0000",
  stroke: undefined,
  strokeWidth: 1,
  opacity: 1,
  ...change,
});

describe("a drawing as SVG", () => {
  it("[DW1] fits the frame inside its margins, in the middle", () => {
    const svg = drawingSvg({ widthMm: 40, heightMm: 20, shapes: [aShape()] }, FRAME);
    expect(svg).toContain('<g transform="translate(10 30) scale(2)" clip-path="url(#view)">');
    expect(svg).toContain('<rect x="0" y="0" width="10" height="5" fill="#aa0000"/>');
  });

  it("[DW2] keeps a line's width where the form is scaled", () => {
    const path = aShape({ shape: { path: "M0 0h1", scale: 4 }, fill: undefined, stroke: "#000000", strokeWidth: 2 });
    expect(drawingSvg({ widthMm: 10, heightMm: 10, shapes: [path] }, FRAME)).toContain(
      'scale(4)" d="M0 0h1" fill="none" stroke="#000000" stroke-width="0.5"',
    );
  });

  it("[DW6] shows what lies inside the view and no more", async () => {
    const wide = aShape({ x: -100, y: -100, shape: { width: 300, height: 300, radius: 0 } });
    const svg = drawingSvg({ widthMm: 10, heightMm: 10, shapes: [wide] }, FRAME);
    const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
    expect(at(50, 50)).toEqual([0xaa, 0, 0]);
    expect(at(4, 50)).toEqual([255, 255, 255]);
  });

  it("[DW3] writes no colour that is none, and no number that SVG cannot read", async () => {
    const shape = aShape({ fill: '"/><image href="file:///etc/passwd"/>', x: Infinity, y: 1e21 });
    const svg = drawingSvg({ widthMm: 10, heightMm: 10, shapes: [shape] }, FRAME);
    expect(svg).not.toContain("image");
    expect(svg).not.toMatch(/Infinity|e\+/);
    expect((await sharp(Buffer.from(svg)).metadata()).width).toBe(100);
  });

  it("[DW4] is bounded, whatever the document asks for", () => {
    const shapes = Array.from({ length: 120_000 }, () =>
      aShape({ shape: { path: `M0 0h1${"h1".repeat(3900)}`, scale: 1 } }),
    );
    expect(drawingSvg({ widthMm: 10, heightMm: 10, shapes }, FRAME).length).toBeLessThan(4_100_000);
    const many = Array.from({ length: 20_000 }, () => aShape());
    expect(drawingSvg({ widthMm: 10, heightMm: 10, shapes: many }, FRAME).match(/<rect/g)).toHaveLength(5002);
  });

  it("[DW5] follows the numbers, and keeps a height that stands in a cart", async () => {
    const product = compiled(aRack());
    const { scene } = product;
    if (scene.kind !== "drawing") throw new Error("expected a drawing");
    const picture = async (selections: Readonly<Record<string, number>>) => {
      const configuration = { product: "rack", selections, elements: {} };
      const { width, height } = await paintDrawing({ product, configuration, scene }, { widthPx: 500 });
      return { width, height };
    };
    expect(await picture({ widthMm: 900 })).toEqual({ width: 500, height: 500 });
    expect(await picture({ widthMm: 300 })).toEqual({ width: 500, height: 625 });
    expect(await picture({ widthMm: 1200 })).toEqual({ width: 500, height: 385 });
  });
});
