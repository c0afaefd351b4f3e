import { describe, expect, it } from "vitest";
import { keysFrom } from "../../../client/till/keys-from.ts";
import { CLAIMS, aSigner } from "./sign.ts";

const first = await aSigner("key-1");
const second = await aSigner("key-2");

/** A server whose keys and mood can be changed, and a clock that is moved by hand. */
function aServer() {
  const state = { keys: [first.publicKey], asked: 0, down: false, seconds: 0 };
  const keys = keysFrom("https://atelier.test/jwks.json", {
    fetch: async () => {
      state.asked++;
      if (state.down) throw new TypeError("fetch failed");
      return Response.json({ keys: state.keys });
    },
    now: () => new Date(state.seconds * 1000),
  });
  const kids = async (signer: typeof first) => (await keys(await signer.sign(CLAIMS))).keys.map(({ kid }) => kid);
  return { state, keys, kids };
}

describe("the keys of an installation, kept by a shop", () => {
  it("[R15] are asked for once in five minutes", async () => {
    const { state, kids } = aServer();
    expect(await Promise.all([kids(first), kids(first)])).toEqual([["key-1"], ["key-1"]]);
    state.seconds = 299;
    await kids(first);
    expect(state.asked).toBe(1);
    state.seconds = 300;
    await kids(first);
    expect(state.asked).toBe(2);
  });

  it("[R15] are asked for again when a receipt names a new one, and not for every forged receipt", async () => {
    const { state, kids } = aServer();
    await kids(first);
    state.keys.push(second.publicKey);
    state.seconds = 10;
    expect(await kids(second)).toEqual(["key-1", "key-2"]);
    const forged = await aSigner("made-up");
    for (let i = 0; i < 5; i++) await kids(forged);
    expect(state.asked).toBe(2);
    state.seconds = 20;
    await kids(forged);
    expect(state.asked).toBe(3);
  });

  it("[R15] stay good while the server cannot be reached", async () => {
    const { state, keys, kids } = aServer();
    state.down = true;
    await expect(keys("a.b.c")).rejects.toThrow("fetch failed");
    state.down = false;
    expect(await kids(first)).toEqual(["key-1"]);
    state.down = true;
    state.seconds = 1000;
    expect(await kids(first)).toEqual(["key-1"]);
  });

  it("[R15] are a key set, or the shop is told", async () => {
    const wrong = keysFrom("https://atelier.test/", { fetch: async () => Response.json({ html: true }) });
    await expect(wrong("a.b.c")).rejects.toThrow("expected a key set");
    const gone = keysFrom("https://atelier.test/", { fetch: async () => new Response("", { status: 404 }) });
    await expect(gone("a.b.c")).rejects.toThrow("got status 404");
  });
});
