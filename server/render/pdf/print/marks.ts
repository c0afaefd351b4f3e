import type { SizeMm } from "../../../../configurator-schemas/units/length.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import { Marks } from "../../../../configurator-schemas/schema/press.ts";
import type { Content } from "../content.ts";
import type { SpotInk } from "../ink.ts";

/** What stands outside the bleed of a page, and the room for it. */
export interface MarksPlan {
  readonly crop: boolean;
  readonly slug: boolean;
  /** From the bleed to the edge of the media; 0 where nothing stands there. */
  readonly marginMm: number;
}

/** On every plate, spots included. */
const REGISTRATION: SpotInk = { kind: "separation", name: "All", tint: 1, alternate: [1, 1, 1, 1] };
/** A quarter of a point. */
const LINE_MM = 25.4 / 72 / 4;
const GAP_MM = 0.5;
const LONGEST_MM = 5;

/** What is required, and what is allowed and asked for: crop marks by the job, the slug by there being a job. */
export function planMarks(
  profile: Pick<PrintProfile, "marks">,
  asked: { readonly crop: boolean; readonly slug: boolean },
): MarksPlan {
  const marks = profile.marks ?? Marks.parse({});
  const wants = (mark: "crop" | "slug") => marks[mark] === "required" || (marks[mark] === "allowed" && asked[mark]);
  const [crop, slug] = [wants("crop"), wants("slug")];
  return { crop, slug, marginMm: crop || slug ? marks.marginMm : 0 };
}

/** Two lines at each corner, in line with the trim, from just outside the bleed; in millimetres of the area. */
export function drawCropMarks(
  content: Content,
  { trim, bleedMm, marginMm }: { readonly trim: SizeMm; readonly bleedMm: number; readonly marginMm: number },
): void {
  const from = bleedMm + GAP_MM;
  const to = bleedMm + Math.min(marginMm - GAP_MM, GAP_MM + LONGEST_MM);
  const { widthMm, heightMm } = trim;
  const across = [0, heightMm].flatMap((y) => [
    [-to, y, -from, y],
    [widthMm + from, y, widthMm + to, y],
  ]);
  const down = [0, widthMm].flatMap((x) => [
    [x, -to, x, -from],
    [x, heightMm + from, x, heightMm + to],
  ]);
  const d = [...across, ...down].map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join("");
  content.stroke(d, REGISTRATION, { widthMm: LINE_MM, cap: "butt" });
}
