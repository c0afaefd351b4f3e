import { unitsOf } from "../../../configurator-schemas/configuration/element-groups.ts";
import type { Layers } from "../../../configurator-schemas/configuration/element-groups.ts";

/** One line of the list of layers: an element, or a group over its members. */
export interface LayerRow {
  /** Of the element; of a group a name no element can have. */
  readonly key: string;
  /** What is chosen, moved, hidden and locked with the row. */
  readonly ids: readonly string[];
  readonly members: Layers;
  /** Undefined for an element by itself. */
  readonly group: string | undefined;
  readonly kind: "element" | "group";
  readonly level: 1 | 2;
  /** Of a group: its members are not shown. */
  readonly folded: boolean;
}

/** The lines from the topmost element down, each open group followed by its members; a group of one is no group. */
export function layerRows(elements: Layers, folded: ReadonlySet<string>): readonly LayerRow[] {
  return unitsOf(elements)
    .toReversed()
    .flatMap((unit): LayerRow[] => {
      const [first] = unit;
      const group = unit.length > 1 ? first?.group : undefined;
      const rows = unit.toReversed().map((element): LayerRow => ({
        key: element.id,
        ids: [element.id],
        members: [element],
        group,
        kind: "element",
        level: group === undefined ? 1 : 2,
        folded: false,
      }));
      if (group === undefined) return rows;
      const isFolded = folded.has(group);
      const head: LayerRow = {
        key: `group ${group}`,
        ids: unit.map(({ id }) => id),
        members: unit,
        group,
        kind: "group",
        level: 1,
        folded: isFolded,
      };
      return isFolded ? [head] : [head, ...rows];
    });
}

/** Whether the dragged may be put above row `gap`; after the last row where that is the number of rows. */
export function isGapOpen(rows: readonly LayerRow[], gap: number, dragged: LayerRow): boolean {
  const [above, below] = [rows[gap - 1], rows[gap]];
  if (dragged.level === 2) return above !== undefined && above.group === dragged.group;
  return below === undefined || below.level === 1;
}

/** How many of the others lie below that gap. */
export function indexOfGap(
  rows: readonly LayerRow[],
  gap: number,
  { elements, moved }: { readonly elements: Layers; readonly moved: ReadonlySet<string> },
): number {
  const below = new Set(rows.slice(gap).flatMap(({ ids }) => ids));
  return elements.filter(({ id }) => below.has(id) && !moved.has(id)).length;
}
