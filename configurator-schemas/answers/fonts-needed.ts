import { scriptOf } from "../artwork/script-of.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { graphemesOf } from "../configuration/graphemes.ts";
import type { Product } from "../schema/product.ts";

const SCRIPT_NAMES: Readonly<Record<string, string>> = {
  Latn: "latin",
  Arab: "arabic",
  Hebr: "hebrew",
  Deva: "devanagari",
  Cyrl: "cyrillic",
  Grek: "greek",
};

/**
 * Font files to load before a configuration can be laid out: each text's own font, and of the fallback fonts those that
 * write a script the own font does not. Fonts come in the order of the fallback chain.
 */
export function fontsNeeded(
  product: Product,
  configuration: Configuration,
  fonts: readonly { readonly id: string; readonly scripts: readonly string[] }[],
): string[] {
  const needed = new Set<string>();
  for (const element of Object.values(configuration.elements).flat()) {
    if (element.kind !== "text") continue;
    const own = fonts.find((font) => font.id === (element.font ?? product.defaultFont));
    if (own) needed.add(own.id);
    for (const cluster of graphemesOf(element.text)) {
      const script = scriptOf(cluster);
      const name = script === undefined ? undefined : SCRIPT_NAMES[script];
      if (script === undefined || (name !== undefined && own?.scripts.includes(name))) continue;
      const fallback = fonts.find(
        (font) => font.id.startsWith("noto-sans") && name !== undefined && font.scripts.includes(name),
      );
      if (fallback) needed.add(fallback.id);
    }
    if (/[^\p{ASCII}]/u.test(element.text)) needed.add("noto-sans"); // symbols an own font may lack
  }
  return fonts.filter((font) => needed.has(font.id)).map((font) => font.id);
}
