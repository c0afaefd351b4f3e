import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { ArtPiece } from "../../configurator-schemas/artwork/draw-art.ts";
import { CATEGORIES } from "./catalogue.ts";
import { pieceOfIcon } from "./piece-of-icon.ts";

/*
 * Makes pieces/*.json (one a category, what browser and server draw) and index.json (names to search) from the package of
 * LEDGER.md. They are committed: a design keeps its motif, point for point, whatever the package becomes.
 */

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
    const piece = body === undefined ? "not in the package" : pieceOfIcon(id, body);
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

function write(name: string, list: readonly unknown[]): void {
  const text = `[\n${list.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`;
  writeFileSync(fileURLToPath(new URL(name, import.meta.url)), text);
}
