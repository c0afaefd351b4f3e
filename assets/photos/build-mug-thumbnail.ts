/** Makes `mug-11oz-thumbnail.webp`, the mug's picture on catalogue cards. Needs Chromium: set CHROMIUM_PATH. */
import { fileURLToPath } from "node:url";

import sharp from "sharp";

import { drawMugArtwork } from "./mug/artwork.ts";
import { photographMug } from "./mug/photograph.ts";
import { latticeValue } from "./noise.ts";

/** Grain in sRGB steps: without it the soft shadows show bands. */
const GRAIN = 2.2;

const artwork = await sharp(Buffer.from(drawMugArtwork())).png().toBuffer();
const pixels = await photographMug(artwork);
const grained = pixels.map((value, index) => {
  const grain = GRAIN * (latticeValue(Math.floor(index / 3), 0, 4) - 0.5);
  return Math.min(255, Math.max(0, Math.round(value + grain)));
});
await sharp(grained, { raw: { width: 1200, height: 1200, channels: 3 } })
  .webp({ quality: 92, effort: 6 })
  .toFile(fileURLToPath(new URL("mug-11oz-thumbnail.webp", import.meta.url)));
