import { roundMm } from "../units/length.ts";
import type { Matrix } from "../units/matrix.ts";
import { multiply, placeMatrix } from "../units/matrix.ts";
import type { TextElement } from "../schema/design-element.ts";
import { curveLines } from "./curve-lines.ts";
import { joinInk, placeEmoji } from "./emoji.ts";
import type { PlacedEmoji, TextInk } from "./emoji.ts";
import { toPathData } from "./path-data.ts";
import type { Shaper } from "./shaper.ts";
import { linesOfText } from "./text-lines.ts";
import type { PlacedLine, TextLines, TextTools } from "./text-lines.ts";

/** Outlined text and the box it fills: advance width × lines, in mm. */
export interface TextLayout extends TextInk {
  readonly widthMm: number;
  readonly heightMm: number;
  /** The em size it is drawn at, which `fit: "shrink"` may have made smaller. */
  readonly sizeMm: number;
  /** Graphemes no font can write. */
  readonly missing: readonly string[];
  /** Characters left out of it, which nobody can have meant. */
  readonly removed: number;
  /** The fonts its letters are written in. */
  readonly fonts: readonly string[];
  /** Of a text wider than its room: the line, or the word that had to be broken, and the room. */
  readonly overflow?: { readonly gotMm: number; readonly maxMm: number };
  /** Of a curved text: the least radius it can be bent to; it is drawn with that where less was asked for. */
  readonly leastRadiusMm?: number;
}

/** Line height when the element says none, in em. */
export const DEFAULT_LINE_HEIGHT = 1.2;

/**
 * Shapes and outlines a text element. Each line box is `lineHeight` em high with the font's ascender-to-descender band
 * centred in it, as CSS does; the whole is centred on the placement.
 */
export function layoutText(element: TextElement, tools: TextTools): TextLayout {
  const { shaper, fonts } = tools;
  const text = linesOfText(element, tools);
  const { lines, widthEm, missing, removed } = text;
  const em = fittedSize(element, widthEm);
  const lineHeightEm = element.lineHeight ?? DEFAULT_LINE_HEIGHT;
  const { ascender, descender } = shaper.metrics(fonts[0] ?? "");
  const band = { lineHeightEm, baselineEm: (lineHeightEm - (ascender - descender)) / 2 + ascender };
  const { xMm, yMm, rotationDeg } = element.placement;
  const place = multiply(placeMatrix({ x: xMm, y: yMm }, rotationDeg), [em, 0, 0, em, 0, 0]);
  const letters = lines.flatMap(({ runs }) => runs.filter(({ run }) => !run.emoji));
  const common = {
    sizeMm: roundMm(em),
    missing,
    removed,
    fonts: [...new Set(letters.map(({ run }) => run.font))],
    ...overflowOf(element, text, em),
  };
  if (element.curve) {
    const { radiusMm, inside = false } = element.curve;
    const curved = curveLines(text, { ...band, radiusEm: radiusMm / em, inside, shaper, place });
    const size = { widthMm: roundMm(curved.widthEm * em), heightMm: roundMm(curved.heightEm * em) };
    return { ...common, ...size, ...curved.ink, leastRadiusMm: curved.leastRadiusEm * em };
  }
  const heightEm = lines.length * lineHeightEm;
  return {
    ...common,
    ...outlineLines(text, { ...band, place, shaper }),
    widthMm: roundMm(widthEm * em),
    heightMm: roundMm(heightEm * em),
  };
}

/** The largest size up to the element's own at which the widest line fits, not below its smallest (SPEC A18). */
function fittedSize({ sizeMm, fit, maxWidthMm, minSizeMm = 0 }: TextElement, widthEm: number): number {
  if (fit !== "shrink" || maxWidthMm === undefined || widthEm * sizeMm <= maxWidthMm) return sizeMm;
  return Math.min(sizeMm, Math.max(minSizeMm, maxWidthMm / widthEm));
}

/** Sizes are kept to 0.01 mm: a line may come out this much too wide, which nobody sees. */
const OVERHANG_MM = 0.1;

function overflowOf(
  { maxWidthMm }: TextElement,
  { lines, widthEm }: TextLines,
  em: number,
): Pick<TextLayout, "overflow"> {
  if (maxWidthMm === undefined) return {};
  const widest = lines.reduce((most, { wordEm = 0 }) => Math.max(most, wordEm), widthEm);
  const gotMm = roundMm(widest * em);
  return gotMm > maxWidthMm + OVERHANG_MM ? { overflow: { gotMm, maxMm: maxWidthMm } } : {};
}

interface Band {
  readonly lineHeightEm: number;
  /** From a line box's top. */
  readonly baselineEm: number;
  /** From em, y down, to the area. */
  readonly place: Matrix;
  readonly shaper: Shaper;
}

function outlineLines({ lines, widthEm }: TextLines, { lineHeightEm, baselineEm, place, shaper }: Band): TextInk {
  const top = (-lines.length * lineHeightEm) / 2;
  return joinInk(
    lines.map((line, i) => {
      const [x, y] = [line.startEm - widthEm / 2, top + i * lineHeightEm + baselineEm];
      return outlineLine(line, multiply(place, [1, 0, 0, 1, x, y]), shaper);
    }),
  );
}

/** `matrix` maps em (y down) to mm; glyphs have y up, hence the flip. Glyph 0 is never drawn: it is an issue instead. */
function outlineLine(line: PlacedLine, matrix: Matrix, shaper: Shaper): TextInk {
  let pen = 0;
  const letters: string[] = [];
  const emoji: PlacedEmoji[] = [];
  for (const { run, glyphs } of line.runs) {
    for (const { glyph, xOffset, yOffset, advance } of glyphs) {
      const at = multiply(matrix, [1, 0, 0, -1, pen + xOffset, -yOffset]);
      const mark = run.emoji?.[glyph];
      if (mark) emoji.push(placeEmoji(mark, at));
      else if (glyph !== 0) letters.push(toPathData(shaper.outline(run.font, glyph), at));
      pen += advance;
    }
  }
  return { d: letters.join(""), emoji };
}
