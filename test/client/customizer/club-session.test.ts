import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fixesOf } from "../../../configurator-schemas/answers/fixes.ts";
import { createDraftStore } from "../../../client/customizer/session/draft-store.ts";
import { layerEdits } from "../../../client/customizer/session/layer-edits.ts";
import { rulesEngine } from "../../../client/customizer/session/rules-engine.ts";
import { createSession } from "../../../client/customizer/session/session.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { bundledProduct } from "../../support/documents.ts";
import { memoryStorage, scriptedApi } from "./scripted-api.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const product = bundledProduct("club-shirt");

function open() {
  const session = createSession({
    api: scriptedApi(product),
    product,
    language: "fr",
    fonts: [],
    drafts: createDraftStore(memoryStorage(), product.id),
    shop: { present: false, addToCart: () => Promise.resolve({ accepted: false }) },
    decode: () => Promise.reject(new Error("no pictures here")),
  });
  session.useRules(rulesEngine);
  const own = () => session.get().own.elements["front"] ?? [];
  const shown = (id: string) => session.get().configuration.elements["front"]?.find((each) => each.id === id);
  const codes = () => session.get().check.issues.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
  return { session, own, shown, codes };
}

const moved = (each: DesignElement): DesignElement =>
  ({ ...each, placement: { ...each.placement, xMm: 10 } }) as DesignElement;

describe("a club's shirt in a session", () => {
  it("[A52] words typed at the element are the option's, and the other way round; one step to undo each", () => {
    const { session, own, shown } = open();
    session.changeElement("name", (each) => (each.kind === "text" ? { ...each, text: "Léa" } : each));
    expect(session.get().own.selections["playerName"]).toBe("Léa");
    expect(own().find(({ id }) => id === "name")).toMatchObject({ text: "" });
    expect(shown("name")).toMatchObject({ text: "Léa", color: "#ffffff" });
    session.pick("playerName", "Zoé");
    expect(shown("name")).toMatchObject({ text: "Zoé" });
    session.undo();
    expect(shown("name")).toMatchObject({ text: "Léa" });
    session.changeElement("name", (each) => (each.kind === "text" ? { ...each, color: "#f2c94c" } : each));
    expect(session.get().own.selections["ink"]).toBe("#f2c94c");
    // A colour the option has not is not taken.
    session.changeElement("name", (each) => (each.kind === "text" ? { ...each, color: "#123456" } : each));
    expect(shown("name")).toMatchObject({ color: "#f2c94c" });
  });

  it("[A53] no edit changes, hides, removes or covers what is fixed, by whatever way it comes", () => {
    const { session, own, codes } = open();
    const before = own();
    const layers = layerEdits(session);
    session.changeElement("crest", moved);
    session.removeElement("crest");
    layers.hide(["crest"], true);
    layers.remove(["crest", "name"]);
    layers.place(["crest"], 3);
    layers.change(["crest", "name"], moved);
    expect(own()).toEqual(before);
    layers.change(["number"], moved);
    expect(own().find(({ id }) => id === "number")?.placement.xMm).toBe(10);
    expect(codes().toSorted()).toEqual(["option_missing", "slot_empty"]);
  });

  it("[A53] what came in changed is told, and one tap restores it with what is the shopper's", () => {
    const { session, own, codes } = open();
    const whole = own();
    session.changeElement("number", (each) => (each.kind === "text" ? { ...each, text: "23" } : each));
    const strangers = whole.slice(1, 2).map((each) => ({ ...each, id: "own" }));
    session.replace((each) => ({
      ...each,
      elements: { front: [...(each.elements["front"] ?? []).slice(1).map(moved), ...strangers] },
    }));
    expect(codes()).toEqual(expect.arrayContaining(["part_changed", "part_missing", "element_not_in_template"]));
    const found = session.get().check.issues.find(({ code }) => code === "part_missing");
    const { configuration } = session.get();
    const [profile] = product.profileDocuments;
    if (!found || !profile) throw new Error("expected an issue and a profile");
    const [fix] = fixesOf(found, { product, configuration, profile, boxes: new Map(), uploads: new Map() });
    expect(fix?.kind).toBe("restore");
    if (fix?.apply) session.replace(fix.apply);
    expect(codes()).toEqual(["option_missing"]);
    expect(own().map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    expect(own().find(({ id }) => id === "number")).toMatchObject({ text: "23", placement: { xMm: 10 } });
  });

  it("[A58] a line is shown as it will be made, until something changes", () => {
    const { session } = open();
    session.setLines([
      { quantity: 1, selections: {}, fields: { name: "Inès", number: "7" } },
      { quantity: 1, selections: {}, fields: {} },
    ]);
    session.showLine(0);
    expect(session.get().preview?.elements["front"]?.find(({ id }) => id === "name")).toMatchObject({ text: "Inès" });
    expect(session.get().configuration.selections["playerName"]).toBeUndefined();
    session.pick("playerName", "Zoé");
    expect(session.get().preview).toBeUndefined();
  });
});
