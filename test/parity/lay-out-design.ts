import { FALLBACK_CHAIN } from "../../assets/fonts/catalogue.ts";
import { layoutArtwork } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { ArtworkLayout } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { HarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { art } from "../../server/render/art.ts";
import { drawingsOf } from "../../server/render/drawings.ts";
import { emoji } from "../../server/render/emoji.ts";
import type { BrowserDesign } from "./browser-painter.ts";

/** One area as the server lays it out for print, with every source of outlines it has. */
export function layOutDesign(
  { product, configuration, area, profile, uploads }: BrowserDesign,
  shaper: HarfBuzzShaper,
): ArtworkLayout {
  const drawings = drawingsOf(uploads);
  const sources = { shaper, fallbackFonts: FALLBACK_CHAIN, art, emoji, drawings };
  return layoutArtwork(product, configuration, { area, profile, ...sources });
}
