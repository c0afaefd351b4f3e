import { hundredthsUp } from "../configuration/transform-element.ts";
import type { ShapeElement, TextElement } from "../schema/design-element.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import type { Millimetres } from "../units/length.ts";
import type { ElementBox } from "./layout-artwork.ts";
import { letterStrokes } from "./letter-strokes.ts";
import { shapeThickness } from "./shape-outline.ts";
import type { Shaper } from "./shaper.ts";

export interface LineContext {
  readonly box: ElementBox;
  readonly profile: PrintProfile;
  readonly path: readonly (string | number)[];
  /** Light on dark ink, which runs into thin lines: the material is what shows. */
  readonly isKnockout: boolean;
}

/** Letters too small, strokes of letters and outlines too thin, text wider than its room (SPEC A60, A61, A63). */
export function checkText(
  { outline }: TextElement,
  context: LineContext & { readonly shaper: Shaper; readonly scale: number },
): Issue[] {
  const { box, path, scale } = context;
  const { textSizeMm: sizeMm, overflow } = box;
  if (sizeMm === undefined) return [];
  const issues: Issue[] = [];
  const { leastMm, strokeMm } = leastText(context);
  if (sizeMm < leastMm) {
    const min = hundredthsUp(leastMm);
    issues.push(issue("text_too_small", "error", [...path, "sizeMm"], { got: sizeMm, min }));
  } else if (strokeMm !== undefined) {
    // Of letters too small anyway it would be said twice.
    issues.push(...thin(strokeMm, { ...context, property: ["sizeMm"], wholeMm: sizeMm }));
  }
  if (outline) {
    const widthMm = outline.widthMm * scale;
    issues.push(...thin(widthMm, { ...context, property: ["outline", "widthMm"], wholeMm: widthMm }));
  }
  if (overflow) {
    const params = { gotMm: hundredthsUp(overflow.gotMm), maxMm: overflow.maxMm, leastMm: hundredthsUp(leastMm) };
    issues.push(issue("text_overflow", "warning", [...path, "maxWidthMm"], params));
  }
  return issues;
}

/** A line, a frame's side or an arrow's shaft thinner than the press makes it (SPEC A60). */
export function checkShape({ shape }: ShapeElement, context: LineContext): Issue[] {
  const { widthMm, heightMm } = context.box;
  const thicknessMm = shapeThickness(shape, widthMm, heightMm);
  return thin(thicknessMm, { ...context, property: ["placement"], wholeMm: Math.min(widthMm, heightMm) });
}

function leastText({ box, profile, shaper }: LineContext & { readonly shaper: Shaper }): {
  readonly leastMm: Millimetres;
  readonly strokeMm?: Millimetres;
} {
  const { textSizeMm: sizeMm = 0, fonts = [] } = box;
  const strokes = fonts.flatMap((font) => letterStrokes(font, shaper) ?? []);
  if (strokes.length === 0) return { leastMm: profile.minTextMm };
  const xHeightEm = Math.min(...strokes.map((each) => each.xHeightEm));
  const least = profile.minXHeightMm === undefined || xHeightEm === 0 ? 0 : profile.minXHeightMm / xHeightEm;
  const strokeMm = Math.min(...strokes.map((each) => each.strokeEm)) * sizeMm;
  return { leastMm: Math.max(profile.minTextMm, least), strokeMm };
}

/** `wholeMm` is what has to grow with the line; `neededMm` says how large it must be. */
function thin(
  gotMm: Millimetres,
  {
    profile,
    path,
    property,
    wholeMm,
    isKnockout,
  }: LineContext & { readonly property: readonly string[]; readonly wholeMm: Millimetres },
): Issue[] {
  const minMm = isKnockout ? Math.max(profile.minLineMm, profile.minKnockoutMm ?? 0) : profile.minLineMm;
  if (gotMm >= minMm) return [];
  const params = { gotMm: hundredthsDown(gotMm), minMm, neededMm: hundredthsUp((wholeMm * minMm) / gotMm) };
  return [issue("line_too_thin", severityOf(profile), [...path, ...property], params)];
}

/** What is cut or stitched cannot be thinner; what is printed gets gaps. */
function severityOf({ techniques }: PrintProfile): Issue["severity"] {
  return techniques.some((each) => each === "embroidery" || each === "vinyl") ? "error" : "warning";
}

function hundredthsDown(value: number): number {
  return Math.floor(value * 100 + 1e-6) / 100;
}
