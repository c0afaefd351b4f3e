/** Makes `club-shirt-thumbnail.webp`, the club's shirt on catalogue cards: its template on the photo of the T-shirt, in navy. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import sharp, { type Sharp } from "sharp";

import { drawArt, type ArtPiece } from "../../configurator-schemas/artwork/draw-art.ts";
import { toPathData } from "../../configurator-schemas/artwork/path-data.ts";
import { shapeOutline } from "../../configurator-schemas/artwork/shape-outline.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import { Template } from "../../configurator-schemas/schema/template.ts";
import { outlineText } from "./outline-text.ts";
import { composeMockUp, type Pixels } from "./t-shirt/compose-mock-up.ts";
import type { PrintWarp } from "./t-shirt/print-warp.ts";

const SIZE = 1200;
const NAVY = "#24304f";
const WHITE = "#ffffff";
/** What is written into the template's empty texts. */
const WORDS: Readonly<Record<string, string>> = { name: "ÉLODIE", number: "10" };
/** Cloth in full light, as in compose-mock-up.ts, and how much of the folds' light a dark cloth gets back. */
const [FULL_LIGHT, HIGHLIGHT] = [240, 0.1];

const scene = new URL("t-shirt/", import.meta.url);
const scenePath = (name: string) => fileURLToPath(new URL(name, scene));
const photo = await readPixels(sharp(scenePath("front.webp")).removeAlpha(), 3);
const mask = await readPixels(sharp(scenePath("front-mask.webp")).removeAlpha(), 3);
const warp: PrintWarp = JSON.parse(await readFile(scenePath("front-warp.json"), "utf8"));
// On a ground of the cloth's colour: the print and the cloth around it take the light of the same folds.
const svg =
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1600" viewBox="0 0 300 400">` +
  `<rect width="300" height="400" fill="${NAVY}"/>${await drawTemplate()}</svg>`;
const artwork = await readPixels(sharp(Buffer.from(svg)).resize(750, 1000).ensureAlpha(), 4);
const printed: Pixels = { ...photo, data: Uint8Array.from(photo.data) };
composeMockUp(printed, artwork, warp);
dyeCloth();
await sharp(printed.data, { raw: { width: photo.width, height: photo.height, channels: 3 } })
  .resize(SIZE, SIZE)
  .webp({ quality: 86, effort: 6 })
  .toFile(fileURLToPath(new URL("club-shirt-thumbnail.webp", import.meta.url)));

/** Everything the print area does not cover, in the cloth's colour. */
function dyeCloth(): void {
  const dye = [1, 3, 5].map((at) => Number.parseInt(NAVY.slice(at, at + 2), 16));
  for (let i = 0; i < photo.data.length; i += 1) {
    const cloth = photo.data[i] ?? 0;
    const share = (mask.data[i] ?? 0) / 255;
    const inked = printed.data[i] ?? 0;
    const plain = inked === cloth ? cloth + (((dye[i % 3] ?? 0) * cloth) / FULL_LIGHT - cloth) * share : inked;
    const light = (HIGHLIGHT * share * cloth) / 255;
    printed.data[i] = Math.round(255 - (255 - plain) * (1 - light));
  }
}

async function drawTemplate(): Promise<string> {
  const parsed = parseDocument(Template, await readJson("../../configurator-schemas/templates/club-player.json"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const drawn: string[] = [];
  for (const element of parsed.value.elements) {
    const { xMm, yMm } = element.placement;
    switch (element.kind) {
      case "art": {
        const piece = await readArt(element.art);
        for (const item of drawArt(element, { piece, colour: (screen) => ({ kind: "rgb", screen }) }))
          if (item.kind === "path") drawn.push(`<path d="${item.d}" fill="${item.fill?.screen}"/>`);
        break;
      }
      case "shape": {
        const { widthMm, heightMm } = element.placement;
        const outline = shapeOutline(element.shape, widthMm, heightMm);
        const d = toPathData(outline, [1, 0, 0, 1, xMm - widthMm / 2, yMm - heightMm / 2]);
        drawn.push(`<path d="${d}" fill="${element.fill}"/>`);
        break;
      }
      case "text": {
        const { font = "bebas-neue", sizeMm: size } = element;
        // The middle of capitals lies 0.35 em above the baseline.
        const y = yMm + 0.35 * size;
        drawn.push(outlineText({ text: WORDS[element.id] ?? "", font, x: xMm, y, size, fill: WHITE }));
        break;
      }
      default:
        throw new Error(`expected art, shapes and texts, got ${element.kind}`);
    }
  }
  return drawn.join("");
}

async function readArt(id: string): Promise<ArtPiece> {
  const pieces = (await readJson(`../art/pieces/${id.split("-")[0]}.json`)) as readonly ArtPiece[]; // made by art/build.ts
  const piece = pieces.find((each) => each.id === id);
  if (!piece) throw new Error(`expected the motif ${id}, got none`);
  return piece;
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(path, import.meta.url), "utf8"));
}

async function readPixels(image: Sharp, channels: 3 | 4): Promise<Pixels> {
  const { data, info } = await image.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== channels) throw new Error(`Expected ${channels} channels, got ${info.channels}.`);
  return { width: info.width, height: info.height, channels, data };
}
