import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { flattenSvg } from "../../../configurator-schemas/artwork/svg/flatten-svg.ts";
import { drawingMarkup } from "../../../server/ingest/drawing-markup.ts";
import { DRAWINGS } from "./drawing-samples.ts";

const LONG_SIDE = 400;

async function pixels(svg: string, size: { readonly width: number; readonly height: number }) {
  // Both are drawn large and made small the same way, so that only what is drawn differs.
  return sharp(Buffer.from(svg), { density: 400 })
    .flatten({ background: "#ffffff" })
    .resize({ ...size, fit: "fill" })
    .raw()
    .toBuffer();
}

function meanDifference(a: Buffer, b: Buffer): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / a.length;
}

describe("a drawing as outlines looks as the SVG does", () => {
  it.each(Object.entries(DRAWINGS))("%s", async (_, svg) => {
    const outcome = flattenSvg(svg);
    if (!outcome.ok) throw new Error(`expected the drawing to be taken, got ${outcome.part}`);
    expect(outcome.simplified).toEqual([]);
    const { width, height } = outcome.drawing;
    const scale = LONG_SIDE / Math.max(width, height);
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
    const ours = await pixels(drawingMarkup(outcome.drawing, LONG_SIDE), size);
    const theirs = await pixels(svg, size);
    expect(meanDifference(ours, theirs)).toBeLessThan(0.6);
    // Control: it is not blank.
    expect(meanDifference(theirs, Buffer.alloc(theirs.length, 255))).toBeGreaterThan(2);
  });
});
