import type { DisplayList } from "../../../../configurator-schemas/artwork/display-list.ts";
import { rectangleData } from "../../../../configurator-schemas/artwork/path-data.ts";
import type { Content } from "../content.ts";
import { inkOf } from "./sheet.ts";
import { BLEED_GUIDE, SAFE_GUIDE, TRIM_GUIDE } from "./proof-style.ts";

/** A line over the artwork and the word its legend has for it. */
export interface Guide {
  readonly kind: "trim" | "safe" | "bleed" | "cut";
  readonly colour: string;
  readonly dashesMm: readonly number[];
}

const TRIM: Guide = { kind: "trim", colour: TRIM_GUIDE, dashesMm: [] };
const SAFE: Guide = { kind: "safe", colour: SAFE_GUIDE, dashesMm: [1.6, 1] };
const BLEED: Guide = { kind: "bleed", colour: BLEED_GUIDE, dashesMm: [0.4, 0.6] };
const CUT: Guide = { kind: "cut", colour: TRIM_GUIDE, dashesMm: [1, 0.7] };

export const GUIDE_MM = 0.2;
/** White beneath a guide, that it shows on any ground. */
const CASING_MM = 0.5;
const CASING_OPACITY = 0.65;

interface Lines {
  readonly list: Pick<DisplayList, "trim" | "bleedMm">;
  readonly safeMm: number;
  /** The line it is cut along, where that is not the trim. */
  readonly cut: string | undefined;
}

/** The guides an artwork has: no safe line where it would turn inside out, no bleed line without bleed, one line where it is cut around. */
export function guidesOf({ list: { trim, bleedMm }, safeMm, cut }: Lines): Guide[] {
  if (cut !== undefined) return [CUT];
  const hasSafe = safeMm > 0 && 2 * safeMm < Math.min(trim.widthMm, trim.heightMm);
  return [...(bleedMm > 0 ? [BLEED] : []), TRIM, ...(hasSafe ? [SAFE] : [])];
}

/** Draws them where the content's matrix maps area millimetres at 1 : ratio; lines are as thin at every scale. */
export function drawGuides(content: Content, lines: Lines, ratio: number): void {
  for (const guide of guidesOf(lines)) {
    const d = outlineOf(guide, lines);
    content.within(() => {
      content.setOpacity(CASING_OPACITY);
      content.stroke(d, inkOf("#ffffff"), { widthMm: CASING_MM * ratio, join: "miter" });
    });
    const dashesMm = guide.dashesMm.map((mm) => mm * ratio);
    const line = { widthMm: GUIDE_MM * ratio, join: "miter", cap: "butt", dashesMm } as const;
    content.stroke(d, inkOf(guide.colour), line);
  }
}

function outlineOf({ kind }: Guide, { list: { trim, bleedMm }, safeMm, cut = "" }: Lines): string {
  if (kind === "cut") return cut;
  const outside = { trim: 0, safe: -safeMm, bleed: bleedMm }[kind];
  const size = { width: trim.widthMm + 2 * outside, height: trim.heightMm + 2 * outside };
  return rectangleData(-outside, -outside, size);
}
