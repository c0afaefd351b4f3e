import type { TextElement } from "../schema/design-element.ts";
import { bidiLevels } from "./bidi-levels.ts";
import type { BidiLevels } from "./bidi-levels.ts";
import { cleanText } from "./clean-text.ts";
import type { EmojiSource } from "./emoji.ts";
import { justifyLine } from "./justify-line.ts";
import { shapeLine } from "./shape-line.ts";
import type { LineStyle, ShapedLine } from "./shape-line.ts";
import type { Shaper } from "./shaper.ts";
import { wrapParagraph } from "./wrap-paragraph.ts";

/** A line and where it starts in the text's box. */
export interface PlacedLine extends ShapedLine {
  readonly startEm: number;
}

/** The lines of a text, before anything is known of where it lies; lengths in em. */
export interface TextLines {
  readonly lines: readonly PlacedLine[];
  /** The widest line. */
  readonly widthEm: number;
  readonly missing: readonly string[];
  /** Characters left out of it (clean-text.ts). */
  readonly removed: number;
}

interface Paragraph {
  readonly text: string;
  readonly bidi: BidiLevels;
}

interface AlignedLine {
  readonly line: ShapedLine;
  readonly direction: "ltr" | "rtl";
}

/** What texts are written with. */
export interface TextTools {
  readonly shaper: Shaper;
  /** Tried in order for each grapheme; all of them are loaded. */
  readonly fonts: readonly string[];
  readonly emoji?: EmojiSource | undefined;
}

/** Cuts a text into lines and shapes them: at its own line breaks, and where its width is used up (SPEC A20–A22). */
export function linesOfText(element: TextElement, { shaper, fonts, emoji }: TextTools): TextLines {
  const { text, removed } = cleanText(element.text);
  const style: LineStyle = {
    shaper,
    fonts,
    emoji,
    language: element.lang,
    letterSpacing: element.letterSpacing ?? 0,
    features: element.features ?? [],
  };
  const aligned = text.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap((paragraph) => {
    const bidi = bidiLevels(paragraph, element.direction);
    const direction: AlignedLine["direction"] = bidi.base % 2 === 1 ? "rtl" : "ltr";
    return linesOfParagraph({ text: paragraph, bidi }, element, style).map((line) => ({ line, direction }));
  });
  const widthEm = aligned.reduce((widest, { line }) => Math.max(widest, line.widthEm), 0);
  return {
    lines: aligned.map((each) => ({ ...each.line, startEm: startOf(element.align, each, widthEm) })),
    widthEm,
    missing: aligned.flatMap(({ line }) => line.missing),
    removed,
  };
}

/** A text that is made to fit another way is never cut into lines. */
function wrapWidthEm({ maxWidthMm, fit = "none", sizeMm }: TextElement): number | undefined {
  return fit === "none" && maxWidthMm !== undefined ? maxWidthMm / sizeMm : undefined;
}

function linesOfParagraph({ text, bidi }: Paragraph, element: TextElement, style: LineStyle): ShapedLine[] {
  const widthEm = wrapWidthEm(element);
  if (widthEm === undefined) return [shapeLine({ text, levels: bidi.levels }, style)];
  const lines = wrapParagraph(text, { widthEm, bidi, shape: (line) => shapeLine(line, style) });
  if (element.align !== "justify") return lines;
  return lines.map((line, i) => (i < lines.length - 1 ? justifyLine(line, widthEm) : line));
}

function startOf(align: TextElement["align"], { line, direction }: AlignedLine, boxEm: number): number {
  switch (align) {
    case "left":
      return 0;
    case "center":
      return (boxEm - line.widthEm) / 2;
    case "right":
      return boxEm - line.widthEm;
    case "justify":
      return direction === "rtl" ? boxEm - line.widthEm : 0;
  }
}
