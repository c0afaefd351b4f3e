import { readFileSync } from "node:fs";
import { FONTS } from "../../assets/fonts/catalogue.ts";
import { createHarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import type { HarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";

/** A real HarfBuzz with every bundled font, as both rims use it. */
export async function bundledShaper(): Promise<HarfBuzzShaper> {
  const shaper = await createHarfBuzzShaper();
  for (const font of FONTS) {
    shaper.addFont(font.id, readFileSync(new URL(`../../node_modules/${font.file}`, import.meta.url)));
  }
  return shaper;
}
