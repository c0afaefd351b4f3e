import { alignElements, distributeElements } from "../../../configurator-schemas/configuration/arrange-elements.ts";
import type { Edge, Span, Spans } from "../../../configurator-schemas/configuration/arrange-elements.ts";
import { editElements } from "../../../configurator-schemas/configuration/edit.ts";
import { groupElements, ungroupElements } from "../../../configurator-schemas/configuration/element-groups.ts";
import type { Layers } from "../../../configurator-schemas/configuration/element-groups.ts";
import {
  duplicateElements,
  placeElements,
  stepElements,
} from "../../../configurator-schemas/configuration/layer-order.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Session } from "./session.ts";

const COPY_OFFSET_MM = 6;
/** As long as the grammar lets a name be. */
export const MOST_NAME = 60;

/** What is done to elements of one area together; each is one step to undo. */
export interface LayerEdits {
  group(ids: readonly string[]): void;
  ungroup(ids: readonly string[]): void;
  /** One place forward (1) or backward (−1). */
  step(ids: readonly string[], step: 1 | -1): void;
  /** Onto so many of the others. */
  place(ids: readonly string[], index: number): void;
  /** The copies are chosen then, unless who asked goes on with the originals. */
  duplicate(ids: readonly string[], how?: { readonly choose: boolean }): void;
  remove(ids: readonly string[]): void;
  align(ids: readonly string[], how: { readonly edge: Edge; readonly spans: Spans; readonly area?: Span }): void;
  distribute(ids: readonly string[], how: { readonly axis: "x" | "y"; readonly spans: Spans }): void;
  /** An empty name takes it away. */
  rename(id: string, name: string): void;
  hide(ids: readonly string[], hidden: boolean): void;
  lock(ids: readonly string[], locked: boolean): void;
  /** Changes each; further changes of the same gesture join its step. */
  change(ids: readonly string[], change: (element: DesignElement) => DesignElement, gesture?: string): void;
}

/** Fetched with the parts that offer it: nothing of it is needed to show a design. */
export function layerEdits(session: Session): LayerEdits {
  const areaOf = (ids: readonly string[]) =>
    Object.entries(session.get().own.elements).find(([, elements]) => elements.some(({ id }) => ids.includes(id)))?.[0];
  const edit = (
    ids: readonly string[],
    change: (elements: Layers, ids: ReadonlySet<string>) => Layers,
    gesture?: string,
  ) => {
    const area = areaOf(ids);
    if (area !== undefined)
      session.edit((own) => editElements(own, area, (elements) => change(elements, new Set(ids))), gesture);
  };
  const change: LayerEdits["change"] = (ids, each, gesture) =>
    edit(
      ids,
      (elements, named) => elements.map((element) => (named.has(element.id) ? each(element) : element)),
      gesture,
    );

  return {
    change,
    group: (ids) => edit(ids, groupElements),
    ungroup: (ids) => edit(ids, ungroupElements),
    step: (ids, step) => edit(ids, (elements, named) => stepElements(elements, named, step)),
    place: (ids, index) => edit(ids, (elements, named) => placeElements(elements, named, index)),
    align: (ids, how) => edit(ids, (elements, named) => alignElements(elements, named, how)),
    distribute: (ids, how) => edit(ids, (elements, named) => distributeElements(elements, named, how)),
    remove: (ids) => edit(ids, (elements, named) => elements.filter(({ id }) => !named.has(id))),
    duplicate(ids, { choose } = { choose: true }) {
      const area = areaOf(ids);
      if (area === undefined) return;
      const { own, picking } = session.get();
      const { configuration, copies } = duplicateElements(own, { area, ids: new Set(ids) }, COPY_OFFSET_MM);
      session.edit(() => configuration);
      if (choose) session.chooseElements(copies, picking);
    },
    rename(id, name) {
      const word = name.trim().slice(0, MOST_NAME).trim();
      change([id], ({ name: _name, ...element }) => (word === "" ? element : { ...element, name: word }));
    },
    hide: (ids, hidden) =>
      change(ids, ({ hidden: _hidden, ...element }) => (hidden ? { ...element, hidden } : element)),
    lock: (ids, locked) =>
      change(ids, ({ locked: _locked, ...element }) => (locked ? { ...element, locked } : element)),
  };
}
