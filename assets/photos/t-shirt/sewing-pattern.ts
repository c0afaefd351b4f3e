/**
 * The sewing pattern of a men's T-shirt, size M, in millimetres: chest 524 mm flat, 720 mm long.
 * Panels lie in the plane as seen by someone facing the wearer's front; y is up, y = 0 is where neckline and shoulder meet.
 */

export type PatternPoint = readonly [x: number, y: number];

/** A stretch of a panel's outline. Its last point is the first point of the next edge. */
export interface PatternEdge {
  readonly name: string;
  readonly points: readonly PatternPoint[];
}

export interface Panel {
  readonly name: PanelName;
  readonly edges: readonly PatternEdge[];
}

export type PanelName = "front" | "back" | "left-sleeve" | "right-sleeve";

/** Two edges sewn together point by point; `reversed` when one runs against the other. */
export interface Seam {
  readonly first: readonly [panel: PanelName, edge: string];
  readonly second: readonly [panel: PanelName, edge: string];
  readonly reversed: boolean;
}

/** Distance between neighbouring points of the cloth: fine enough for folds a finger wide. */
export const SPACING = 8.5;

/** Width of the rib at the neck. */
export const COLLAR_WIDTH = 20;

const NECK = { halfWidth: 92, frontDepth: 112, backDepth: 24 } as const;
const SHOULDER_TIP: PatternPoint = [222, -48];
const UNDERARM: PatternPoint = [262, -248];
const HEM_CORNER: PatternPoint = [259, -714];
const HEM_MIDDLE: PatternPoint = [0, -722];

const SLEEVE = { capHeight: 112, below: 100, hemNarrower: 22 } as const;

/** How much longer the sleeve's cap is than the armhole, so that it rounds over the shoulder. */
const CAP_EASE = 1.015;

/** All panels and the seams that close them. */
export function draftPattern(): { readonly panels: readonly Panel[]; readonly seams: readonly Seam[] } {
  const panels: Panel[] = [
    bodyPanel("front", NECK.frontDepth, [204, -222]),
    bodyPanel("back", NECK.backDepth, [216, -214]),
    sleevePanel("left-sleeve"),
    sleevePanel("right-sleeve"),
  ];
  const seams: Seam[] = [];
  for (const side of ["left", "right"] as const) {
    const sleeve: PanelName = `${side}-sleeve`;
    // A body's half outline runs from the neck to the hem on the right and back up on the left: both panels run alike.
    seams.push(
      { first: ["front", `${side}-shoulder`], second: ["back", `${side}-shoulder`], reversed: false },
      { first: ["front", `${side}-side`], second: ["back", `${side}-side`], reversed: false },
      { first: ["front", `${side}-armhole`], second: [sleeve, "front-cap"], reversed: side === "left" },
      { first: ["back", `${side}-armhole`], second: [sleeve, "back-cap"], reversed: side === "right" },
      { first: [sleeve, "front-under"], second: [sleeve, "back-under"], reversed: true },
    );
  }
  return { panels, seams };
}

function bodyPanel(name: "front" | "back", neckDepth: number, armholeControl: PatternPoint): Panel {
  const neckShoulder: PatternPoint = [NECK.halfWidth, 0];
  const neckControls: [PatternPoint, PatternPoint] =
    name === "front"
      ? [
          [NECK.halfWidth * 0.62, -neckDepth],
          [NECK.halfWidth * 0.97, -neckDepth * 0.6],
        ]
      : [
          [NECK.halfWidth * 0.62, -neckDepth],
          [NECK.halfWidth * 0.9, -neckDepth * 0.72],
        ];
  const right: PatternEdge[] = [
    edge("right-neck", curve([0, -neckDepth], ...neckControls, neckShoulder)),
    edge("right-shoulder", line(neckShoulder, SHOULDER_TIP)),
    edge("right-armhole", armhole(armholeControl)),
    edge("right-side", line(UNDERARM, HEM_CORNER)),
    edge("right-hem", curve(HEM_CORNER, [180, -720], [90, -722], HEM_MIDDLE)),
  ];
  const left = right
    .map(({ name: edgeName, points }) => ({
      name: edgeName.replace("right", "left"),
      points: points.map(([x, y]): PatternPoint => [-x, y]).toReversed(),
    }))
    .toReversed();
  return { name, edges: [...right, ...left] };
}

function armhole(control: PatternPoint): PatternPoint[] {
  return curve(SHOULDER_TIP, [196, -118], control, UNDERARM, ARMHOLE_STEPS);
}

const ARMHOLE_STEPS = 26;

/** The sleeve flat on the table: x across (front of the body to the right), y = 0 the line through the underarm. */
function sleevePanel(name: PanelName): Panel {
  const length = polylineLength(armhole([210, -218])) * CAP_EASE;
  const half = capHalfWidth(length);
  const hem = half - SLEEVE.hemNarrower;
  const cap = capCurve(half);
  return {
    name,
    edges: [
      edge("front-cap", cap),
      edge("front-under", line([half, 0], [hem, -SLEEVE.below])),
      edge("cuff", line([hem, -SLEEVE.below], [-hem, -SLEEVE.below])),
      edge("back-under", line([-hem, -SLEEVE.below], [-half, 0])),
      edge("back-cap", cap.map(([x, y]): PatternPoint => [-x, y]).toReversed()),
    ],
  };
}

function capCurve(half: number): PatternPoint[] {
  const height = SLEEVE.capHeight;
  return curve([0, height], [half * 0.42, height], [half * 0.56, 4], [half, 0], ARMHOLE_STEPS);
}

/** Finds the width at which the cap is as long as the armhole it is sewn into. */
function capHalfWidth(length: number): number {
  let low = 80;
  let high = 260;
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (polylineLength(capCurve(middle)) < length) low = middle;
    else high = middle;
  }
  return low;
}

function edge(name: string, points: readonly PatternPoint[]): PatternEdge {
  return { name, points };
}

function line(from: PatternPoint, to: PatternPoint): PatternPoint[] {
  const third = (share: number): PatternPoint => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
  ];
  return curve(from, third(1 / 3), third(2 / 3), to);
}

/** A cubic curve in steps of equal length, so that cloth of one density meets on both sides of a seam. */
function curve(from: PatternPoint, a: PatternPoint, b: PatternPoint, to: PatternPoint, steps?: number): PatternPoint[] {
  const fine = Array.from({ length: 401 }, (_, index): PatternPoint => {
    const t = index / 400;
    const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
    return [p * from[0] + q * a[0] + r * b[0] + s * to[0], p * from[1] + q * a[1] + r * b[1] + s * to[1]];
  });
  const total = polylineLength(fine);
  const count = steps ?? Math.max(2, Math.round(total / SPACING));
  const result: PatternPoint[] = [from];
  let walked = 0;
  for (const [index, point] of fine.entries()) {
    const previous = fine[index - 1];
    if (previous === undefined) continue;
    const next = walked + Math.hypot(point[0] - previous[0], point[1] - previous[1]);
    while (result.length < count && next >= (total * result.length) / count) {
      const share = ((total * result.length) / count - walked) / (next - walked);
      result.push([previous[0] + (point[0] - previous[0]) * share, previous[1] + (point[1] - previous[1]) * share]);
    }
    walked = next;
  }
  result.push(to);
  return result;
}

export function polylineLength(points: readonly PatternPoint[]): number {
  let length = 0;
  for (const [index, point] of points.entries()) {
    const previous = points[index - 1];
    if (previous) length += Math.hypot(point[0] - previous[0], point[1] - previous[1]);
  }
  return length;
}
