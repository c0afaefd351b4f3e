import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { FALLBACK_CHAIN, FONTS } from "../../assets/fonts/catalogue.ts";
import type { BundledFont } from "../../assets/fonts/bundled-font.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { createHarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import type { HarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";

let shaper: Promise<HarfBuzzShaper> | undefined;

/**
 * The process's shaper with every font this design may need. The whole fallback chain is always there, so that the
 * outcome never depends on which designs this process drew before.
 */
export async function loadShaper(product: Product, configuration: Configuration): Promise<HarfBuzzShaper> {
  shaper ??= createHarfBuzzShaper();
  const ready = await shaper;
  for (const font of fontsWanted(product, configuration)) {
    if (!ready.hasFont(font.id)) ready.addFont(font.id, await readFont(font));
  }
  return ready;
}

const hashes = new Map<string, string>();

/** The fonts a design is shaped with, by the sha256 of their bytes. */
export async function fontIdentities(
  product: Product,
  configuration: Configuration,
): Promise<readonly { readonly id: string; readonly sha256: string }[]> {
  const identities: { id: string; sha256: string }[] = [];
  for (const font of fontsWanted(product, configuration)) {
    const sha256 =
      hashes.get(font.id) ??
      createHash("sha256")
        .update(await readFont(font))
        .digest("hex");
    hashes.set(font.id, sha256);
    identities.push({ id: font.id, sha256 });
  }
  return identities;
}

/** Those its texts name, and the whole fallback chain. */
function fontsWanted(product: Product, configuration: Configuration): readonly BundledFont[] {
  const texts = Object.values(configuration.elements)
    .flat()
    .filter((element) => element.kind === "text");
  const wanted = new Set([...texts.map((text) => text.font ?? product.defaultFont), ...FALLBACK_CHAIN]);
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
