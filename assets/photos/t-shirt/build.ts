/**
 * Makes the T-shirt's photo scene: sews and drapes the shirt, photographs it from the front and from behind, and notes where
 * the print areas lie in the pictures. Takes several minutes; no graphics card or browser is used, so the same sources give
 * the same pixels everywhere.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import sharp from "sharp";

import { drapeGarment } from "./drape.ts";
import { layOutGarment } from "./garment.ts";
import { drawShirt } from "./picture.ts";
import { warpPrintArea } from "./print-warp.ts";
import { lightShirt, meshGarment } from "./shirt-scene.ts";

const SIZE = 1600;

const garment = layOutGarment();
const positions = drapeGarment(garment, (frame) => {
  if (frame % 50 === 0) console.log(`draping: frame ${frame}`);
});
const mesh = meshGarment(garment, positions);
for (const view of ["front", "back"] as const) {
  console.log(`photographing: ${view}`);
  const { grey, cover } = drawShirt(lightShirt(mesh, view), { view, size: SIZE });
  const raw = { raw: { width: SIZE, height: SIZE, channels: 1 } } as const;
  await sharp(grey, raw)
    .toColourspace("srgb")
    .webp({ quality: 91, effort: 6 })
    .toFile(pathOf(`${view}.webp`));
  await sharp(cover, raw)
    .toColourspace("srgb")
    .webp({ lossless: true, effort: 6 })
    .toFile(pathOf(`${view}-mask.webp`));
  const warp = warpPrintArea(garment, positions, view);
  await writeFile(pathOf(`${view}-warp.json`), `${JSON.stringify(warp)}\n`);
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
