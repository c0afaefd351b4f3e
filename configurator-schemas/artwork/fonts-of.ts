import type { TextElement } from "../schema/design-element.ts";
import type { Product } from "../schema/product.ts";
import type { Shaper } from "./shaper.ts";

/** The fonts a text is written with, first the one it asks for; only those that are loaded (SPEC A7). */
export function fontsOf(
  { font }: TextElement,
  {
    product,
    shaper,
    fallbackFonts,
  }: { readonly product: Product; readonly shaper: Shaper; readonly fallbackFonts: readonly string[] },
): readonly string[] {
  return [font ?? product.defaultFont, ...fallbackFonts].filter((each) => shaper.hasFont(each));
}
