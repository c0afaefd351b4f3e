import type { DesignElement } from "../schema/design-element.ts";
import { roundMm } from "../units/length.ts";
import type { Millimetres } from "../units/length.ts";
import { groupAround, unitsOf, withGroups } from "./element-groups.ts";
import type { Layers } from "./element-groups.ts";

/** An upright box of an area. */
export interface Span {
  readonly left: Millimetres;
  readonly top: Millimetres;
  readonly right: Millimetres;
  readonly bottom: Millimetres;
}

export const EDGES = ["left", "centre", "right", "top", "middle", "bottom"] as const;
export type Edge = (typeof EDGES)[number];

/** Where each element lies, by its id; a text's size is known only to whoever laid it out. */
export type Spans = ReadonlyMap<string, Span>;

/**
 * Brings edges or middles onto one line: that of `area`, else that of all of them together. Groups move whole, but a group
 * alone aligns its members; what is locked stays and the others come to it.
 */
export function alignElements(
  elements: Layers,
  ids: ReadonlySet<string>,
  { edge, spans, area }: { readonly edge: Edge; readonly spans: Spans; readonly area?: Span | undefined },
): Layers {
  const units = placedUnits(elements, ids, { spans, alone: area !== undefined });
  const target = area ?? around(units.map(({ span }) => span));
  const moves = units.map(({ unit, span }) => ({ unit, move: lineOf(target, edge) - lineOf(span, edge) }));
  const isAcross = edge === "left" || edge === "centre" || edge === "right";
  return moveUnits(elements, moves, isAcross);
}

/** Equal gaps between three or more, the outermost staying where they are; what is locked does not take part. */
export function distributeElements(
  elements: Layers,
  ids: ReadonlySet<string>,
  { axis, spans }: { readonly axis: "x" | "y"; readonly spans: Spans },
): Layers {
  const [start, end] = axis === "x" ? (["left", "right"] as const) : (["top", "bottom"] as const);
  const units = placedUnits(elements, ids, { spans, alone: false })
    .filter(({ unit }) => !unit.some(({ locked }) => locked))
    .toSorted((a, b) => a.span[start] + a.span[end] - b.span[start] - b.span[end]);
  const [first, last] = [units[0], units.at(-1)];
  if (units.length < 3 || !first || !last) return elements;
  const filled = units.reduce((sum, { span }) => sum + span[end] - span[start], 0);
  const gap = (last.span[end] - first.span[start] - filled) / (units.length - 1);
  let at = first.span[start];
  const moves = units.map(({ unit, span }) => {
    const move = at - span[start];
    at += span[end] - span[start] + gap;
    return { unit, move };
  });
  return moveUnits(elements, moves, axis === "x");
}

/** The element so many millimetres further right and down. */
export function movedBy(element: DesignElement, dxMm: Millimetres, dyMm: Millimetres): DesignElement {
  const at = { xMm: roundMm(element.placement.xMm + dxMm), yMm: roundMm(element.placement.yMm + dyMm) };
  if (element.kind === "text") return { ...element, placement: { ...element.placement, ...at } };
  return { ...element, placement: { ...element.placement, ...at } };
}

/** The upright box around several. */
export function around(spans: readonly Span[]): Span {
  return spans.reduce(
    (all, each) => ({
      left: Math.min(all.left, each.left),
      top: Math.min(all.top, each.top),
      right: Math.max(all.right, each.right),
      bottom: Math.max(all.bottom, each.bottom),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  );
}

interface PlacedUnit {
  readonly unit: Layers;
  readonly span: Span;
}

function placedUnits(
  elements: Layers,
  ids: ReadonlySet<string>,
  { spans, alone }: { readonly spans: Spans; readonly alone: boolean },
): readonly PlacedUnit[] {
  const isInside = groupAround(elements, ids) !== undefined;
  const chosen = isInside ? elements.filter(({ id }) => ids.has(id)) : withGroups(elements, ids);
  const units = unitsOf(chosen);
  // One group with nothing to align to is asked to put itself in order.
  const moved = isInside || (units.length === 1 && !alone) ? chosen.map((each) => [each]) : units;
  return moved.flatMap((unit) => {
    const known = unit.flatMap(({ id }) => spans.get(id) ?? []);
    return known.length === 0 ? [] : [{ unit, span: around(known) }];
  });
}

function lineOf(span: Span, edge: Edge): number {
  switch (edge) {
    case "centre":
      return (span.left + span.right) / 2;
    case "middle":
      return (span.top + span.bottom) / 2;
    default:
      return span[edge];
  }
}

function moveUnits(
  elements: Layers,
  moves: readonly { readonly unit: Layers; readonly move: number }[],
  isAcross: boolean,
): Layers {
  const moved = new Map(
    moves.flatMap(({ unit, move }) =>
      roundMm(move) === 0 || unit.some(({ locked }) => locked)
        ? []
        : unit.map((each) => [each, isAcross ? movedBy(each, move, 0) : movedBy(each, 0, move)] as const),
    ),
  );
  return moved.size === 0 ? elements : elements.map((each) => moved.get(each) ?? each);
}
