import { readFile } from "node:fs/promises";
import { createHarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import type { HarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aliasFonts } from "./alias-fonts.ts";
import type { FontFiles } from "./fonts-named.ts";

/** Merchants' fonts a process holds before it begins anew. */
const MAX_OWN_BYTES = 64 * 1024 * 1024;
const MAX_VIEWS = 50;

let shaper: Promise<HarfBuzzShaper> | undefined;
let ownBytes = 0;
/** What was measured of a font is kept with the shaper that knows it: one for the same fonts. */
let views = new Map<string, HarfBuzzShaper>();

/** The process's shaper, with a merchant's fonts under their ids. Their bytes are shared by hash, their names by nobody. */
export async function loadOwnFonts(files: FontFiles = {}): Promise<HarfBuzzShaper> {
  if (ownBytes > MAX_OWN_BYTES) {
    shaper = undefined;
    ownBytes = 0;
    views = new Map();
  }
  shaper ??= createHarfBuzzShaper();
  const ready = await shaper;
  const aliases = new Map<string, string>();
  for (const [id, { path, sha256 }] of Object.entries(files)) {
    // No id of a font has a colon.
    const name = `sha256:${sha256}`;
    aliases.set(id, name);
    if (ready.hasFont(name)) continue;
    const bytes = await readFile(path);
    ready.addFont(name, bytes);
    ownBytes += bytes.length;
  }
  return aliases.size === 0 ? ready : viewOf(ready, aliases);
}

function viewOf(ready: HarfBuzzShaper, aliases: ReadonlyMap<string, string>): HarfBuzzShaper {
  const key = [...aliases]
    .map((each) => each.join(" "))
    .toSorted()
    .join();
  const view = views.get(key) ?? aliasFonts(ready, aliases);
  if (views.size >= MAX_VIEWS) views.clear();
  views.set(key, view);
  return view;
}
