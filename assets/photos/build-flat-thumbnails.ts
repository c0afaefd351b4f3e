/** Makes the catalogue pictures of what is flat, stickers and cards, from their templates by the core that prints them. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import sharp from "sharp";
import type { z } from "zod";

import { FALLBACK_CHAIN, FONTS } from "../fonts/catalogue.ts";
import { platesOf } from "../../configurator-schemas/answers/plates.ts";
import type { DisplayItem } from "../../configurator-schemas/artwork/display-list.ts";
import { layoutArtwork } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { ArtPiece } from "../../configurator-schemas/artwork/draw-art.ts";
import { rectangleData } from "../../configurator-schemas/artwork/path-data.ts";
import { applyTemplate } from "../../configurator-schemas/configuration/apply-template.ts";
import { designSize } from "../../configurator-schemas/configuration/area-size.ts";
import type { Selections } from "../../configurator-schemas/configuration/configuration.ts";
import { compileProduct } from "../../configurator-schemas/schema/compile-product.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import { Template } from "../../configurator-schemas/schema/template.ts";
import { createHarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";

const [WIDTH, HEIGHT] = [1200, 960];
/** Light on a table, as the other cards have it. */
const GROUND =
  '<radialGradient id="g" cx="0.5" cy="0.35" r="0.9"><stop offset="0" stop-color="#fffdf9"/><stop offset="0.62" stop-color="#f2eadd"/><stop offset="1" stop-color="#e6dac7"/></radialGradient>';
const SHADOW =
  '<filter id="s" x="-20%" y="-20%" width="140%" height="150%"><feDropShadow dx="0" dy="14" stdDeviation="16" flood-color="#3c2d1e" flood-opacity="0.28"/></filter>';

interface Piece {
  readonly product: string;
  readonly area: string;
  readonly template: string;
  /** Of its empty texts, in their order. */
  readonly words: readonly string[];
  readonly selections?: Selections;
  readonly colour: string;
  /** Middle, width of the area in pixels, and turn. */
  readonly at: readonly [x: number, y: number, width: number, degrees: number];
}

const CORE = new URL("../../configurator-schemas/", import.meta.url);
const ART = readdirSync(new URL("../art/pieces/", import.meta.url)).flatMap((file): ArtPiece[] =>
  JSON.parse(readFileSync(new URL(`../art/pieces/${file}`, import.meta.url), "utf8")),
);
const shaper = await createHarfBuzzShaper();
for (const font of FONTS)
  shaper.addFont(font.id, readFileSync(new URL(`../../node_modules/${font.file}`, import.meta.url)));

const sticker = { product: "die-cut-sticker", area: "sticker", colour: "#ffffff" };
const card = { product: "business-card", colour: "#ffffff" };
await paint("die-cut-sticker", [
  { ...sticker, template: "sticker-round", words: ["Oui !"], at: [905, 300, 400, 12] },
  { ...sticker, template: "sticker-motif", words: ["Élodie"], at: [430, 430, 640, -8] },
  { ...sticker, template: "sticker-words", words: ["Bonjour"], at: [830, 700, 620, -5] },
]);
await paint("business-card", [
  { ...card, area: "back", template: "card-code", words: ["example.org"], at: [760, 330, 640, 9], colour: "#c9a77a" },
  {
    ...card,
    area: "front",
    template: "card-classic",
    words: ["Élodie Martin", "Architecte d’intérieur", "01 23 45 67 89", "elodie@example.org"],
    at: [500, 600, 760, -6],
  },
]);

async function paint(name: string, pieces: readonly Piece[]): Promise<void> {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs>${GROUND}${SHADOW}</defs>` +
    `<rect width="100%" height="100%" fill="url(#g)"/>${pieces.map(drawPiece).join("")}</svg>`;
  const path = fileURLToPath(new URL(`${name}-thumbnail.webp`, import.meta.url));
  await sharp(Buffer.from(svg)).webp({ quality: 86, effort: 6 }).toFile(path);
}

function drawPiece({
  product: id,
  area: areaId,
  template: templateId,
  words,
  selections = {},
  colour,
  at,
}: Piece): string {
  const product = productOf(id);
  const area = product.printAreas.find((each) => each.id === areaId);
  const template = product.templateDocuments.find((each) => each.id === templateId);
  const [profile] = product.profileDocuments;
  if (!area || !template || !profile) throw new Error(`expected ${templateId} on ${id}, ${areaId}, got none`);
  const untouched = { product: id, selections, elements: {} };
  const size = designSize(product, area, untouched);
  if (!size) throw new Error(`expected a size of ${areaId}, got none`);
  const left = [...words];
  const elements = applyTemplate(template, size).map((each) =>
    each.kind === "text" && each.text === "" ? { ...each, text: left.shift() ?? "" } : each,
  );
  const configuration = { ...untouched, elements: { [areaId]: elements } };
  const art = (piece: string) => ART.find((each) => each.id === piece);
  const { list } = layoutArtwork(product, configuration, {
    area: areaId,
    profile,
    shaper,
    fallbackFonts: FALLBACK_CHAIN,
    art,
  });
  if (!list) throw new Error(`expected a layout of ${areaId}, got none`);
  const { cut } = platesOf(product, configuration, { profile, list, edges: () => undefined, roles: ["cut"] });
  const outline = cut?.d || rectangleData(0, 0, { width: size.widthMm, height: size.heightMm });
  const [x, y, width, degrees] = at;
  const scale = width / size.widthMm;
  const middle = `translate(${-size.widthMm / 2} ${-size.heightMm / 2})`;
  return (
    `<g filter="url(#s)"><g transform="translate(${x} ${y}) rotate(${degrees}) scale(${scale}) ${middle}">` +
    `<path d="${outline}" fill="${colour}"/>${list.items.map(drawItem).join("")}</g></g>`
  );
}

function drawItem(item: DisplayItem): string {
  switch (item.kind) {
    case "group":
      return item.items.map(drawItem).join("");
    case "image":
      return "";
    case "path": {
      const line = item.stroke
        ? ` stroke="${item.stroke.colour.screen}" stroke-width="${item.stroke.widthMm}" stroke-linejoin="round" stroke-linecap="round"`
        : "";
      return `<path d="${item.d}" fill="${item.fill?.screen ?? "none"}"${line}/>`;
    }
  }
}

function productOf(id: string) {
  const document = read(`products/${id}.json`, ProductDocument);
  const folder = (name: string) => readdirSync(new URL(`${name}/`, CORE)).map((file) => `${name}/${file}`);
  const result = compileProduct(
    document,
    {
      optionSets: [],
      calendars: [],
      templates: folder("templates").map((path) => read(path, Template)),
      profiles: folder("profiles").map((path) => read(path, PrintProfile)),
      fonts: new Set(FONTS.map((font) => font.id)),
    },
    1,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

function read<Grammar extends z.ZodType>(path: string, grammar: Grammar): z.output<Grammar> {
  const parsed = parseDocument(grammar, JSON.parse(readFileSync(new URL(path, CORE), "utf8")));
  if (!parsed.ok) throw new Error(`${path}: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}
