import type { Matrix } from "../units/matrix.ts";
import { multiply } from "../units/matrix.ts";
import { bendOutline } from "./bend-outline.ts";
import { joinInk, placeEmoji } from "./emoji.ts";
import type { PlacedEmoji, TextInk } from "./emoji.ts";
import { isConnectedFont } from "./connected-font.ts";
import { isJoinedScript } from "./joined-scripts.ts";
import { toPathData } from "./path-data.ts";
import type { ShapedRun } from "./shape-line.ts";
import type { ShapedGlyph, Shaper } from "./shaper.ts";
import type { PlacedLine, TextLines } from "./text-lines.ts";

/** Below this many em between baseline and centre the feet of letters run into each other. */
const LEAST_RADIUS_EM = 2;

interface Curve {
  readonly radiusEm: number;
  readonly inside: boolean;
  readonly lineHeightEm: number;
  readonly baselineEm: number;
  readonly shaper: Shaper;
  /** From em, y down, the box's middle at the origin, to the area. */
  readonly place: Matrix;
}

interface CurvedText {
  readonly ink: TextInk;
  /** The box around the band of its line boxes. */
  readonly widthEm: number;
  readonly heightEm: number;
  readonly leastRadiusEm: number;
}

/** A line on its own circle; angles from the middle of the text, growing from left to right. */
interface Arc {
  readonly line: PlacedLine;
  readonly radius: number;
  readonly from: number;
}

/** Lines on concentric circles, the first with its baseline on the circle asked for (SPEC A24, A25). */
export function curveLines({ lines, widthEm }: TextLines, curve: Curve): CurvedText {
  const { inside, lineHeightEm, baselineEm } = curve;
  // Along the top the lines come nearer to the centre, along the bottom they go away from it.
  const outwards = inside ? lineHeightEm : -lineHeightEm;
  const leastRadiusEm = lines.reduce(
    (least, { widthEm: width }, i) => Math.max(least, Math.max(LEAST_RADIUS_EM, width / (2 * Math.PI)) - i * outwards),
    LEAST_RADIUS_EM,
  );
  const radiusEm = Math.max(curve.radiusEm, leastRadiusEm);
  const arcs = lines.map((line, i): Arc => {
    const radius = radiusEm + i * outwards;
    return { line, radius, from: (line.startEm - widthEm / 2) / radius };
  });
  const top = inside ? -baselineEm : baselineEm;
  const bottom = inside ? lineHeightEm - baselineEm : baselineEm - lineHeightEm;
  const box = boxOf(arcs, { top, bottom, inside });
  const place = multiply(curve.place, [1, 0, 0, 1, -(box.left + box.right) / 2, -(box.top + box.bottom) / 2]);
  const ink = joinInk(arcs.map((arc) => outlineArc(arc, { ...curve, place })));
  return { ink, widthEm: box.right - box.left, heightEm: box.bottom - box.top, leastRadiusEm };
}

/** Around the centre of the circles: the ends of each band, and where it passes the four sides of its circle. */
function boxOf(
  arcs: readonly Arc[],
  { top, bottom, inside }: { readonly top: number; readonly bottom: number; readonly inside: boolean },
): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const { line, radius, from } of arcs) {
    const to = from + line.widthEm / radius;
    const quarters = [-1, -0.5, 0, 0.5, 1].map((share) => share * Math.PI).filter((each) => each > from && each < to);
    for (const angle of [from, to, ...quarters]) {
      for (const r of [radius + top, radius + bottom]) {
        xs.push(r * Math.sin(angle));
        ys.push((inside ? r : -r) * Math.cos(angle));
      }
    }
  }
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function outlineArc({ line, radius, from }: Arc, { shaper, place, inside }: Curve): TextInk {
  let along = from * radius;
  const letters: string[] = [];
  const placed: PlacedEmoji[] = [];
  for (const shaped of line.runs) {
    const { emoji } = shaped.run;
    const isBent = !emoji && (isJoinedScript(shaped.run.script) || isConnectedFont(shaped.run.font, shaper));
    for (const cluster of clustersOf(shaped)) {
      const advance = cluster.reduce((sum, each) => sum + each.advance, 0);
      const turned = multiply(place, tangentAt((along + advance / 2) / radius, radius, inside));
      let pen = 0;
      for (const { glyph, xOffset, yOffset, advance: step } of cluster) {
        const [x, y] = [pen + xOffset, yOffset];
        const upright = multiply(turned, [1, 0, 0, -1, x - advance / 2, -y]);
        const mark = emoji?.[glyph];
        if (mark) {
          placed.push(placeEmoji(mark, upright));
        } else if (glyph !== 0) {
          const outline = shaper.outline(shaped.run.font, glyph);
          const bent = isBent && bendOutline(outline, { x: along + x, y, radius, inside });
          letters.push(bent ? toPathData(bent, place) : toPathData(outline, upright));
        }
        pen += step;
      }
      along += advance;
    }
  }
  return { d: letters.join(""), emoji: placed };
}

/** Origin on the circle at an angle from its top (or bottom), x along it, y away from the letters' heads. */
function tangentAt(angle: number, radius: number, inside: boolean): Matrix {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return inside
    ? [cos, -sin, sin, cos, radius * sin, radius * cos]
    : [cos, sin, -sin, cos, radius * sin, -radius * cos];
}

function clustersOf({ glyphs }: ShapedRun): ShapedGlyph[][] {
  const clusters: ShapedGlyph[][] = [];
  for (const glyph of glyphs) {
    const last = clusters.at(-1);
    if (last?.[0]?.cluster === glyph.cluster) last.push(glyph);
    else clusters.push([glyph]);
  }
  return clusters;
}
