import sharp from "sharp";
import type { Raster } from "./raster.ts";

/** Writes a picture for people, not for print: opaque PNG without metadata. */
export async function writePicture(path: string, { data, width, height }: Raster): Promise<void> {
  await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 6 })
    .toFile(path);
}
