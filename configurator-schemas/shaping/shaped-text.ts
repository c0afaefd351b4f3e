import type { OutlineCommand, ShapedGlyph, Shaper, FontMetrics, TextRun } from "../artwork/shaper.ts";

/** A run of text, whatever the font. */
export type PlainRun = Omit<TextRun, "font">;

/** Runs as one font writes them: their glyphs in the order asked, and the outline of every glyph once. */
export interface ShapedText {
  readonly runs: readonly (readonly ShapedGlyph[])[];
  readonly outlines: readonly { readonly glyph: number; readonly outline: readonly OutlineCommand[] }[];
}

/** What is known of a font without its file. */
export interface FontFacts {
  readonly metrics: FontMetrics;
  /** First and last code points of what it has. */
  readonly characters: readonly (readonly [from: number, to: number])[];
  readonly samples: readonly PlainRun[];
  readonly shaped: ShapedText;
}

/** Shapes runs in a font, with the outlines of what they are drawn with. */
export function shapeText(shaper: Shaper, font: string, runs: readonly PlainRun[]): ShapedText {
  const shaped = runs.map((run) => shaper.shape({ ...run, font }));
  const glyphs = new Set(shaped.flatMap((each) => each.map(({ glyph }) => glyph)));
  return { runs: shaped, outlines: [...glyphs].map((glyph) => ({ glyph, outline: shaper.outline(font, glyph) })) };
}

/** The same name for the same glyphs: whatever of a run a shaper looks at. */
export function runName({ text, direction, script, language, features = [] }: PlainRun): string {
  return JSON.stringify([text, direction, script, language, features]);
}
