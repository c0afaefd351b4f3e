import type { DisplayGroup, DisplayItem, DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";
import { boundsOfItems } from "./item-bounds.ts";
import type { Bounds } from "./item-bounds.ts";
import { paintCanvas } from "./paint-canvas.ts";
import type { PaintOptions } from "./paint-canvas.ts";

/** Antialiasing and the sampling of turned pictures reach beyond an outline by less than this. */
const FRINGE_PX = 2;

export interface LayeredPainter {
  /** Makes the canvas show this list, painting again only what differs from the one before by identity; false = nothing did. */
  paint(list: DisplayList, options: LayeredPaintOptions): boolean;
  /**
   * Paints afresh what was put together under a layer. A layer is rounded to 8 bits once more: an edge or a see-through
   * thing above the element at hand may be a step of 255 off for each such thing there, until the hand rests.
   */
  settle(): void;
  /** Lets go of the layers, two to four more canvases of the same size; the next edit makes new ones. */
  release(): void;
}

export type LayeredPaintOptions = PaintOptions & { readonly bleedMm: number };

interface Shown {
  readonly list: DisplayList;
  readonly group: DisplayGroup;
  readonly options: LayeredPaintOptions;
  readonly width: number;
  readonly height: number;
}

/** Items that stay, as one picture; undefined where there are none. */
interface Layer {
  readonly items: readonly DisplayItem[];
  readonly picture: HTMLCanvasElement | undefined;
  readonly bounds: readonly Bounds[];
}

/** What lies below the elements at hand, between them, and above them: what is changed is in the gaps, one fewer. */
type Layers = readonly Layer[];
type Gaps = readonly (readonly DisplayItem[])[];

/** Of the runs between the elements at hand the longest are kept; a picture of 2048² is 16 MB. */
const MOST_BETWEEN = 2;

/**
 * Paints an artwork that is being edited. What lies below, between and above the elements at hand is kept as a picture each,
 * and only the rectangle that they covered or cover now is put together again: below, element, between, element, above.
 */
export function createLayeredPainter(canvas: HTMLCanvasElement): LayeredPainter {
  const context = contextOf(canvas);
  let shown: Shown | undefined;
  let layers: Layers | undefined;
  let isRounded = false;

  const paintAll = (list: DisplayList, options: LayeredPaintOptions) => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    paintCanvas(context, list, options);
    layers = undefined;
    isRounded = false;
  };

  /** From the last list to this one, which differ in some items of their one group. */
  const paintChange = (before: Shown, next: Shown) => {
    const old = before.group.items;
    const { items } = next.group;
    const kept = layers && areAllAtHand(layers, old, items) ? layers : undefined;
    layers = kept ?? createLayers(next, { runs: runsThatStay(old, items), canvas });
    const gaps = gapsOf(layers, items) ?? [];
    const changed = boundsOfItems([...(gapsOf(layers, old) ?? []), ...gaps].flat());
    const rectangle = toPixels(changed, next.options, canvas);
    if (!rectangle) return;
    const [x, y, width, height] = rectangle;
    context.clearRect(x, y, width, height);
    for (const [index, { picture, bounds }] of layers.entries()) {
      const isSeen = () => bounds.some((each) => touches(rectangle, toPixels(each, next.options, canvas)));
      if (picture && (index === 0 || isSeen())) {
        context.drawImage(picture, x, y, width, height, x, y, width, height);
        if (index > 0) isRounded = true;
      }
      // Without a clip: all of it lies inside the rectangle, and antialiasing stays what it is without one.
      const gap = gaps[index] ?? [];
      if (gap.length > 0) paintCanvas(context, listOf(next, gap), next.options);
    }
  };

  return {
    paint(list, options) {
      const [group] = list.items;
      const before = shown;
      const { width, height } = canvas;
      const isOneGroup = list.items.length === 1 && group?.kind === "group";
      shown = isOneGroup ? { list, group, options, width, height } : undefined;
      if (!before || !shown || !isSameSheet(before, shown)) paintAll(list, options);
      else if (isSameItems(before.group.items, shown.group.items)) return false;
      else paintChange(before, shown);
      return true;
    },
    settle() {
      if (!shown || !isRounded) return;
      const kept = layers;
      paintAll(shown.list, shown.options);
      layers = kept;
    },
    release() {
      layers = undefined;
    },
  };
}

/** Everything but the items: while that is the same, what is painted differs where they differ. */
function isSameSheet(a: Shown, b: Shown): boolean {
  return (
    a.group.clip === b.group.clip &&
    a.options.pixelsPerMm === b.options.pixelsPerMm &&
    a.options.bleedMm === b.options.bleedMm &&
    a.options.images === b.options.images &&
    a.width === b.width &&
    a.height === b.height
  );
}

function isSameItems(a: readonly DisplayItem[], b: readonly DisplayItem[]): boolean {
  return a.length === b.length && commonStart(a, b) === a.length;
}

/** What lies between the layers in this list; undefined where the layers are not all in it. */
function gapsOf(layers: Layers, items: readonly DisplayItem[]): Gaps | undefined {
  const gaps: (readonly DisplayItem[])[] = [];
  let at = 0;
  for (const [index, layer] of layers.entries()) {
    const run = layer.items;
    const isTop = index === layers.length - 1;
    const [lowest] = run;
    const start = index === 0 ? 0 : isTop || !lowest ? items.length - run.length : items.indexOf(lowest, at);
    if (start < at || !run.every((item, i) => item === items[start + i])) return undefined;
    if (index > 0) gaps.push(items.slice(at, start));
    at = start + run.length;
  }
  return gaps;
}

/** Whether the layers are those of this change: a gap in which nothing changes belongs to a layer from now on. */
function areAllAtHand(layers: Layers, old: readonly DisplayItem[], items: readonly DisplayItem[]): boolean {
  const [before, after] = [gapsOf(layers, old), gapsOf(layers, items)];
  return after !== undefined && after.every((gap, index) => !isSameItems(gap, before?.[index] ?? []));
}

type Run = readonly [from: number, to: number];

/** The items that are the same in both, below and above all that is not, and the longest runs between. */
function runsThatStay(old: readonly DisplayItem[], items: readonly DisplayItem[]): readonly Run[] {
  const from = commonStart(old, items);
  const to = items.length - commonEnd(old, items, from);
  const between: [number, number][] = [];
  // Several elements that are moved change their items one for one; anything else is one gap.
  for (let i = from; old.length === items.length && i < to; i += 1) {
    if (old[i] !== items[i]) continue;
    const last = between.at(-1);
    if (last?.[1] === i) last[1] = i + 1;
    else between.push([i, i + 1]);
  }
  const kept = between.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0])).slice(0, MOST_BETWEEN);
  return [[0, from], ...kept.toSorted((a, b) => a[0] - b[0]), [to, items.length]];
}

function createLayers(
  next: Shown,
  { runs, canvas }: { readonly runs: readonly Run[]; readonly canvas: HTMLCanvasElement },
): Layers {
  return runs.map(([from, to], index): Layer => {
    const items = next.group.items.slice(from, to);
    // What lies below everything is always put back.
    const bounds = index === 0 ? [] : items.map((item) => boundsOfItems([item]));
    if (items.length === 0) return { items, picture: undefined, bounds };
    const picture = document.createElement("canvas");
    picture.width = canvas.width;
    picture.height = canvas.height;
    paintCanvas(contextOf(picture), listOf(next, items), next.options);
    return { items, picture, bounds };
  });
}

/** On the CPU: a GPU canvas is read back for every texture upload, which measured 5–15× slower. */
function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("expected a 2D canvas, got none");
  return context;
}

function listOf({ list, group }: Shown, items: readonly DisplayItem[]): DisplayList {
  return { ...list, items: [{ ...group, items }] };
}

function commonStart(a: readonly DisplayItem[], b: readonly DisplayItem[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}

function commonEnd(a: readonly DisplayItem[], b: readonly DisplayItem[], from: number): number {
  const most = Math.min(a.length, b.length) - from;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}

type Rectangle = readonly [x: number, y: number, width: number, height: number];

/** The whole pixels a box touches, as far as they are on the canvas. */
function toPixels(
  { left, top, right, bottom }: Bounds,
  { pixelsPerMm, bleedMm }: LayeredPaintOptions,
  canvas: HTMLCanvasElement,
): Rectangle | undefined {
  const low = (mm: number) => Math.max(0, Math.floor((mm + bleedMm) * pixelsPerMm) - FRINGE_PX);
  const high = (mm: number, most: number) => Math.min(most, Math.ceil((mm + bleedMm) * pixelsPerMm) + FRINGE_PX);
  const [x, y] = [low(left), low(top)];
  const [width, height] = [high(right, canvas.width) - x, high(bottom, canvas.height) - y];
  return width > 0 && height > 0 ? [x, y, width, height] : undefined;
}

function touches([x, y, width, height]: Rectangle, other: Rectangle | undefined): boolean {
  if (!other) return false;
  const [otherX, otherY, otherWidth, otherHeight] = other;
  return x < otherX + otherWidth && otherX < x + width && y < otherY + otherHeight && otherY < y + height;
}
