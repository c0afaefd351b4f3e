import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf } from "../../../configurator-schemas/artwork/check-position.ts";
import {
  EDGES,
  alignElements,
  around,
  distributeElements,
} from "../../../configurator-schemas/configuration/arrange-elements.ts";
import type { Edge, Span } from "../../../configurator-schemas/configuration/arrange-elements.ts";
import {
  groupElements,
  unitsOf,
  ungroupElements,
  withGroups,
} from "../../../configurator-schemas/configuration/element-groups.ts";
import type { Layers } from "../../../configurator-schemas/configuration/element-groups.ts";
import {
  duplicateElements,
  placeElements,
  stepElements,
} from "../../../configurator-schemas/configuration/layer-order.ts";
import type { DesignElement, ShapeElement } from "../../../configurator-schemas/schema/design-element.ts";
import { aMugWith, aShape } from "../../support/builders.ts";

const AREA: Span = { left: 0, top: 0, right: 228.6, bottom: 88.9 };
const length = fc.integer({ min: 1, max: 3000 }).map((n) => n / 10);

/** Shapes e0, e1, …, some of them in groups that lie together as the edits leave them. */
const layers: fc.Arbitrary<readonly ShapeElement[]> = fc
  .array(
    fc.record({
      xMm: length,
      yMm: length,
      widthMm: length,
      heightMm: length,
      rotationDeg: fc.constantFrom(0, 0, 30, 90),
      group: fc.constantFrom(undefined, undefined, "a", "b"),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map(
    (all) =>
      unitsOf(
        all.map(({ group, ...placement }, i) => aShape({ id: `e${i}`, placement, ...(group && { group }) })),
      ).flat() as ShapeElement[],
  );
const chosen = fc.uniqueArray(fc.integer({ min: 0, max: 8 })).map((all) => new Set(all.map((i) => `e${i}`)));

const spansOf = (elements: Layers): ReadonlyMap<string, Span> =>
  new Map(
    elements.flatMap((each) =>
      each.kind === "shape" ? [[each.id, boundsOf({ element: each.id, ...each.placement })]] : [],
    ),
  );
const idsOf = (elements: Layers) => elements.map(({ id }) => id);
const sorted = (elements: Layers) => JSON.stringify(elements.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
/** Each group is one piece of the drawing order. */
const isWhole = (elements: Layers) => {
  const runs = elements
    .map(({ group }) => group)
    .filter((group, i, all) => group !== undefined && group !== all[i - 1]);
  return new Set(runs).size === runs.length;
};
const withoutGroup = ({ group: _group, ...rest }: DesignElement) => rest;

describe("groups", () => {
  it("ungrouping what was grouped gives every element back, but for its group", () => {
    fc.assert(
      fc.property(layers, chosen, (elements, ids) => {
        const grouped = groupElements(elements, ids);
        expect(isWhole(grouped)).toBe(true);
        const back = ungroupElements(grouped, ids);
        expect(sorted(back.map(withoutGroup) as DesignElement[])).toBe(
          sorted(elements.map(withoutGroup) as DesignElement[]),
        );
        expect(withGroups(back, ids).every(({ group }) => group === undefined)).toBe(true);
      }),
    );
  });

  it("makes one group of all that is named, where the topmost lay, and takes whole groups along", () => {
    const at = (id: string, group?: string) => aShape({ id, ...(group && { group }) });
    const elements = [at("a"), at("b", "x"), at("c", "x"), at("d"), at("e")];
    const grouped = groupElements(elements, new Set(["a", "b", "d"]));
    expect(grouped.map(({ id, group }) => `${id}${group ?? ""}`)).toEqual(["ag1", "bg1", "cg1", "dg1", "e"]);
    const apart = groupElements(elements, new Set(["a", "d"]));
    expect(apart.map(({ id, group }) => `${id}${group ?? ""}`)).toEqual(["bx", "cx", "ag1", "dg1", "e"]);
    expect(groupElements(elements, new Set(["a"]))).toBe(elements);
    expect(groupElements(elements, new Set(["b", "c"]))).toBe(elements);
    expect(ungroupElements(elements, new Set(["a"]))).toBe(elements);
  });
});

describe("drawing order", () => {
  const order = fc.oneof(
    fc
      .constantFrom(1 as const, -1 as const)
      .map((step) => (all: Layers, ids: Set<string>) => stepElements(all, ids, step)),
    fc.integer({ min: -2, max: 12 }).map((index) => (all: Layers, ids: Set<string>) => placeElements(all, ids, index)),
  );

  it("moving keeps the set, the groups whole, and both the moved and the others in their own order", () => {
    fc.assert(
      fc.property(layers, chosen, order, (elements, ids, move) => {
        const after = move(elements, ids);
        expect(sorted(after)).toBe(sorted(elements));
        expect(isWhole(after)).toBe(true);
        for (const isMoved of [true, false]) {
          const part = (all: Layers) => idsOf(all.filter(({ id }) => ids.has(id) === isMoved));
          const inGroups = withGroups(elements, ids).length > elements.filter(({ id }) => ids.has(id)).length;
          if (!inGroups) expect(part(after)).toEqual(part(elements));
        }
      }),
    );
  });

  it("steps past one element or one whole group, and stops at the ends", () => {
    const at = (id: string, group?: string) => aShape({ id, ...(group && { group }) });
    const elements = [at("a"), at("b", "x"), at("c", "x"), at("d")];
    const step = (ids: string[], by: 1 | -1) => idsOf(stepElements(elements, new Set(ids), by)).join("");
    expect(step(["a"], 1)).toBe("bcad");
    expect(step(["d"], -1)).toBe("adbc");
    expect(step(["b", "c"], 1)).toBe("adbc");
    expect(step(["b"], 1)).toBe("acbd");
    expect(step(["c"], 1)).toBe("abcd");
    expect(step(["a", "d"], 1)).toBe("bcad");
    expect(step(["d"], 1)).toBe("abcd");
    expect(stepElements(elements, new Set(["d"]), 1)).toBe(elements);
    expect(idsOf(placeElements(elements, new Set(["d"]), 2)).join("")).toMatch(/^(adbc|abcd)$/);
    expect(idsOf(placeElements(elements, new Set(["b"]), 0)).join("")).toBe("abcd");
  });

  it("copies lie right above their originals, whole groups as groups of their own, members in theirs", () => {
    fc.assert(
      fc.property(layers, chosen, (elements, ids) => {
        const before = aMugWith(...elements);
        const { configuration, copies } = duplicateElements(before, { area: "wrap", ids }, 6);
        const after = configuration.elements["wrap"] ?? [];
        const originals = elements.filter(({ id }) => ids.has(id));
        expect(copies).toHaveLength(originals.length);
        expect(new Set(idsOf(after)).size).toBe(elements.length + copies.length);
        expect(idsOf(after.filter(({ id }) => !copies.includes(id)))).toEqual(idsOf(elements));
        expect(isWhole(after)).toBe(true);
        for (const [i, original] of originals.entries()) {
          const copy = after.find(({ id }) => id === copies[i]);
          expect(copy?.placement.xMm).toBeCloseTo(original.placement.xMm + 6, 4);
        }
      }),
    );
    const pair = [aShape({ id: "a", group: "g1" }), aShape({ id: "b", group: "g1" }), aShape({ id: "c" })];
    const groupsOf = (...ids: string[]) =>
      duplicateElements(aMugWith(...pair), { area: "wrap", ids: new Set(ids) }, 6).configuration.elements["wrap"]?.map(
        ({ group }) => group ?? "-",
      );
    expect(groupsOf("a", "b")).toEqual(["g1", "g1", "g2", "g2", "-"]);
    expect(groupsOf("a")).toEqual(["g1", "g1", "g1", "-"]);
  });
});

describe("aligning", () => {
  const lineOf = (span: Span, edge: Edge) =>
    edge === "centre" ? (span.left + span.right) / 2 : edge === "middle" ? (span.top + span.bottom) / 2 : span[edge];
  /** The boxes of what moves as one. */
  const boxesOf = (elements: Layers, ids: ReadonlySet<string>) => {
    const spans = spansOf(elements);
    return unitsOf(withGroups(elements, ids)).map((unit) => around(unit.map(({ id }) => spans.get(id)!)));
  };

  it("brings the boxes onto one line, moving nothing else and nothing the other way", () => {
    fc.assert(
      fc.property(layers, chosen, fc.constantFrom(...EDGES), fc.boolean(), (elements, picked, edge, toArea) => {
        const ids = new Set(idsOf(withGroups(elements, picked)));
        fc.pre(boxesOf(elements, ids).length > 1 || (toArea && ids.size > 0));
        const target = toArea ? AREA : around(boxesOf(elements, ids));
        const after = alignElements(elements, ids, { edge, spans: spansOf(elements), ...(toArea && { area: AREA }) });
        for (const box of boxesOf(after, ids)) expect(lineOf(box, edge)).toBeCloseTo(lineOf(target, edge), 3);
        const isAcross = edge === "left" || edge === "centre" || edge === "right";
        after.forEach(({ id, placement }, i) => {
          const before = elements[i]!.placement;
          if (!ids.has(id)) expect(placement).toEqual(before);
          else expect(isAcross ? placement.yMm : placement.xMm).toBe(isAcross ? before.yMm : before.xMm);
        });
      }),
    );
  });

  it("leaves equal gaps and the outermost in their places", () => {
    fc.assert(
      fc.property(layers, chosen, fc.constantFrom("x" as const, "y" as const), (elements, picked, axis) => {
        const ids = new Set(idsOf(withGroups(elements, picked)));
        fc.pre(boxesOf(elements, ids).length > 2);
        const ends = ({ left, right, top, bottom }: Span) =>
          (axis === "x" ? [left, right] : [top, bottom]) as [number, number];
        const boxes = (all: Layers) => boxesOf(all, ids).map(ends);
        const was = boxes(elements);
        const order = was.map((_, i) => i).toSorted((a, b) => was[a]![0] + was[a]![1] - was[b]![0] - was[b]![1]);
        const ordered = (all: Layers) => order.map((i) => boxes(all)[i]!);
        const before = ordered(elements);
        const after = ordered(distributeElements(elements, ids, { axis, spans: spansOf(elements) }));
        expect(after[0]![0]).toBeCloseTo(before[0]![0], 3);
        const gaps = after.slice(1).map(([start], i) => start - after[i]![1]);
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(0.01);
        expect(after.at(-1)![1]).toBeCloseTo(before.at(-1)![1], 2);
      }),
    );
  });

  it("what is locked stays and the others come to it; a group alone puts its members in order", () => {
    const at = (xMm: number, change: Partial<ShapeElement>) =>
      aShape({ placement: { xMm, yMm: 40, widthMm: 10, heightMm: 10, rotationDeg: 0 }, ...change });
    const xs = (elements: Layers) => elements.map(({ placement }) => placement.xMm);
    const locked = [at(50, { id: "a", locked: true }), at(90, { id: "b" }), at(70, { id: "c" })];
    const all = new Set(["a", "b", "c"]);
    expect(xs(alignElements(locked, all, { edge: "left", spans: spansOf(locked) }))).toEqual([50, 50, 50]);
    expect(xs(alignElements(locked, all, { edge: "right", spans: spansOf(locked) }))).toEqual([50, 90, 90]);
    const group = [at(50, { id: "a", group: "g" }), at(90, { id: "b", group: "g" })];
    const both = new Set(["a", "b"]);
    expect(xs(alignElements(group, both, { edge: "right", spans: spansOf(group) }))).toEqual([90, 90]);
    const moved = alignElements(group, both, { edge: "left", spans: spansOf(group), area: AREA });
    expect(xs(moved)).toEqual([5, 45]);
    expect(alignElements(moved, both, { edge: "left", spans: spansOf(moved), area: AREA })).toBe(moved);
  });
});
