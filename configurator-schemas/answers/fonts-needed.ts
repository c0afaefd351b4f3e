import { cleanText } from "../artwork/clean-text.ts";
import { scriptHintOf, scriptOf } from "../artwork/script-of.ts";
import type { Shaper } from "../artwork/shaper.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { graphemesOf } from "../configuration/graphemes.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import type { Product } from "../schema/product.ts";

const SCRIPT_NAMES: Readonly<Record<string, string>> = {
  Latn: "latin",
  Arab: "arabic",
  Hebr: "hebrew",
  Deva: "devanagari",
  Cyrl: "cyrillic",
  Grek: "greek",
  Thai: "thai",
  Beng: "bengali",
  Taml: "tamil",
  Gran: "tamil",
  Geor: "georgian",
  Armn: "armenian",
};

export interface FontChoice {
  readonly fonts: readonly { readonly id: string; readonly scripts: readonly string[] }[];
  readonly fallbackFonts: readonly string[];
  readonly shaper: Shaper;
  /** True for graphemes that are drawn as emoji and need no font; absent = there are none. */
  readonly isDrawn?: (cluster: string) => boolean;
}

/**
 * Font files a configuration needs, as far as is known now: each text's own font; once that is loaded, for every grapheme it
 * lacks the next fallback that may have it. Asked again after each load it ends where a shaper with every font would
 * choose the same ones, without fetching the others (a fallback weighs up to 300 kB).
 */
export function fontsNeeded(product: Product, configuration: Configuration, choice: FontChoice): string[] {
  const needed = new Set<string>();
  for (const element of Object.values(madeElements(product, configuration)).flat()) {
    if (element.kind !== "text" || !isFilled(element)) continue;
    const own = element.font ?? product.defaultFont;
    needed.add(own);
    if (!choice.shaper.hasFont(own)) continue;
    for (const cluster of new Set(graphemesOf(cleanText(element.text).text))) {
      if (choice.shaper.covers(own, cluster) || choice.isDrawn?.(cluster) === true) continue;
      for (const fallback of fallbacksUntilCovered(cluster, choice)) needed.add(fallback);
    }
  }
  return [...needed];
}

function fallbacksUntilCovered(cluster: string, { fonts, fallbackFonts, shaper }: FontChoice): string[] {
  const script = scriptOf(cluster) ?? scriptHintOf(cluster) ?? "";
  // The root sign is in no fallback but the Arabic one. Symbols and scripts no family claims are looked for where Latin is.
  const name = cluster === "\u221A" ? "arabic" : (SCRIPT_NAMES[script] ?? "latin");
  const tried: string[] = [];
  for (const id of fallbackFonts) {
    const font = fonts.find((each) => each.id === id);
    if (!font?.scripts.includes(name)) continue;
    tried.push(id);
    if (!shaper.hasFont(id) || shaper.covers(id, cluster)) return tried;
  }
  return tried;
}
