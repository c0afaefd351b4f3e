import { mkdir, readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { sha256Hex } from "../identifiers.ts";
import { ingestFont } from "../ingest/font/ingest-font.ts";
import type { FontFiles } from "../render/fonts-named.ts";
import { CommandRefused } from "./command.ts";
import type { Terminal } from "./command.ts";
import { say } from "./words.ts";

const FONT_FILE = /\.(?:ttf|otf|woff2?)$/i;
/** What the id of a merchant's font ends with (fonts/name-font.ts). */
const HASH = /-([0-9a-f]{8})$/;

/**
 * The merchant's fonts that a design names, found in a folder by what their ids end with: the hash of the bytes that shaping
 * would read. Each goes through the same ingest as on the server. A font that is not there is found as unknown.
 */
export async function ingestFonts(
  named: ReadonlySet<string>,
  { from, folder, terminal }: { readonly from: string; readonly folder: string; readonly terminal: Terminal },
): Promise<FontFiles> {
  const files: Record<string, FontFiles[string]> = {};
  for (const [i, name] of (await listFolder(from, terminal)).filter((each) => FONT_FILE.test(each)).entries()) {
    const outDir = join(folder, `font-${i}`);
    await mkdir(outDir);
    const answer = await ingestFont({ kind: "font", path: resolve(from, name), outDir, licence: "server" });
    if (!answer.ok) continue;
    const sha256 = sha256Hex(await readFile(answer.path));
    for (const id of named) {
      const [, digits] = HASH.exec(id) ?? [];
      if (digits !== undefined && sha256.startsWith(digits)) files[id] = { path: answer.path, sha256 };
    }
  }
  return files;
}

async function listFolder(folder: string, { language }: Terminal): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch {
    throw new CommandRefused(1, { sentence: say("fileMissing", language, { file: folder }) });
  }
}
