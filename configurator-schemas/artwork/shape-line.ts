import type { EmojiSource } from "./emoji.ts";
import { itemiseText } from "./itemise-text.ts";
import type { ItemisedRun } from "./itemise-text.ts";
import { isJoinedScript } from "./joined-scripts.ts";
import type { ShapedGlyph, Shaper, TextRun } from "./shaper.ts";

/** How the lines of one text are written; lengths in em. */
export interface LineStyle {
  readonly shaper: Shaper;
  /** Tried in order for each grapheme; all of them are loaded. */
  readonly fonts: readonly string[];
  readonly emoji: EmojiSource | undefined;
  readonly language?: string | undefined;
  readonly letterSpacing: number;
  readonly features: readonly string[];
}

/** What is written on one line, and the embedding level of each of its UTF-16 units. */
export interface BidiLine {
  readonly text: string;
  readonly levels: Uint8Array;
}

export interface ShapedRun {
  readonly run: ItemisedRun;
  /** Of an emoji run: `glyph` is the index of its mark. */
  readonly glyphs: readonly ShapedGlyph[];
}

/** One line as it is written: its runs from left to right. */
export interface ShapedLine {
  readonly text: string;
  readonly runs: readonly ShapedRun[];
  /** Advance width, without the letter spacing after the last cluster. */
  readonly widthEm: number;
  /** Graphemes no font can write. */
  readonly missing: readonly string[];
  /** Of a line that ends inside a word, because the word is wider than it may be: how wide the rest of it is. */
  readonly wordEm?: number;
}

/** Letters that stand apart are not drawn as one (SPEC A26). */
const NO_LIGATURES: readonly string[] = ["liga=0", "clig=0"];

/** Shapes one line, which holds no line break. */
export function shapeLine({ text, levels }: BidiLine, style: LineStyle): ShapedLine {
  const { runs, missing } = itemiseText(text, { ...style, levels });
  const shaped = runs.map((run) => shapeRun(run, style));
  const width = shaped.flatMap((each) => each.glyphs).reduce((sum, glyph) => sum + glyph.advance, 0);
  const last = shaped.at(-1);
  const trailing = last && last.glyphs.length > 0 ? spacingOf(last.run, style) : 0;
  return { text, runs: shaped, widthEm: Math.max(0, width - trailing), missing };
}

function shapeRun(itemised: ItemisedRun, style: LineStyle): ShapedRun {
  const spacing = spacingOf(itemised, style);
  if (itemised.emoji) {
    const glyphs = itemised.emoji.map(({ cluster }, i) => ({ glyph: i, cluster, xOffset: 0, yOffset: 0, advance: 1 }));
    return { run: itemised, glyphs: withSpacing(glyphs, spacing) };
  }
  const features = [...(spacing === 0 ? [] : NO_LIGATURES), ...style.features];
  const run = features.length === 0 ? itemised : { ...itemised, features };
  const glyphs = style.shaper.shape(run);
  return { run, glyphs: withSpacing(glyphs, spacing) };
}

function withSpacing(glyphs: readonly ShapedGlyph[], spacing: number): readonly ShapedGlyph[] {
  return spacing === 0 ? glyphs : glyphs.map((glyph, i) => spaced(glyph, { spacing, glyphs, i }));
}

/** Between joined letters there is no room to make: it would tear the strokes that join them. */
function spacingOf({ script }: TextRun, { letterSpacing }: LineStyle): number {
  return isJoinedScript(script) ? 0 : letterSpacing;
}

/** Letter spacing goes once after every cluster, behind its last glyph that has a width; marks alone get none. */
function spaced(
  glyph: ShapedGlyph,
  { spacing, glyphs, i }: { readonly spacing: number; readonly glyphs: readonly ShapedGlyph[]; readonly i: number },
): ShapedGlyph {
  if (glyph.advance === 0) return glyph;
  for (let next = i + 1; glyphs[next]?.cluster === glyph.cluster; next += 1) {
    if (glyphs[next]?.advance !== 0) return glyph;
  }
  return { ...glyph, advance: glyph.advance + spacing };
}
