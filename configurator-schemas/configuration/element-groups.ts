import type { DesignElement } from "../schema/design-element.ts";

/** Elements of one area in drawing order, the lowest first. */
export type Layers = readonly DesignElement[];

/** What is moved as one: each group, or an element by itself, the lowest first; a group lies where its topmost member does. */
export function unitsOf(elements: Layers): readonly Layers[] {
  const groups = new Map<string, DesignElement[]>();
  for (const element of elements) {
    if (element.group === undefined) continue;
    groups.set(element.group, [...(groups.get(element.group) ?? []), element]);
  }
  return elements.flatMap((element): Layers[] => {
    const members = element.group === undefined ? undefined : groups.get(element.group);
    if (!members) return [[element]];
    return members.at(-1) === element ? [members] : [];
  });
}

/** The elements named, each with the rest of its group, in drawing order. */
export function withGroups(elements: Layers, ids: ReadonlySet<string>): Layers {
  const groups = new Set(elements.flatMap(({ id, group }) => (ids.has(id) && group !== undefined ? [group] : [])));
  return elements.filter(({ id, group }) => ids.has(id) || (group !== undefined && groups.has(group)));
}

/** The one group of which the elements named are some, but not all: somebody works inside it. */
export function groupAround(elements: Layers, ids: ReadonlySet<string>): string | undefined {
  const chosen = elements.filter(({ id }) => ids.has(id));
  const group = chosen[0]?.group;
  if (group === undefined || chosen.some((each) => each.group !== group)) return undefined;
  return withGroups(elements, ids).length > chosen.length ? group : undefined;
}

/** The elements named and their groups become one new group at the place of the topmost; fewer than two are none. */
export function groupElements(elements: Layers, ids: ReadonlySet<string>): Layers {
  const units = unitsOf(withGroups(elements, ids));
  if (units.length < 2 && units[0]?.[0]?.group !== undefined) return elements;
  const members = units.flat();
  const topmost = members.at(-1);
  if (!topmost || members.length < 2) return elements;
  const group = nextGroup(elements);
  const known = new Set(members);
  return elements.flatMap((element): Layers => {
    if (element === topmost) return members.map((each): DesignElement => ({ ...each, group }));
    return known.has(element) ? [] : [element];
  });
}

/** The groups of the elements named are no more; every element stays where it is. */
export function ungroupElements(elements: Layers, ids: ReadonlySet<string>): Layers {
  const members = new Set(withGroups(elements, ids));
  if (![...members].some(({ group }) => group !== undefined)) return elements;
  return elements.map((element) => {
    if (!members.has(element)) return element;
    const { group: _group, ...alone } = element;
    return alone;
  });
}

/** The next free name of the form g1, g2, … */
export function nextGroup(elements: Layers): string {
  const taken = new Set(elements.map(({ group }) => group));
  let n = 1;
  while (taken.has(`g${n}`)) n += 1;
  return `g${n}`;
}
