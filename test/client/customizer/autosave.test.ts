import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { ApiProblem } from "../../../client/api/api-problem.ts";
import { createAutosave } from "../../../client/customizer/session/autosave.ts";
import type { DesignRef, SavingState } from "../../../client/customizer/session/autosave.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";
import { scriptedApi } from "./scripted-api.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const named = (text: string) => aMugWith(aText({ text }));

function opened(design?: DesignRef) {
  const api = scriptedApi(bundledProduct("mug-11oz"));
  const seen: SavingState[] = [];
  const window = { configuration: named("Léa"), design };
  const autosave = createAutosave({
    api,
    read: () => window.configuration,
    design,
    onState: (state) => seen.push(state),
    onDesign: (next) => (window.design = next),
  });
  const write = (configuration: Configuration) => {
    window.configuration = configuration;
    autosave.touch();
  };
  return { api, autosave, window, write, state: () => seen.at(-1)?.kind };
}

describe("autosave", () => {
  it("saves once, 800 ms after the last change", async () => {
    const { api, write, state } = opened();
    for (const text of ["L", "Lé", "Léa"]) {
      write(named(text));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(api.calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(800);
    expect(api.calls).toEqual(["createDesign"]);
    expect(api.designs.get("d1")?.configuration).toEqual(named("Léa"));
    expect(state()).toBe("saved");
  });

  it("makes no design of a page that was only looked at", async () => {
    const { api, autosave } = opened();
    autosave.retry();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.calls).toEqual([]);
  });

  it("saves what changed while it was saving", async () => {
    const { api, write, window } = opened();
    write(named("Léa"));
    await vi.advanceTimersByTimeAsync(800);
    write(named("Léo"));
    await vi.advanceTimersByTimeAsync(2000);
    expect(api.calls).toEqual(["createDesign", "saveDesign"]);
    expect(api.designs.get("d1")).toEqual({ version: 2, configuration: named("Léo") });
    expect(window.design?.version).toBe(2);
  });

  it("keeps trying while nobody answers, and at once when the line is back", async () => {
    const { api, autosave, write, state } = opened();
    api.failNext("createDesign", new ApiProblem("network"));
    write(named("Léa"));
    await vi.advanceTimersByTimeAsync(800);
    expect(state()).toBe("offline");
    api.failNext("createDesign", new ApiProblem("network"));
    await vi.advanceTimersByTimeAsync(2000);
    expect(state()).toBe("offline");
    autosave.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(state()).toBe("saved");
    expect(api.designs.size).toBe(1);
  });

  it("does not take its own lost save for somebody else's", async () => {
    const { api, write, state, window } = opened();
    write(named("Léa"));
    await vi.advanceTimersByTimeAsync(800);
    api.loseNextAnswer("saveDesign");
    write(named("Léo"));
    await vi.advanceTimersByTimeAsync(800);
    expect(state()).toBe("offline");
    await vi.advanceTimersByTimeAsync(5000);
    expect(state()).toBe("saved");
    expect(window.design?.version).toBe(2);
  });

  it("stops at another window's version and loses neither", async () => {
    const { api, autosave, write, state, window } = opened();
    write(named("Léa"));
    await vi.advanceTimersByTimeAsync(800);
    api.designs.set("d1", { version: 2, configuration: named("Zoé") });
    write(named("Léo"));
    await vi.advanceTimersByTimeAsync(800);
    expect(state()).toBe("conflict");
    write(named("Léon"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.designs.get("d1")?.configuration).toEqual(named("Zoé"));
    await autosave.keepMine();
    expect(window.design?.id).toBe("d2");
    expect(api.designs.get("d2")?.configuration).toEqual(named("Léon"));
    expect(api.designs.get("d1")?.configuration).toEqual(named("Zoé"));
  });

  it("goes on from the other window's version when asked to", async () => {
    const { api, autosave, write, window } = opened();
    write(named("Léa"));
    await vi.advanceTimersByTimeAsync(800);
    api.designs.set("d1", { version: 7, configuration: named("Zoé") });
    write(named("Léo"));
    await vi.advanceTimersByTimeAsync(800);
    window.configuration = await autosave.takeTheirs();
    expect(window.configuration).toEqual(named("Zoé"));
    write(named("Zoé et Léo"));
    await vi.advanceTimersByTimeAsync(800);
    expect(api.designs.get("d1")?.version).toBe(8);
  });

  it("makes a new design when the old one is gone", async () => {
    const { api, write, window } = opened();
    write(named("Léa"));
    await vi.advanceTimersByTimeAsync(800);
    api.designs.clear();
    write(named("Léo"));
    await vi.advanceTimersByTimeAsync(800);
    expect([...api.designs.values()].map((each) => each.configuration)).toEqual([named("Léo")]);
    expect(window.design?.version).toBe(1);
  });

  it("gives a refusal's reason and does not repeat it", async () => {
    const { api, write, state } = opened();
    api.failNext("createDesign", new ApiProblem("invalid_request", { status: 400 }));
    write(named("Léa"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state()).toBe("refused");
    expect(api.calls).toEqual(["createDesign"]);
  });

  it("flushes what is there now, waiting for a save under way", async () => {
    const { api, autosave, write, window } = opened();
    write(named("Léa"));
    const flushed = autosave.flush();
    window.configuration = named("Léo");
    expect((await flushed).version).toBe(2);
    expect(api.designs.get("d1")?.configuration).toEqual(named("Léo"));
  });
});
