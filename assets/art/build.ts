import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { ArtPiece } from "../../configurator-schemas/artwork/draw-art.ts";
import { readPathData } from "../../configurator-schemas/artwork/draw-art.ts";
import { flattenSvg } from "../../configurator-schemas/artwork/svg/flatten-svg.ts";
import type { SvgItem, SvgPath } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import { CATEGORIES } from "./catalogue.ts";

/*
 * Makes pieces/*.json (one a category, what browser and server draw) and index.json (names to search) from the package of
 * LEDGER.md. They are committed: a design keeps its motif, point for point, whatever the package becomes.
 */

/** The longer side; whole units are 1/2000 of a motif, 0.1 mm on the largest shirt. */
const SIDE = 2000;

interface Icons {
  readonly icons: Readonly<Record<string, { readonly body: string }>>;
}

const require = createRequire(import.meta.url);
const { icons } = JSON.parse(
  readFileSync(require.resolve("@iconify-json/fluent-emoji-flat/icons.json"), "utf8"),
) as Icons;
const index: { id: string; category: string; names: { fr: string; en: string; ar: string } }[] = [];
for (const [category, lines] of Object.entries(CATEGORIES)) {
  const pieces: ArtPiece[] = [];
  for (const line of lines.trim().split("\n")) {
    const [name = "", fr = "", en = "", ar = ""] = line.split("|");
    const id = `${category}-${name}`;
    const body = icons[name]?.body;
    const piece = body === undefined ? "not in the package" : toPiece(id, body);
    if (typeof piece === "string") {
      console.warn(`${id}: left out, ${piece}`);
      continue;
    }
    pieces.push(piece);
    index.push({ id, category, names: { fr, en, ar } });
  }
  write(`pieces/${category}.json`, pieces);
}
write("index.json", index);

function toPiece(id: string, body: string): ArtPiece | string {
  const outcome = flattenSvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${body}</svg>`);
  if (!outcome.ok) return `it has ${outcome.part}`;
  const paths: SvgPath[] = [];
  if (!outcome.drawing.items.every((item) => collect(item, paths))) return "it is not flat";
  const palette = [...new Set(paths.map((path) => path.fill?.colour ?? ""))];
  const scale = SIDE / Math.max(outcome.drawing.width, outcome.drawing.height);
  return {
    id,
    viewBox: [Math.round(outcome.drawing.width * scale), Math.round(outcome.drawing.height * scale)],
    palette,
    paths: paths.map(({ d, fill }) => ({ d: compact(d, scale), colour: palette.indexOf(fill?.colour ?? "") })),
  };
}

/** False where something is seen through, cut, stroked, or filled by the other rule. */
function collect(item: SvgItem, paths: SvgPath[]): boolean {
  if (item.kind === "group") {
    return item.opacity === undefined && item.clip === undefined && item.items.every((each) => collect(each, paths));
  }
  const isFlat = !item.stroke && item.fill !== undefined && (item.fill.opacity ?? 1) === 1;
  const subpaths = item.d.match(/M/g)?.length ?? 0;
  if (!isFlat || (item.fillRule === "evenodd" && subpaths > 1)) return false;
  paths.push(item);
  return true;
}

function compact(d: string, scale: number): string {
  return readPathData(d)
    .map(
      ({ type, points }) =>
        type +
        points
          .map((value) => Math.round(value * scale))
          .join(" ")
          .replaceAll(" -", "-"),
    )
    .join("");
}

function write(name: string, list: readonly unknown[]): void {
  const text = `[\n${list.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`;
  writeFileSync(fileURLToPath(new URL(name, import.meta.url)), text);
}
