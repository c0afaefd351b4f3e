import sharp from "sharp";
import type { Sharp } from "sharp";
import type { SvgDrawing } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import { comparePictures } from "../parity/compare-pictures.ts";
import type { ComparedPicture } from "../parity/compared-picture.ts";
import { drawingMarkup } from "./drawing-markup.ts";

/** Long side both are painted with, and by how much both are then made smaller: painters move small letters to whole pixels, and only there. */
export const COMPARED_PX = 2400;
const SHRINK = 8;
/** Neither white nor black on it is lost. */
const GROUND = "#808080";
/** Two ways to place a letter stay below this; a letter, a hole or a blend that is missing does not (measured). */
const MAX_OVER_32_PCT = 0.1;
const MAX_PATCH_PX = 2;

/** Do outlines look as the picture another program made of the same page, `COMPARED_PX` long? */
export async function looksAlike(drawing: SvgDrawing, picturePath: string): Promise<boolean> {
  const { width, height } = drawing;
  const scale = COMPARED_PX / SHRINK / Math.max(width, height);
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const theirs = await onGround(sharp(picturePath), size);
  const markup = drawingMarkup(drawing, COMPARED_PX);
  const ours = await onGround(sharp(Buffer.from(markup), { unlimited: true }), size);
  const { over32Pct, blobPx } = comparePictures(ours, theirs);
  return over32Pct <= MAX_OVER_32_PCT && blobPx <= MAX_PATCH_PX;
}

async function onGround(
  picture: Sharp,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<ComparedPicture> {
  const { data, info } = await picture
    .flatten({ background: GROUND })
    .resize(width, height, { fit: "fill", kernel: "linear" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
