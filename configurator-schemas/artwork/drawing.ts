import { readPathData } from "./draw-art.ts";
import type { OutlineCommand } from "./shaper.ts";
import type { SvgDrawing, SvgItem, SvgPaint, SvgPath, SvgStroke } from "./svg/svg-drawing.ts";

/** A shopper's drawing, ready to be placed: outlines in units of its own, its corners (0, 0) and (width, height). */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly items: readonly DrawingItem[];
}

export type DrawingItem = DrawingPath | DrawingGroup;

export interface DrawingPath {
  readonly kind: "path";
  readonly outline: readonly OutlineCommand[];
  readonly fill?: SvgPaint;
  readonly fillRule?: "evenodd";
  readonly stroke?: SvgStroke;
}

/** Items seen through one another's clip and opacity. */
export interface DrawingGroup {
  readonly kind: "group";
  readonly opacity?: number;
  readonly clip?: { readonly outline: readonly OutlineCommand[]; readonly rule?: "evenodd" };
  readonly items: readonly DrawingItem[];
}

/** Where drawings come from; undefined = the upload is none, is too fine to be drawn live, or is still on its way. */
export type DrawingSource = (upload: string) => Drawing | undefined;

/**
 * Segments and dashes of a drawing that is still drawn as outlines. Typing beside one costs nothing, because it lies on a
 * layer; moving one of 6000 curves is 60 to 100 ms a frame without a GPU on two busy cores, of 12 000 130 (measured). What
 * has more stays the picture that was made of it.
 */
export const MAX_NODES = 8000;
/** How often the drawing's own area may be painted over: a thousand sheets above each other are no drawing. */
export const MAX_COVERS = 120;

interface Cost {
  nodes: number;
  /** Areas painted, in areas of the whole drawing. */
  covers: number;
}

/** Makes kept outlines ready to be placed; undefined for those too fine or too deep to be drawn while somebody types. */
export function readDrawing({ width, height, items }: SvgDrawing): Drawing | undefined {
  const cost: Cost = { nodes: 0, covers: 0 };
  const read = readItems(items, { width, height, cost });
  return read && { width, height, items: read };
}

interface Reading {
  readonly width: number;
  readonly height: number;
  readonly cost: Cost;
}

function readItems(items: readonly SvgItem[], reading: Reading): readonly DrawingItem[] | undefined {
  const read: DrawingItem[] = [];
  for (const item of items) {
    const one = item.kind === "path" ? readPath(item, reading) : readGroup(item, reading);
    if (!one || reading.cost.nodes > MAX_NODES || reading.cost.covers > MAX_COVERS) return undefined;
    read.push(one);
  }
  return read;
}

function readPath({ d, ...paint }: SvgPath, reading: Reading): DrawingPath {
  const outline = readPathData(d);
  const { stroke } = paint;
  count(outline, reading, (paint.fill ? 1 : 0) + (stroke ? 1 : 0));
  const dashes = stroke?.dashes?.reduce((sum, dash) => sum + dash, 0);
  if (stroke?.dashes) reading.cost.nodes += (lengthOf(outline) / (dashes ?? 1)) * stroke.dashes.length;
  return { ...paint, outline };
}

function readGroup(
  { opacity, clip, items }: Extract<SvgItem, { kind: "group" }>,
  reading: Reading,
): DrawingGroup | undefined {
  const outline = clip && readPathData(clip.d);
  if (outline) count(outline, reading, 1);
  const read = readItems(items, reading);
  return (
    read && {
      kind: "group",
      ...(opacity !== undefined && { opacity }),
      ...(clip && outline && { clip: { outline, ...(clip.rule && { rule: clip.rule }) } }),
      items: read,
    }
  );
}

/** Adds what painting an outline so many times costs. */
function count(outline: readonly OutlineCommand[], { width, height, cost }: Reading, times: number): void {
  cost.nodes += outline.length;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const { points } of outline) {
    for (let i = 0; i + 1 < points.length; i += 2) {
      const [x = 0, y = 0] = [points[i], points[i + 1]];
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  const across = Math.min(right, width) - Math.max(left, 0);
  const down = Math.min(bottom, height) - Math.max(top, 0);
  if (across > 0 && down > 0) cost.covers += (times * across * down) / (width * height);
}

/** Of the polygon of points and handles, which no curve is longer than. */
function lengthOf(outline: readonly OutlineCommand[]): number {
  let length = 0;
  let [fromX, fromY] = [0, 0];
  for (const { type, points } of outline) {
    for (let i = 0; i + 1 < points.length; i += 2) {
      const [x = 0, y = 0] = [points[i], points[i + 1]];
      if (type !== "M") length += Math.hypot(x - fromX, y - fromY);
      [fromX, fromY] = [x, y];
    }
  }
  return length;
}
