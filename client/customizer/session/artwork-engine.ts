import { fontsNeeded } from "../../../configurator-schemas/answers/fonts-needed.ts";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { createHarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { createRemoteShaper } from "../../../configurator-schemas/shaping/remote-shaper.ts";
import type { RemoteShaper } from "../../../configurator-schemas/shaping/remote-shaper.ts";
import { createCutLines } from "../paint/cut-lines.ts";
import { createCutouts } from "../paint/cutouts.ts";
import { createElementMemory } from "../paint/element-memory.ts";
import type { ElementMemory } from "../paint/element-memory.ts";
import { createLayeredPainter } from "../paint/layered-painter.ts";
import { artSource, ensureArt, onArt } from "./art-library.ts";
import { createDrawingLibrary } from "./drawing-library.ts";
import { createRemoteLetters } from "./remote-letters.ts";
import { createRosterSizes } from "./roster-sizes.ts";
import { emojiSource, ensureEmoji, isEmoji, onEmoji } from "./emoji-library.ts";

/** Everything that draws. A chunk of its own, loaded after the first paint (HarfBuzz is 190 kB gzip). */
export interface ArtworkEngine {
  readonly shaper: RemoteShaper;
  readonly memory: ElementMemory;
  readonly createCutLines: typeof createCutLines;
  readonly createCutouts: typeof createCutouts;
  readonly createDrawingLibrary: typeof createDrawingLibrary;
  readonly createPainter: typeof createLayeredPainter;
  readonly layoutArtwork: typeof layoutArtwork;
  readonly preflight: typeof preflight;
  readonly fontsNeeded: typeof fontsNeeded;
  readonly artSource: typeof artSource;
  readonly ensureArt: typeof ensureArt;
  readonly createRemoteLetters: typeof createRemoteLetters;
  readonly createRosterSizes: typeof createRosterSizes;
  readonly emojiSource: typeof emojiSource;
  readonly ensureEmoji: typeof ensureEmoji;
  readonly isEmoji: typeof isEmoji;
  /** A motif or an emoji came. */
  readonly onPieces: (listener: () => void) => () => void;
}

export async function createArtworkEngine(): Promise<ArtworkEngine> {
  return {
    shaper: createRemoteShaper(await createHarfBuzzShaper()),
    memory: createElementMemory(),
    createCutLines,
    createCutouts,
    createDrawingLibrary,
    createPainter: createLayeredPainter,
    layoutArtwork,
    preflight,
    fontsNeeded,
    artSource,
    ensureArt,
    createRemoteLetters,
    createRosterSizes,
    emojiSource,
    ensureEmoji,
    isEmoji,
    onPieces(listener) {
      const unsubscribe = [onArt(listener), onEmoji(listener)];
      return () => unsubscribe.forEach((each) => each());
    },
  };
}
