import type { Shaper } from "./shaper.ts";

/** A letter whose strokes end at the baseline's height on both sides, where handwriting joins. */
const SAMPLE = "n";

/** True for handwriting whose letters touch: the ink of one n reaches the ink of the next. */
export function isConnectedFont(font: string, shaper: Shaper): boolean {
  const glyphs = shaper.shape({ font, text: SAMPLE, direction: "ltr" });
  const xs = glyphs.flatMap(({ glyph }) =>
    shaper.outline(font, glyph).flatMap(({ points }) => points.filter((_, i) => i % 2 === 0)),
  );
  if (xs.length === 0) return false;
  const advance = glyphs.reduce((sum, each) => sum + each.advance, 0);
  return Math.max(...xs) >= advance + Math.min(...xs);
}
