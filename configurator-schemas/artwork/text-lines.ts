import type { TextElement } from "../schema/design-element.ts";
import { bidiLevels } from "./bidi-levels.ts";
import { cleanText } from "./clean-text.ts";
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

interface AlignedLine {
  readonly line: ShapedLine;
  readonly direction: "ltr" | "rtl";
}

/** Cuts a text into lines and shapes them: at its own line breaks, and where its width is used up (SPEC A20–A22). */
export function linesOfText(
  element: TextElement,
  { shaper, fonts }: { readonly shaper: Shaper; readonly fonts: readonly string[] },
): TextLines {
  const { text, removed } = cleanText(element.text);
  const style: Omit<LineStyle, "direction"> = {
    shaper,
    fonts,
    language: element.lang,
    letterSpacing: element.letterSpacing ?? 0,
    features: element.features ?? [],
  };
  const aligned = text.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap((paragraph) => {
    const direction = element.direction ?? (bidiLevels(paragraph).base % 2 === 1 ? "rtl" : "ltr");
    return linesOfParagraph(paragraph, element, { ...style, direction }).map((line) => ({ line, direction }));
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

function linesOfParagraph(paragraph: string, element: TextElement, style: LineStyle): ShapedLine[] {
  const widthEm = wrapWidthEm(element);
  if (widthEm === undefined) return [shapeLine(paragraph, style)];
  const lines = wrapParagraph(paragraph, { widthEm, shape: (text) => shapeLine(text, style) });
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
