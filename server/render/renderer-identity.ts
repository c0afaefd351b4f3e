import sharp from "sharp";
import { RENDERER } from "./renderer.ts";

/** Who paints, with the libraries that rasterise: another build may round other pixels. */
export function rendererIdentity(): string {
  const { vips, rsvg, sharp: binding } = sharp.versions;
  return `${RENDERER} (sharp ${binding}, libvips ${vips}, librsvg ${rsvg})`;
}
