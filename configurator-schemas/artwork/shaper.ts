/**
 * What the core needs from a text shaper. The one adapter is shaping/harfbuzz-shaper.ts, handed in by the rims.
 * All lengths are in em (font units ÷ units per em), y up, as fonts have it.
 */
export interface Shaper {
  hasFont(font: string): boolean;
  /** True when the font has a glyph for every code point of the cluster (joiners and variation selectors aside). */
  covers(font: string, cluster: string): boolean;
  metrics(font: string): FontMetrics;
  /** Glyphs in visual order, left to right. */
  shape(run: TextRun): readonly ShapedGlyph[];
  outline(font: string, glyph: number): readonly OutlineCommand[];
}

export interface TextRun {
  readonly font: string;
  readonly text: string;
  readonly direction: "ltr" | "rtl";
  /** ISO 15924, e.g. "Arab"; absent = guessed from the text. */
  readonly script?: string;
  /** BCP 47. */
  readonly language?: string;
  /** OpenType features as designs write them, e.g. "smcp" or "liga=0"; of two for one tag the later one counts. */
  readonly features?: readonly string[];
}

export interface ShapedGlyph {
  readonly glyph: number;
  /** UTF-16 index in the run's text of the cluster it belongs to. */
  readonly cluster: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly advance: number;
}

export interface FontMetrics {
  readonly ascender: number;
  /** Negative below the baseline. */
  readonly descender: number;
}

/** Absolute commands; M/L one point, Q two, C three, Z none. */
export interface OutlineCommand {
  readonly type: "M" | "L" | "Q" | "C" | "Z";
  readonly points: readonly number[];
}
