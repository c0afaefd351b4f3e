import { boundsOf } from "../../../configurator-schemas/artwork/check-position.ts";
import type { ElementBox } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { around } from "../../../configurator-schemas/configuration/arrange-elements.ts";
import { withGroups } from "../../../configurator-schemas/configuration/element-groups.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { GestureTarget } from "./artboard-gestures.ts";
import { hits } from "./gesture-maths.ts";
import type { Point } from "./gesture-maths.ts";

/** An element that shows, and where. */
export interface Placed {
  readonly element: DesignElement;
  readonly box: ElementBox;
}

/** The element with the rest of its group; by itself once somebody works inside that group. */
export function unitOf(
  placed: readonly Placed[],
  element: DesignElement,
  chosen: ReadonlySet<string>,
): readonly string[] {
  const unit = withGroups(
    placed.map((each) => each.element),
    new Set([element.id]),
  ).map(({ id }) => id);
  const inside = unit.filter((id) => chosen.has(id));
  return inside.length > 0 && inside.length < unit.length ? [element.id] : unit;
}

/** What lies under a point: what is chosen first, even under others; what is locked only where nothing else is. */
export function elementAt(
  placed: readonly Placed[],
  point: Point,
  { reachMm, chosen }: { readonly reachMm: number; readonly chosen: ReadonlySet<string> },
): DesignElement | undefined {
  const under = placed.filter(({ box }) => hits(box, point, reachMm)).map(({ element }) => element);
  const free = under.filter(({ locked }) => !locked);
  return free.findLast(({ id }) => chosen.has(id)) ?? free.at(-1) ?? under.at(-1);
}

/** The units a rectangle between two points touches. */
export function elementsWithin(placed: readonly Placed[], from: Point, to: Point): readonly string[] {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const touched = placed.filter(({ element, box }) => {
    const bounds = boundsOf(box);
    return !element.locked && bounds.left < right && bounds.right > left && bounds.top < bottom && bounds.bottom > top;
  });
  return withGroups(
    placed.map(({ element }) => element),
    new Set(touched.map(({ element }) => element.id)),
  ).map(({ id }) => id);
}

/** What a hand takes hold of: everything chosen that is not locked, in one box around it; undefined for nothing. */
export function targetOf(placed: readonly Placed[], chosen: ReadonlySet<string>): GestureTarget | undefined {
  const held = placed.filter(({ element }) => chosen.has(element.id) && !element.locked);
  const box = commonBox(held.map((each) => each.box));
  if (!box) return undefined;
  return {
    elements: held.map(({ element }) => element),
    box,
    others: placed.filter(({ element }) => !chosen.has(element.id)).map((each) => each.box),
  };
}

/** One box as it is, around several an upright one. */
export function commonBox(boxes: readonly ElementBox[]): ElementBox | undefined {
  const [first] = boxes;
  if (!first || boxes.length === 1) return first;
  const { left, top, right, bottom } = around(boxes.map(boundsOf));
  return {
    element: "",
    xMm: (left + right) / 2,
    yMm: (top + bottom) / 2,
    widthMm: right - left,
    heightMm: bottom - top,
    rotationDeg: 0,
  };
}
