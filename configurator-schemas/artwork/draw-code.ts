import { encodeQR } from "qr";
import type { CodeElement } from "../schema/design-element.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import { roundMm } from "../units/length.ts";
import { multiply, placeMatrix } from "../units/matrix.ts";
import type { Matrix } from "../units/matrix.ts";
import { code128, ean13, eanCheckDigit } from "./code-bars.ts";
import { contrastOf } from "./colour.ts";
import type { Colour, DisplayPath } from "./display-list.ts";
import { LEAST_CODE_CONTRAST } from "./smallest-module.ts";
import { outlineModules } from "./outline-modules.ts";
import { toPathData } from "./path-data.ts";
import type { OutlineCommand } from "./shaper.ts";

/** ISO/IEC 18004: four modules of light on every side. */
const QR_QUIET = 4;
const QR_LEVELS = { L: "low", M: "medium", Q: "quartile", H: "high" } as const;
/** ISO/IEC 18004, table 7: bytes the largest QR code holds. */
const QR_MOST_BYTES = { L: 2953, M: 2331, Q: 1663, H: 1273 } as const;
/** A code of more modules than this no longer reads from anything one can wear or hold. */
const CODE128_LONGEST = 48;

export interface DrawnCode {
  readonly items: readonly DisplayPath[];
  /** What is drawn, the quiet zone with it. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** The width of the narrowest bar or of one square; absent when nothing is drawn. */
  readonly moduleMm?: number;
}

/** Dark parts in modules; `height` 1 = bars, which are stretched to the box. */
interface CodePattern {
  readonly width: number;
  readonly height: number;
  readonly outline: readonly OutlineCommand[];
}

/** A code in its box: squares stay square, bars take the box's height; the quiet zone lies inside (SPEC A43 to A45). */
export function drawCode(
  element: CodeElement,
  {
    colour,
    issues,
  }: {
    readonly colour: (text: string, property: string) => Colour;
    readonly issues: Issue[];
  },
): DrawnCode {
  const { placement, background, fill, opacity = 1 } = element;
  const box = { widthMm: placement.widthMm, heightMm: placement.heightMm };
  if (element.value.trim() === "") return { items: [], ...box };
  // Before the value: a colour that cannot be printed is said at once, not when the value has been corrected.
  const ink = colour(fill, "fill");
  const paper = background === undefined ? undefined : colour(background, "background");
  const wrong = checkValue(element);
  const pattern = wrong ? undefined : patternOf(element);
  if (!pattern) {
    const { code, value } = element;
    const found = wrong ?? { code: "code_invalid", params: { got: value, code } };
    issues.push(issue(found.code, "error", ["value"], found.params));
    return { items: [], ...box };
  }
  const across = box.widthMm / pattern.width;
  const isBars = pattern.height === 1;
  const moduleMm = isBars ? across : Math.min(across, box.heightMm / pattern.height);
  const size = { widthMm: moduleMm * pattern.width, heightMm: isBars ? box.heightMm : moduleMm * pattern.height };
  const matrix: Matrix = multiply(placeMatrix({ x: placement.xMm, y: placement.yMm }, placement.rotationDeg), [
    moduleMm,
    0,
    0,
    size.heightMm / pattern.height,
    -size.widthMm / 2,
    -size.heightMm / 2,
  ]);
  const part = { kind: "path", ...(opacity < 1 && { opacity }), element: element.id } as const;
  const dark: DisplayPath = { ...part, d: toPathData(pattern.outline, matrix), fill: ink, detailMm: roundMm(moduleMm) };
  if (!paper) return { items: [dark], ...size, moduleMm };
  const contrast = contrastOf(paper.screen, ink.screen);
  if (contrast < LEAST_CODE_CONTRAST) issues.push(issue("code_contrast_low", "warning", ["fill"]));
  const ground = toPathData(rectangle(pattern.width, pattern.height), matrix);
  return { items: [{ ...part, d: ground, fill: paper }, dark], ...size, moduleMm };
}

function checkValue({ code, value, level = "M" }: CodeElement): Pick<Issue, "code" | "params"> | undefined {
  const got = code === "qr" ? bytesOf(value) : value.length;
  const max = code === "qr" ? QR_MOST_BYTES[level] : CODE128_LONGEST;
  if (code !== "ean13" && got > max) return { code: "code_too_long", params: { got, max } };
  if (code !== "ean13" || !/^\d{13}$/.test(value)) return undefined;
  const expected = eanCheckDigit(value);
  return value.endsWith(String(expected)) ? undefined : { code: "ean_check_digit", params: { got: value, expected } };
}

/** Of its UTF-8 form. */
function bytesOf(text: string): number {
  return Array.from(text).reduce((sum, each) => {
    const point = each.codePointAt(0) ?? 0;
    return sum + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
  }, 0);
}

function patternOf(element: CodeElement): CodePattern | undefined {
  const { code, value, level = "M" } = element;
  switch (code) {
    case "qr":
      return squares(encodeQR(value, "raw", { ecc: QR_LEVELS[level], border: QR_QUIET }));
    case "code128":
      return barsOf(code128(value));
    case "ean13":
      return barsOf(ean13(value));
  }
}

function squares(rows: readonly (readonly boolean[])[]): CodePattern {
  return { width: rows.length, height: rows.length, outline: outlineModules(rows) };
}

function barsOf(bars: ReturnType<typeof code128>): CodePattern | undefined {
  if (!bars) return undefined;
  let at = bars.quiet[0];
  const outline = bars.widths.flatMap((width, i) => {
    at += width;
    return i % 2 === 0 ? rectangle(width, 1, { left: at - width }) : [];
  });
  return { width: at + bars.quiet[1], height: 1, outline };
}

function rectangle(width: number, height: number, { left = 0 } = {}): OutlineCommand[] {
  return [
    { type: "M", points: [left, 0] },
    { type: "L", points: [left + width, 0] },
    { type: "L", points: [left + width, height] },
    { type: "L", points: [left, height] },
    { type: "Z", points: [] },
  ];
}
