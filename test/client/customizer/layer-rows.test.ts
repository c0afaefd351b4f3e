import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexOfGap, isGapOpen, layerRows } from "../../../client/customizer/design/layer-rows.ts";
import { createDraftStore } from "../../../client/customizer/session/draft-store.ts";
import { layerEdits } from "../../../client/customizer/session/layer-edits.ts";
import { createSession } from "../../../client/customizer/session/session.ts";
import { unitsOf } from "../../../configurator-schemas/configuration/element-groups.ts";
import { placeElements } from "../../../configurator-schemas/configuration/layer-order.ts";
import { aShape } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";
import { memoryStorage, scriptedApi } from "./scripted-api.ts";

const designs = fc
  .array(fc.constantFrom(undefined, "a", "b"), { minLength: 1, maxLength: 8 })
  .map((groups) => unitsOf(groups.map((group, i) => aShape({ id: `e${i}`, ...(group && { group }) }))).flat());

describe("rows of layers", () => {
  it("show every element once, the topmost first, open groups over their members", () => {
    fc.assert(
      fc.property(designs, (elements) => {
        const rows = layerRows(elements, new Set());
        const shown = rows.filter(({ kind }) => kind === "element").map(({ key }) => key);
        expect(shown).toEqual(elements.map(({ id }) => id).toReversed());
        const folded = layerRows(elements, new Set(["a", "b"]));
        expect(folded.flatMap(({ ids }) => ids)).toHaveLength(elements.length);
        expect(folded.every(({ level }) => level === 1)).toBe(true);
      }),
    );
  });

  it("what is dropped on an open gap lies where the gap was shown", () => {
    fc.assert(
      fc.property(designs, fc.nat(), fc.nat(), (elements, pick, at) => {
        const rows = layerRows(elements, new Set());
        const row = rows[pick % rows.length]!;
        const gap = at % (rows.length + 1);
        fc.pre(isGapOpen(rows, gap, row));
        const moved = new Set(row.ids);
        const after = placeElements(elements, moved, indexOfGap(rows, gap, { elements, moved }));
        const keys = (all: typeof rows, from = 0, to = all.length) =>
          all
            .slice(from, to)
            .filter(({ kind, ids }) => kind === "element" && !ids.some((id) => moved.has(id)))
            .map(({ key }) => key);
        const now = layerRows(after, new Set()).filter(({ kind }) => kind === "element");
        const first = now.findIndex(({ key }) => moved.has(key));
        expect(keys(now, 0, first)).toEqual(keys(rows, 0, gap));
        expect(keys(now, first)).toEqual(keys(rows, gap));
      }),
    );
  });
});

describe("what is chosen", () => {
  const open = () => {
    const product = bundledProduct("mug-11oz");
    const session = createSession({
      api: scriptedApi(product),
      product,
      language: "fr",
      fonts: [],
      drafts: createDraftStore(memoryStorage(), product.id),
      shop: { present: false, addToCart: () => Promise.resolve({ accepted: false }) },
      decode: () => Promise.reject(new Error("no picture here")),
    });
    for (const shape of ["heart", "star", "ellipse"] as const) session.addShape(shape);
    const ids = session
      .get()
      .own.elements["wrap"]!.slice(-3)
      .map(({ id }) => id);
    return { session, edits: layerEdits(session), ids };
  };
  const wrap = (session: ReturnType<typeof open>["session"]) => session.get().own.elements["wrap"] ?? [];

  it("one is at hand, several are chosen, and what an undo takes away is chosen no more", () => {
    const { session, ids } = open();
    const [, second = "", third = ""] = ids;
    expect(session.get()).toMatchObject({ selected: third, several: [] });
    session.chooseElements([second, third]);
    expect(session.get()).toMatchObject({ selected: undefined, several: [second, third] });
    session.undo();
    expect(session.get()).toMatchObject({ selected: second, several: [] });
    session.chooseElements([second], true);
    expect(session.get()).toMatchObject({ selected: undefined, several: [second], picking: true });
    session.selectElement(undefined);
    expect(session.get()).toMatchObject({ selected: undefined, several: [], picking: false });
  });

  it("every edit of several is one step to undo, and one that changes nothing is none", () => {
    const { session, edits, ids } = open();
    const steps: (() => void)[] = [
      () => edits.group(ids),
      () => edits.hide(ids, true),
      () => edits.lock(ids, true),
      () => edits.rename(ids[0] ?? "", "  Cœur  "),
      () => edits.step(ids, -1),
      () => edits.duplicate(ids),
      () => edits.remove(ids),
    ];
    for (const step of steps) {
      const before = wrap(session);
      step();
      expect(wrap(session)).not.toEqual(before);
      session.undo();
      expect(wrap(session)).toEqual(before);
      session.redo();
    }
    expect(wrap(session).filter(({ group }) => group !== undefined)).toHaveLength(3);
    const still = session.get().own;
    edits.step([wrap(session).at(-1)?.id ?? ""], 1);
    edits.ungroup(["nobody"]);
    expect(session.get().own).toBe(still);
  });
});
