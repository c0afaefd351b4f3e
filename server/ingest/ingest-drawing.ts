import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { flattenSvg } from "../../configurator-schemas/artwork/svg/flatten-svg.ts";
import type { SvgDrawing } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import { drawingMarkup } from "./drawing-markup.ts";
import type { IngestAnswer, IngestRequest, IngestedImage } from "./ingest-request.ts";
import { refuse } from "./refuse.ts";
import { writeGraphic } from "./write-graphic.ts";

const MAX_BYTES = 2_000_000;
/** 25 cm at 300 ppi, for where pixels are wanted: thumbnails, and drawings too fine to be drawn live. */
const LONG_SIDE_PX = 3000;

/**
 * Makes a stranger's SVG two things of ours: its outlines, which are what is shown and printed, and a picture drawn from those same
 * outlines. The stranger's text is read by our own reader only, never by a renderer.
 */
export async function ingestDrawing({ path, outDir }: IngestRequest, timeoutSeconds: number): Promise<IngestAnswer> {
  const text = await readText(path);
  const outcome = text === undefined ? ({ ok: false, part: "> 2 MB" } as const) : flattenSvg(text);
  if (!outcome.ok) return refuse("unsafe_svg", { part: outcome.part });
  const { simplified, drawing } = outcome;
  return {
    ...(await keepDrawing(drawing, { outDir, timeoutSeconds })),
    warnings: simplified.length === 0 ? [] : [{ code: "drawing_simplified", params: { parts: simplified.join(", ") } }],
  };
}

/** Writes a drawing's outlines and the picture made from them. */
export async function keepDrawing(
  drawing: SvgDrawing,
  { outDir, timeoutSeconds }: { readonly outDir: string; readonly timeoutSeconds: number },
): Promise<Omit<IngestedImage, "warnings">> {
  const picture = sharp(Buffer.from(drawingMarkup(drawing, LONG_SIDE_PX)), { unlimited: true });
  const kept = await writeGraphic(picture, { outDir, timeoutSeconds });
  const drawingPath = join(outDir, "drawing.json");
  await writeFile(drawingPath, JSON.stringify(drawing));
  return { ...kept, drawingPath };
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
