import type { FontScript } from "../../../assets/fonts/bundled-font.ts";
import { createHarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { SCRIPT_SAMPLES } from "./script-samples.ts";

const ID = "tried";
/** Characters whose letters are drawn to see that there are outlines at all. */
const MAX_DRAWN = 400;

/** What a font was seen to do with the shaper that will draw it. */
export interface TriedFont {
  /** At least one of its characters has an outline. */
  readonly isDrawn: boolean;
  readonly scripts: readonly FontScript[];
}

export async function tryFont(bytes: Uint8Array): Promise<TriedFont> {
  const shaper = await createHarfBuzzShaper();
  shaper.addFont(ID, bytes);
  const isDrawn = shaper
    .characters(ID)
    .slice(0, MAX_DRAWN)
    .some((code) => drawn(shaper, String.fromCodePoint(code)));
  const scripts = Object.entries(SCRIPT_SAMPLES).filter(([, sample]) => writes(shaper, sample));
  // The table's own keys.
  return { isDrawn, scripts: scripts.map(([script]) => script as FontScript) };
}

function drawn(shaper: HarfBuzzShaper, text: string): boolean {
  return shaper.shape({ font: ID, text, direction: "ltr" }).some(({ glyph }) => shaper.outline(ID, glyph).length > 0);
}

/** Glyph 0 is the box of what is missing. */
function writes(shaper: HarfBuzzShaper, sample: string): boolean {
  return sample.split(" ").every((word) => {
    const direction = /[\u0590-\u06ff]/.test(word) ? "rtl" : "ltr";
    return shaper.shape({ font: ID, text: word, direction }).every(({ glyph }) => glyph !== 0);
  });
}
