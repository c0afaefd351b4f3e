import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ArtPiece } from "../../configurator-schemas/artwork/draw-art.ts";
import { emojiFileOf } from "../../configurator-schemas/artwork/emoji.ts";
import { pieceOfIcon } from "../art/piece-of-icon.ts";

/** The package's own files: code points to names, names to SVG. */
interface EmojiPackage {
  readonly names: Readonly<Record<string, string>>;
  readonly icons: Readonly<Record<string, { readonly body: string }>>;
}

const NAME = "@iconify-json/fluent-emoji-flat";
let opened: EmojiPackage | undefined;

/** Keys (artwork/emoji.ts) of every emoji there is a picture of, by the file browsers fetch them in. */
export function emojiFiles(): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const key of Object.keys(openPackage().names)) {
    const file = emojiFileOf(key);
    files.set(file, [...(files.get(file) ?? []), key]);
  }
  return files;
}

/** What such a file holds, as text; undefined when there is none of that name. */
export function writeEmojiFile(file: string): string | undefined {
  const keys = emojiFiles().get(file);
  return keys && JSON.stringify(keys.map(flattenEmoji));
}

/** The picture of one emoji, flattened when it is asked for: all of them are nine megabytes and four seconds. */
export function flattenEmoji(key: string): ArtPiece | undefined {
  const { names, icons } = openPackage();
  const name = Object.hasOwn(names, key) ? names[key] : undefined;
  const body = name === undefined ? undefined : icons[name]?.body;
  if (body === undefined) return undefined;
  const piece = pieceOfIcon(key, body);
  if (typeof piece === "string") throw new Error(`expected a drawing of the emoji ${key} in ${NAME}, but ${piece}`);
  return piece;
}

function openPackage(): EmojiPackage {
  if (opened) return opened;
  const require = createRequire(import.meta.url);
  const read = (file: string): unknown => JSON.parse(readFileSync(require.resolve(`${NAME}/${file}`), "utf8"));
  opened = {
    names: read("chars.json") as EmojiPackage["names"], // the package's documented shapes
    icons: (read("icons.json") as Pick<EmojiPackage, "icons">).icons,
  };
  return opened;
}
