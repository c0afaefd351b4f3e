import type { DesignElement } from "../schema/design-element.ts";
import { movedBy } from "./arrange-elements.ts";
import type { Configuration } from "./configuration.ts";
import { editElements, nextElementId } from "./edit.ts";
import { groupAround, nextGroup, unitsOf, withGroups } from "./element-groups.ts";
import type { Layers } from "./element-groups.ts";

/**
 * Lays the elements named onto `index` of the others, counted from the lowest. They keep their order among each other; groups
 * go whole and are never torn apart, but some members of one group move within it.
 */
export function placeElements(elements: Layers, ids: ReadonlySet<string>, index: number): Layers {
  const { moved, others, seams } = takenOut(elements, ids);
  const nearest = seams.reduce(
    (best, each) => (Math.abs(each - index) < Math.abs(best - index) ? each : best),
    seams[0] ?? 0,
  );
  return inOrder(elements, others.toSpliced(nearest, 0, ...moved));
}

/** One place forward (1) or backward (−1), past the next element or group; what lies apart comes together. */
export function stepElements(elements: Layers, ids: ReadonlySet<string>, step: 1 | -1): Layers {
  const { moved, others, seams, below } = takenOut(elements, ids);
  const at = step === 1 ? below.at(-1) : below[0];
  if (at === undefined) return elements;
  const next = step === 1 ? seams.find((each) => each > at) : seams.findLast((each) => each < at);
  return inOrder(elements, others.toSpliced(next ?? at, 0, ...moved));
}

/**
 * Copies of the elements named, aside by `offsetMm`, right above the topmost of them; copied groups are groups of their own,
 * a copy of a member stays in its group.
 */
export function duplicateElements(
  configuration: Configuration,
  { area, ids }: { readonly area: string; readonly ids: ReadonlySet<string> },
  offsetMm: number,
): { readonly configuration: Configuration; readonly copies: readonly string[] } {
  const elements = configuration.elements[area] ?? [];
  const inside = groupAround(elements, ids);
  const originals = elements.filter(({ id }) => ids.has(id));
  const topmost = originals.at(-1);
  // Above the whole group where not all of it was named: a group is one piece of the order.
  const above = elements.findLastIndex(
    (each) => each === topmost || (inside === undefined && each.group !== undefined && each.group === topmost?.group),
  );
  const groups = new Map<string, string>();
  let all = configuration;
  const copies = originals.map((original, count) => {
    const { group } = original;
    if (group !== undefined && group !== inside && !groups.has(group))
      groups.set(group, nextGroup(all.elements[area] ?? []));
    const id = nextElementId(all);
    const copy: DesignElement = {
      ...movedBy(original, offsetMm, offsetMm),
      id,
      ...(group !== undefined && { group: groups.get(group) ?? group }),
    };
    all = editElements(all, area, (now) => now.toSpliced(above + 1 + count, 0, copy));
    return id;
  });
  return { configuration: all, copies };
}

interface TakenOut {
  readonly moved: Layers;
  readonly others: Layers;
  /** The places among the others where something may be put, lowest first. */
  readonly seams: readonly number[];
  /** How many of the others lie below each of the moved. */
  readonly below: readonly number[];
}

function takenOut(elements: Layers, ids: ReadonlySet<string>): TakenOut {
  const inside = groupAround(elements, ids);
  const moving = new Set(inside === undefined ? withGroups(elements, ids) : elements.filter(({ id }) => ids.has(id)));
  const ordered = unitsOf(elements).flat();
  const others = ordered.filter((each) => !moving.has(each));
  const places = Array.from({ length: others.length + 1 }, (_, place) => place);
  const groupAt = (place: number) => others[place]?.group;
  const seams = places.filter((place) =>
    inside === undefined
      ? groupAt(place) === undefined || groupAt(place) !== groupAt(place - 1)
      : groupAt(place) === inside || groupAt(place - 1) === inside,
  );
  let count = 0;
  const below: number[] = [];
  for (const element of ordered) {
    if (moving.has(element)) below.push(count);
    else count += 1;
  }
  return { moved: ordered.filter((each) => moving.has(each)), others, seams, below };
}

/** The same list where the order is the same, so that nothing counts as a step to undo. */
function inOrder(before: Layers, after: Layers): Layers {
  return before.every((each, index) => each === after[index]) ? before : after;
}
