import sharp from "sharp";
import type { Raster } from "./raster.ts";

/** Writes a picture on clear ground, without metadata, to be read back pixel for pixel. */
export async function writeClearPicture(path: string, { data, width, height }: Raster): Promise<void> {
  await sharp(data, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 6, adaptiveFiltering: true, palette: false })
    .toFile(path);
}

/** The pixels of a PNG of ours, RGBA. */
export async function readClearPicture(path: string): Promise<Raster> {
  const { data, info } = await sharp(path, { failOn: "warning", limitInputPixels: false, ignoreIcc: true })
    .ensureAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
