import { roundMm } from "../units/length.ts";
import type { Millimetres } from "../units/length.ts";
import { multiply, transformPoint } from "../units/matrix.ts";
import type { Matrix } from "../units/matrix.ts";
import type { Crop } from "../schema/design-element.ts";
import { cutDashes } from "./cut-dashes.ts";
import { fadeItems } from "./fade-items.ts";
import type { Colour, DisplayItem, DisplayPath, DisplayStroke } from "./display-list.ts";
import type { Drawing, DrawingGroup, DrawingItem, DrawingPath } from "./drawing.ts";
import { filterPixels, filterTable } from "./filters.ts";
import type { Filter } from "./filters.ts";
import { toPathData } from "./path-data.ts";
import { pointPairs } from "./path-points.ts";
import type { OutlineCommand } from "./shaper.ts";
import type { SvgStroke } from "./svg/svg-drawing.ts";

const AS_IT_IS: Matrix = [1, 0, 0, 1, 0, 0];

/** How a drawing is shown. */
export interface DrawingPlace {
  /** From its box, (0, 0) to (widthMm, heightMm), to the area. */
  readonly matrix: Matrix;
  readonly widthMm: Millimetres;
  readonly heightMm: Millimetres;
  /** The part of the drawing that fills the box. */
  readonly crop: Crop;
  /** Outline in the box that is left of it. */
  readonly mask: readonly OutlineCommand[];
  readonly filters: readonly Filter[];
  /** 0…1 */
  readonly opacity: number;
  readonly element: string;
}

/** A drawing's outlines on the area, cut by its box or mask and faded as one picture (SPEC A80 to A84). */
export function drawDrawing({ width, height, items }: Drawing, place: DrawingPlace): DisplayItem[] {
  const { crop, widthMm, heightMm, mask, opacity } = place;
  const [across, down] = [widthMm / (crop.width * width), heightMm / (crop.height * height)];
  const matrix = multiply(place.matrix, [across, 0, 0, down, -crop.x * width * across, -crop.y * height * down]);
  const drawn = drawItems(items, {
    matrix,
    // Outlines are exact under every matrix; a line that is stretched to one side becomes even.
    scale: Math.sqrt(across * down),
    colour: colourUnder(place.filters),
    element: place.element,
  });
  return drawn.length === 0 ? [] : [fadeItems(drawn, opacity, { clip: toPathData(mask, place.matrix) })];
}

interface Drawn {
  readonly matrix: Matrix;
  readonly scale: number;
  readonly colour: (screen: string) => Colour;
  readonly element: string;
}

function drawItems(items: readonly DrawingItem[], drawn: Drawn): DisplayItem[] {
  return items.flatMap((item) => (item.kind === "path" ? drawPath(item, drawn) : drawGroup(item, drawn)));
}

function drawGroup({ items, clip, opacity = 1 }: DrawingGroup, drawn: Drawn): DisplayItem[] {
  const inside = drawItems(items, drawn);
  if (inside.length === 0) return [];
  if (!clip && opacity === 1) return inside;
  const cut = clip && {
    clip: toPathData(clip.outline, drawn.matrix),
    ...(clip.rule && { clipRule: clip.rule }),
  };
  return [fadeItems(inside, opacity, cut ?? {})];
}

function drawPath({ outline, fill, fillRule, stroke }: DrawingPath, drawn: Drawn): DisplayPath[] {
  const d = toPathData(outline, drawn.matrix);
  const line = stroke && strokeOf(stroke, drawn);
  const dashes = stroke && line && dashesOf(outline, stroke, drawn);
  const filled = fill && { fill: drawn.colour(fill.colour), ...(fillRule && { fillRule }) };
  const stroked = line && { stroke: line, ...(dashes !== undefined && { d: dashes }) };
  const { element } = drawn;
  const path = (opacity: number | undefined, paint: Partial<DisplayPath>): DisplayPath => ({
    kind: "path",
    d,
    ...paint,
    ...(opacity !== undefined && { opacity }),
    element,
  });
  if (fill && stroked && dashes === undefined && fill.opacity === stroke.opacity)
    return [path(fill.opacity, { ...filled, ...stroked })];
  return [...(filled ? [path(fill.opacity, filled)] : []), ...(stroked ? [path(stroke.opacity, stroked)] : [])];
}

/** Undefined for a line thinner than the grid. */
function strokeOf({ colour, width, join, cap, miterLimit }: SvgStroke, drawn: Drawn): DisplayStroke | undefined {
  const widthMm = roundMm(width * drawn.scale);
  if (widthMm === 0) return undefined;
  return {
    colour: drawn.colour(colour),
    widthMm,
    ...(join !== "round" && { join }),
    ...(cap !== "round" && { cap }),
    ...(join === "miter" && miterLimit !== 4 && { miterLimit }),
  };
}

/** Path data of a dashed line's dashes; undefined for a whole line. */
function dashesOf(
  outline: readonly OutlineCommand[],
  { dashes, dashOffset = 0 }: SvgStroke,
  { matrix, scale }: Drawn,
): string | undefined {
  const dashesMm = dashes?.map((dash) => roundMm(dash * scale)) ?? [];
  if (!dashesMm.some((dash) => dash > 0)) return undefined;
  const placed = outline.map(({ type, points }) => ({
    type,
    points: pointPairs(points).flatMap(([x, y]) => transformPoint(matrix, x, y)),
  }));
  return toPathData(cutDashes(placed, { dashesMm, offsetMm: dashOffset * scale }), AS_IT_IS);
}

/** Each colour by the tables that filter a photo's pixels (SPEC A40, A82). */
function colourUnder(filters: readonly Filter[]): Drawn["colour"] {
  if (filters.length === 0) return (screen) => ({ kind: "rgb", screen });
  const table = filterTable(filters);
  return (screen) => {
    const value = Number.parseInt(screen.slice(1), 16);
    const pixel = Uint8Array.of(value >> 16, (value >> 8) & 255, value & 255, 255);
    filterPixels(pixel, table);
    const hex = Array.from(pixel.subarray(0, 3), (channel) => channel.toString(16).padStart(2, "0"));
    return { kind: "rgb", screen: `#${hex.join("")}` };
  };
}
