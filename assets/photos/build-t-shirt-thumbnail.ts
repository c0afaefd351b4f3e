/** Makes `t-shirt/thumbnail.webp`, the shirt's picture on catalogue cards, from the photo scene beside it. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import sharp, { type Sharp } from "sharp";

import { drawShirtArtwork } from "./t-shirt/artwork.ts";
import { composeMockUp, type Pixels } from "./t-shirt/compose-mock-up.ts";
import type { PrintWarp } from "./t-shirt/print-warp.ts";

const SIZE = 1200;

const scene = new URL("t-shirt/", import.meta.url);
const photo = await readPixels(sharp(fileURLToPath(new URL("front.webp", scene))).removeAlpha(), 3);
// A little more than one pixel of artwork to a pixel of the photo: more would flicker, less would blur.
const artwork = await readPixels(sharp(Buffer.from(drawShirtArtwork())).resize(750, 1000).ensureAlpha(), 4);
const warp: PrintWarp = JSON.parse(await readFile(new URL("front-warp.json", scene), "utf8"));
composeMockUp(photo, artwork, warp);
await sharp(photo.data, { raw: { width: photo.width, height: photo.height, channels: 3 } })
  .resize(SIZE, SIZE)
  .webp({ quality: 86, effort: 6 })
  .toFile(fileURLToPath(new URL("thumbnail.webp", scene)));

async function readPixels(image: Sharp, channels: 3 | 4): Promise<Pixels> {
  const { data, info } = await image.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== channels) throw new Error(`Expected ${channels} channels, got ${info.channels}.`);
  return { width: info.width, height: info.height, channels, data };
}
