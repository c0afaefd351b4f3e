import { open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { flattenSvg } from "../../configurator-schemas/artwork/svg/flatten-svg.ts";
import { drawingMarkup } from "./drawing-markup.ts";
import type { IngestAnswer, IngestRequest } from "./ingest-request.ts";

const MAX_BYTES = 2_000_000;
/** 25 cm at 300 ppi, for what still prints pixels. */
const LONG_SIDE_PX = 3000;

/**
 * Makes a stranger's SVG two things of ours: its outlines, for printing at any size, and a picture drawn from those same
 * outlines. The stranger's text is read by our own reader only, never by a renderer.
 */
export async function ingestDrawing({ path, outDir }: IngestRequest, timeoutSeconds: number): Promise<IngestAnswer> {
  const text = await readText(path);
  const outcome = text === undefined ? ({ ok: false, part: "> 2 MB" } as const) : flattenSvg(text);
  if (!outcome.ok) return { ok: false, code: "unsafe_svg", params: { part: outcome.part } };
  const out = join(outDir, "normalised.png");
  const drawingPath = join(outDir, "drawing.json");
  try {
    const { width, height } = await sharp(Buffer.from(drawingMarkup(outcome.drawing, LONG_SIDE_PX)), {
      unlimited: true,
    })
      .timeout({ seconds: timeoutSeconds })
      .ensureAlpha()
      .toColourspace("srgb")
      .png({ compressionLevel: 3, adaptiveFiltering: true, palette: false })
      .toFile(out);
    await writeFile(drawingPath, JSON.stringify(outcome.drawing));
    const { simplified } = outcome;
    return {
      ok: true,
      kind: "graphic",
      path: out,
      drawingPath,
      mime: "image/png",
      widthPx: width,
      heightPx: height,
      warnings:
        simplified.length === 0 ? [] : [{ code: "drawing_simplified", params: { parts: simplified.join(", ") } }],
    };
  } catch (error) {
    await rm(out, { force: true });
    throw error;
  }
}

/** UTF-8, or UTF-16 where a byte order mark says so; undefined for more than a drawing has. */
async function readText(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > MAX_BYTES) return undefined;
    const bytes = await file.readFile();
    const encoding =
      bytes[0] === 0xff && bytes[1] === 0xfe
        ? "utf-16le"
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? "utf-16be"
          : "utf-8";
    return new TextDecoder(encoding).decode(bytes);
  } finally {
    await file.close();
  }
}
