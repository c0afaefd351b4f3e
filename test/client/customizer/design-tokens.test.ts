import { describe, expect, it } from "vitest";
import { readWidgetAddress } from "../../../client/customizer/host/widget-address.ts";
import { createDesignTokens } from "../../../client/customizer/session/design-tokens.ts";

/** As much of a Storage as the browser gives a page. */
function aStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

describe("designs this browser may open", () => {
  it("a cart line without a token opens its own design again, after a reload too", () => {
    const storage = aStorage();
    createDesignTokens(storage).remember("d_1", "dt_1");
    const { tokenOf } = createDesignTokens(storage);
    const address = (query: string) =>
      readWidgetAddress(new URL(`https://atelier.example/customizer/${query}`), tokenOf);
    expect(address("?design=d_1").design).toEqual({ id: "d_1", token: "dt_1" });
    expect(address("?design=d_1#token=dt_other").design).toEqual({ id: "d_1", token: "dt_other" });
    expect(address("?design=d_2").design).toBeUndefined();
    expect(address("").design).toBeUndefined();
  });

  it("keeps the newest fifty, and survives storage that is full of something else or blocked", () => {
    const storage = aStorage();
    const tokens = createDesignTokens(storage);
    for (let i = 0; i < 60; i += 1) tokens.remember(`d_${i}`, `dt_${i}`);
    expect(tokens.tokenOf("d_9")).toBeUndefined();
    expect(tokens.tokenOf("d_10")).toBe("dt_10");
    storage.setItem("atelier:design-tokens", "{not json");
    expect(tokens.tokenOf("d_10")).toBeUndefined();
    expect(createDesignTokens(undefined).tokenOf("d_10")).toBeUndefined();
  });
});
