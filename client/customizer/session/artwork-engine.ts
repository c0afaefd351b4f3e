import { fontsNeeded } from "../../../configurator-schemas/answers/fonts-needed.ts";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { createHarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";

/** Everything that draws letters. A chunk of its own, loaded after the first paint (HarfBuzz is 190 kB gzip). */
export interface ArtworkEngine {
  readonly shaper: HarfBuzzShaper;
  readonly layoutArtwork: typeof layoutArtwork;
  readonly preflight: typeof preflight;
  readonly fontsNeeded: typeof fontsNeeded;
}

export async function createArtworkEngine(): Promise<ArtworkEngine> {
  return { shaper: await createHarfBuzzShaper(), layoutArtwork, preflight, fontsNeeded };
}
