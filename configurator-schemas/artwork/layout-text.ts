import { roundMm } from "../units/length.ts";
import type { Matrix } from "../units/matrix.ts";
import { multiply, placeMatrix } from "../units/matrix.ts";
import type { TextElement } from "../schema/design-element.ts";
import { itemiseText } from "./itemise-text.ts";
import { toPathData } from "./path-data.ts";
import type { ShapedGlyph, Shaper, TextRun } from "./shaper.ts";

/** Outlined text and the box it fills: advance width × lines, in mm. */
export interface TextLayout {
  /** Path data in area coordinates; "" when there is nothing to draw. */
  readonly d: string;
  readonly widthMm: number;
  readonly heightMm: number;
  /** The em size it is drawn at, which `fit: "shrink"` may have made smaller. */
  readonly sizeMm: number;
  /** Graphemes no font can write. */
  readonly missing: readonly string[];
}

/** Line height when the element says none, in em. */
export const DEFAULT_LINE_HEIGHT = 1.2;

interface Line {
  readonly runs: readonly { readonly run: TextRun; readonly glyphs: readonly ShapedGlyph[] }[];
  readonly widthEm: number;
}

/**
 * Shapes and outlines a text element. Lines come from its line breaks; each line box is `lineHeight` em high with the
 * font's ascender-to-descender band centred in it, as CSS does; the whole is centred on the placement.
 */
export function layoutText(
  element: TextElement,
  { shaper, fonts }: { readonly shaper: Shaper; readonly fonts: readonly string[] },
): TextLayout {
  const missing: string[] = [];
  const spacing = element.letterSpacing ?? 0;
  const lines = element.text.split(/\r\n|[\n\r\u2028\u2029]/u).map((text): Line => {
    const itemised = itemiseText(text, { fonts, shaper, direction: element.direction, language: element.lang });
    missing.push(...itemised.missing);
    const runs = itemised.runs.map((run) => ({
      run,
      glyphs: shaper.shape(run).map((glyph) => spaced(glyph, spacing)),
    }));
    return {
      runs,
      widthEm: withoutTrailingSpace(
        runs.flatMap((each) => each.glyphs),
        spacing,
      ),
    };
  });

  const lineHeight = element.lineHeight ?? DEFAULT_LINE_HEIGHT;
  const widthEm = Math.max(0, ...lines.map((line) => line.widthEm));
  const em = fittedSize(element, widthEm);
  const heightEm = lines.length * lineHeight;
  const { ascender, descender } = shaper.metrics(fonts.find((font) => shaper.hasFont(font)) ?? "");
  const baselineEm = (lineHeight - (ascender - descender)) / 2 + ascender;

  const place = placeMatrix({ x: element.placement.xMm, y: element.placement.yMm }, element.placement.rotationDeg);
  const d = lines
    .map((line, i) => {
      const x = alignedStart(element.align, widthEm, line.widthEm) - widthEm / 2;
      const y = i * lineHeight + baselineEm - heightEm / 2;
      return outlineLine(line, multiply(place, [em, 0, 0, em, x * em, y * em]), shaper);
    })
    .join("");
  return { d, widthMm: roundMm(widthEm * em), heightMm: roundMm(heightEm * em), sizeMm: roundMm(em), missing };
}

/** The largest size up to the element's own at which the widest line fits, not below its smallest (SPEC A18). */
function fittedSize({ sizeMm, fit, maxWidthMm, minSizeMm = 0 }: TextElement, widthEm: number): number {
  if (fit !== "shrink" || maxWidthMm === undefined || widthEm * sizeMm <= maxWidthMm) return sizeMm;
  return Math.min(sizeMm, Math.max(minSizeMm, maxWidthMm / widthEm));
}

/** Letter spacing goes after every cluster; marks with no advance of their own get none. */
function spaced(glyph: ShapedGlyph, spacing: number): ShapedGlyph {
  return spacing === 0 || glyph.advance === 0 ? glyph : { ...glyph, advance: glyph.advance + spacing };
}

function withoutTrailingSpace(glyphs: readonly ShapedGlyph[], spacing: number): number {
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
  return glyphs.length === 0 ? 0 : Math.max(0, width - spacing);
}

function alignedStart(align: TextElement["align"], boxEm: number, lineEm: number): number {
  switch (align) {
    case "left":
      return 0;
    case "center":
      return (boxEm - lineEm) / 2;
    case "right":
      return boxEm - lineEm;
  }
}

/** `matrix` maps em (y down) to mm; glyphs have y up, hence the flip. Glyph 0 is never drawn: it is an issue instead. */
function outlineLine(line: Line, matrix: Matrix, shaper: Shaper): string {
  let pen = 0;
  let d = "";
  for (const { run, glyphs } of line.runs) {
    for (const { glyph, xOffset, yOffset, advance } of glyphs) {
      if (glyph !== 0)
        d += toPathData(shaper.outline(run.font, glyph), multiply(matrix, [1, 0, 0, -1, pen + xOffset, -yOffset]));
      pen += advance;
    }
  }
  return d;
}
