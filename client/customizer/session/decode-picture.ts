import type { PaintSource } from "../paint/paint-image.ts";

export interface DecodedPicture {
  readonly source: PaintSource;
  /** Upright size of the original. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Enough for the largest artwork canvas; drawing a 24-megapixel photo on every keystroke would stutter. */
const LONG_SIDE_PX = 2048;

/** Decodes a picture upright and keeps a copy small enough to paint quickly. Throws when the browser cannot read it. */
export async function decodePicture(blob: Blob): Promise<DecodedPicture> {
  const full = await createImageBitmap(blob, { imageOrientation: "from-image" });
  const { width, height } = full;
  const scale = LONG_SIDE_PX / Math.max(width, height);
  if (scale >= 1) return { source: full, widthPx: width, heightPx: height };
  const small = await createImageBitmap(full, {
    resizeWidth: Math.round(width * scale),
    resizeHeight: Math.round(height * scale),
    resizeQuality: "high",
  });
  full.close();
  return { source: small, widthPx: width, heightPx: height };
}
