import type { DisplayGroup, DisplayItem, DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";
import { boundsOfItems, union } from "./item-bounds.ts";
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
  /** Lets go of the layers, two more canvases of the same size; the next edit makes new ones. */
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

/** Everything but the element at hand, as two pictures; undefined where there is nothing. */
interface Layers {
  readonly belowItems: readonly DisplayItem[];
  readonly aboveItems: readonly DisplayItem[];
  readonly below: HTMLCanvasElement | undefined;
  readonly above: HTMLCanvasElement | undefined;
  readonly aboveBounds: readonly Bounds[];
}

/**
 * Paints an artwork that is being edited. What lies below and above the element at hand is kept as a picture each, and only the
 * rectangle that the element covered or covers now is put together again: below, element, above.
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
    const items = next.group.items;
    const kept = layers && fits(layers, items) ? layers : undefined;
    const from = kept?.belowItems.length ?? commonStart(old, items);
    const above = kept?.aboveItems.length ?? commonEnd(old, items, from);
    const to = items.length - above;
    layers = kept ?? createLayers(next, { from, to, canvas });
    const changed = union(boundsOfItems(old.slice(from, old.length - above)), boundsOfItems(items.slice(from, to)));
    const rectangle = toPixels(changed, next.options, canvas);
    if (!rectangle) return;
    const [x, y, width, height] = rectangle;
    context.clearRect(x, y, width, height);
    if (layers.below) context.drawImage(layers.below, x, y, width, height, x, y, width, height);
    // Without a clip: all of it lies inside the rectangle, and antialiasing stays what it is without one.
    paintCanvas(context, listOf(next, items.slice(from, to)), next.options);
    if (!layers.above || !layers.aboveBounds.some((each) => touches(rectangle, toPixels(each, next.options, canvas))))
      return;
    context.drawImage(layers.above, x, y, width, height, x, y, width, height);
    isRounded = true;
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

function fits({ belowItems, aboveItems }: Layers, items: readonly DisplayItem[]): boolean {
  return (
    belowItems.length + aboveItems.length <= items.length &&
    belowItems.every((item, i) => item === items[i]) &&
    aboveItems.every((item, i) => item === items[items.length - aboveItems.length + i])
  );
}

function createLayers(
  next: Shown,
  { from, to, canvas }: { readonly from: number; readonly to: number; readonly canvas: HTMLCanvasElement },
): Layers {
  const { items } = next.group;
  const belowItems = items.slice(0, from);
  const aboveItems = items.slice(to);
  const picture = (part: readonly DisplayItem[]) => {
    if (part.length === 0) return undefined;
    const layer = document.createElement("canvas");
    layer.width = canvas.width;
    layer.height = canvas.height;
    paintCanvas(contextOf(layer), listOf(next, part), next.options);
    return layer;
  };
  const aboveBounds = aboveItems.map((item) => boundsOfItems([item]));
  return { belowItems, aboveItems, below: picture(belowItems), above: picture(aboveItems), aboveBounds };
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
