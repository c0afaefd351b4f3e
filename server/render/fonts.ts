import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { FALLBACK_CHAIN, FONTS } from "../../assets/fonts/catalogue.ts";
import type { BundledFont } from "../../assets/fonts/bundled-font.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Shaper } from "../../configurator-schemas/artwork/shaper.ts";
import { fontsNamed } from "./fonts-named.ts";
import type { FontFiles } from "./fonts-named.ts";
import { loadOwnFonts } from "./own-fonts.ts";

interface LetteredDesigns {
  readonly product: Product;
  readonly configurations: readonly Configuration[];
  /** The merchant's own; absent = none. */
  readonly fonts?: FontFiles | undefined;
}

/**
 * The process's shaper with every font these designs may need. The whole fallback chain is always there, so that the
 * outcome never depends on which designs this process drew before.
 */
export async function loadShaper(designs: LetteredDesigns): Promise<Shaper> {
  const ready = await loadOwnFonts(designs.fonts);
  for (const font of bundledFonts(designs)) {
    if (!ready.hasFont(font.id)) ready.addFont(font.id, await readFont(font));
  }
  return ready;
}

const hashes = new Map<string, string>();

/** The fonts designs are shaped with, by the sha256 of their bytes. */
export async function fontIdentities(
  designs: LetteredDesigns,
): Promise<readonly { readonly id: string; readonly sha256: string }[]> {
  const identities: { id: string; sha256: string }[] = [];
  for (const font of bundledFonts(designs)) {
    const sha256 =
      hashes.get(font.id) ??
      createHash("sha256")
        .update(await readFont(font))
        .digest("hex");
    hashes.set(font.id, sha256);
    identities.push({ id: font.id, sha256 });
  }
  for (const [id, { sha256 }] of Object.entries(designs.fonts ?? {})) identities.push({ id, sha256 });
  return identities;
}

/** Those their texts name, and the whole fallback chain. */
function bundledFonts({ product, configurations }: LetteredDesigns): readonly BundledFont[] {
  const wanted = new Set([...fontsNamed(product, configurations), ...FALLBACK_CHAIN]);
  return FONTS.filter(({ id }) => wanted.has(id));
}

/** The bytes browser and server both shape from. */
async function readFont({ id, file }: BundledFont): Promise<Uint8Array> {
  const [scope = "", name = "", ...rest] = file.split("/");
  const manifest = createRequire(import.meta.url).resolve(`${scope}/${name}/package.json`);
  try {
    return await readFile(join(dirname(manifest), ...rest));
  } catch (cause) {
    throw new Error(`font "${id}": expected the file ${file} in node_modules; run npm ci`, { cause });
  }
}
