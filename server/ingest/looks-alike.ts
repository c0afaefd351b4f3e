import sharp from "sharp";
import type { Sharp } from "sharp";
import type { SvgDrawing } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import { comparePictures } from "../parity/compare-pictures.ts";
import type { ComparedPicture } from "../parity/compared-picture.ts";
import { drawingMarkup } from "./drawing-markup.ts";

/** Long side of the pictures that are compared: letters of a page full of text still have strokes. */
export const COMPARED_PX = 600;
/** Neither white nor black on it is lost. */
const GROUND = "#808080";
/** Two ways to soften one edge stay below this; a letter, a hole or a blend that is missing does not (measured). */
const MAX_OVER_32_PCT = 0.4;
const MAX_PATCH_PX = 60;

/** Do outlines look as the picture another program made of the same page? */
export async function looksAlike(drawing: SvgDrawing, picturePath: string): Promise<boolean> {
  const theirs = await onGround(sharp(picturePath));
  const markup = drawingMarkup(drawing, Math.max(theirs.width, theirs.height));
  const ours = await onGround(sharp(Buffer.from(markup), { unlimited: true }), theirs);
  const { over32Pct, blobPx } = comparePictures(ours, theirs);
  return over32Pct <= MAX_OVER_32_PCT && blobPx <= MAX_PATCH_PX;
}

async function onGround(
  picture: Sharp,
  size?: { readonly width: number; readonly height: number },
): Promise<ComparedPicture> {
  const sized = size ? picture.resize(size.width, size.height, { fit: "fill" }) : picture;
  const { data, info } = await sized
    .flatten({ background: GROUND })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
