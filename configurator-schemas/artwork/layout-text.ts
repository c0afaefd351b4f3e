import { roundMm } from "../units/length.ts";
import type { Matrix } from "../units/matrix.ts";
import { multiply, placeMatrix } from "../units/matrix.ts";
import type { TextElement } from "../schema/design-element.ts";
import { curveLines } from "./curve-lines.ts";
import { toPathData } from "./path-data.ts";
import type { Shaper } from "./shaper.ts";
import { linesOfText } from "./text-lines.ts";
import type { PlacedLine, TextLines } from "./text-lines.ts";

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
  /** Characters left out of it, which nobody can have meant. */
  readonly removed: number;
  /** Of a curved text: the least radius it can be bent to; it is drawn with that where less was asked for. */
  readonly leastRadiusMm?: number;
}

/** Line height when the element says none, in em. */
export const DEFAULT_LINE_HEIGHT = 1.2;

/**
 * Shapes and outlines a text element. Each line box is `lineHeight` em high with the font's ascender-to-descender band
 * centred in it, as CSS does; the whole is centred on the placement.
 */
export function layoutText(
  element: TextElement,
  { shaper, fonts }: { readonly shaper: Shaper; readonly fonts: readonly string[] },
): TextLayout {
  const text = linesOfText(element, { shaper, fonts });
  const { lines, widthEm, missing, removed } = text;
  const em = fittedSize(element, widthEm);
  const lineHeightEm = element.lineHeight ?? DEFAULT_LINE_HEIGHT;
  const { ascender, descender } = shaper.metrics(fonts[0] ?? "");
  const band = { lineHeightEm, baselineEm: (lineHeightEm - (ascender - descender)) / 2 + ascender };
  const { xMm, yMm, rotationDeg } = element.placement;
  const place = multiply(placeMatrix({ x: xMm, y: yMm }, rotationDeg), [em, 0, 0, em, 0, 0]);
  const common = { sizeMm: roundMm(em), missing, removed };
  if (element.curve) {
    const { radiusMm, inside = false } = element.curve;
    const curved = curveLines(text, { ...band, radiusEm: radiusMm / em, inside, shaper, place });
    const size = { widthMm: roundMm(curved.widthEm * em), heightMm: roundMm(curved.heightEm * em) };
    return { ...common, ...size, d: curved.d, leastRadiusMm: curved.leastRadiusEm * em };
  }
  const heightEm = lines.length * lineHeightEm;
  return {
    ...common,
    d: outlineLines(text, { ...band, place, shaper }),
    widthMm: roundMm(widthEm * em),
    heightMm: roundMm(heightEm * em),
  };
}

/** The largest size up to the element's own at which the widest line fits, not below its smallest (SPEC A18). */
function fittedSize({ sizeMm, fit, maxWidthMm, minSizeMm = 0 }: TextElement, widthEm: number): number {
  if (fit !== "shrink" || maxWidthMm === undefined || widthEm * sizeMm <= maxWidthMm) return sizeMm;
  return Math.min(sizeMm, Math.max(minSizeMm, maxWidthMm / widthEm));
}

interface Band {
  readonly lineHeightEm: number;
  /** From a line box's top. */
  readonly baselineEm: number;
  /** From em, y down, to the area. */
  readonly place: Matrix;
  readonly shaper: Shaper;
}

function outlineLines({ lines, widthEm }: TextLines, { lineHeightEm, baselineEm, place, shaper }: Band): string {
  const top = (-lines.length * lineHeightEm) / 2;
  return lines
    .map((line, i) => {
      const [x, y] = [line.startEm - widthEm / 2, top + i * lineHeightEm + baselineEm];
      return outlineLine(line, multiply(place, [1, 0, 0, 1, x, y]), shaper);
    })
    .join("");
}

/** `matrix` maps em (y down) to mm; glyphs have y up, hence the flip. Glyph 0 is never drawn: it is an issue instead. */
function outlineLine(line: PlacedLine, matrix: Matrix, shaper: Shaper): string {
  let pen = 0;
  const parts: string[] = [];
  for (const { run, glyphs } of line.runs) {
    for (const { glyph, xOffset, yOffset, advance } of glyphs) {
      const at = multiply(matrix, [1, 0, 0, -1, pen + xOffset, -yOffset]);
      if (glyph !== 0) parts.push(toPathData(shaper.outline(run.font, glyph), at));
      pen += advance;
    }
  }
  return parts.join("");
}
