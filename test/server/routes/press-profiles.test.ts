import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { iccFile } from "../../support/icc.ts";

const ID = "fogra39-coated-300";

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false })));
afterAll(() => server.close());

describe("the soft proof of an installed press profile", () => {
  it("[PP1] is told with the profile, and kept for ever under the profile's hash only", async () => {
    const profile = await server.send(`GET /v1/press-profiles/${ID}`);
    expect(profile).toMatchObject({ status: 200, json: { id: ID, intents: ["perceptual", "relative-bpc"] } });
    const { sha256 } = profile.json;
    const address = (hash: string) => `GET /v1/press-profiles/${ID}/soft-proof?intent=relative-bpc&sha256=${hash}`;
    const named = await server.send(address(sha256));
    expect(named.status).toBe(200);
    expect(named.headers.get("content-type")).toBe("application/octet-stream");
    expect(named.headers.get("cache-control")).toContain("immutable");
    const other = await server.send(address("0".repeat(64)));
    expect(other.headers.get("cache-control")).toBe("no-cache");
    const tag = named.headers.get("etag") ?? "";
    const again = await server.send(address(sha256), { headers: { "if-none-match": tag } });
    expect([again.status, again.text]).toEqual([304, ""]);
  });

  it("[PP2] of a profile that is not installed is 404, of an intent that is none 400", async () => {
    expect((await server.send("GET /v1/press-profiles/gracol-2006")).json.code).toBe("not_found");
    expect((await server.send("GET /v1/press-profiles/gracol-2006/soft-proof")).json.code).toBe("not_found");
    const odd = await server.send(`GET /v1/press-profiles/${ID}/soft-proof?intent=saturation`);
    expect(odd.json.code).toBe("invalid_request");
  });
});

describe("a merchant's own press profile", () => {
  const bytes = readFileSync(iccFile("fogra39-coated-280"));
  const put = (id: string, file: Uint8Array<ArrayBuffer>, key = server.keys.secret) => {
    const form = new FormData();
    form.append("file", new Blob([file]), "press.icc");
    return server.send(`PUT /v1/merchant/press-profiles/${id}`, { key, body: form });
  };
  /** The good file with some bytes of it replaced. */
  const altered = (at: number, text: string) => {
    const copy = Uint8Array.from(bytes);
    copy.set(new TextEncoder().encode(text), at);
    return copy;
  };

  it("[PP3] is read, kept and told, to its merchant and nobody else", async () => {
    const kept = await put("my-press", Uint8Array.from(bytes));
    expect(kept).toMatchObject({
      status: 200,
      json: { id: "my-press", bytes: bytes.length, intents: ["perceptual", "relative-bpc"] },
    });
    expect(kept.json.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(kept.json.tacPct).toBeGreaterThan(260);
    expect(kept.json.tacPct).toBeLessThanOrEqual(280);
    const list = await server.send("GET /v1/merchant/press-profiles", { key: server.keys.secret });
    expect(list.json.items).toEqual([kept.json]);
    expect(list.json.installed.map(({ id }: { id: string }) => id)).toContain(ID);
    expect((await server.send("GET /v1/press-profiles/my-press")).json.sha256).toBe(kept.json.sha256);
    expect((await server.send("GET /v1/press-profiles/my-press/soft-proof")).status).toBe(200);
    const other = await server.addMerchant();
    expect((await server.send("GET /v1/press-profiles/my-press", { key: other.publishable })).status).toBe(404);
    const theirs = await server.send("GET /v1/merchant/press-profiles", { key: other.secret });
    expect(theirs.json.items).toEqual([]);
    expect((await server.send("DELETE /v1/merchant/press-profiles/my-press", { key: other.secret })).status).toBe(404);
  });

  it.each([
    ["cut off", () => Uint8Array.from(bytes.subarray(0, 90_000)), "icc_broken", 422],
    [
      "a picture",
      () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...bytes.subarray(4, 36), 1, 2, 3, 4, ...Array(200).fill(7)]),
      "icc_broken",
      422,
    ],
    ["a screen's", () => altered(12, "mntr"), "icc_wrong_class", 422],
    ["a link", () => altered(12, "link"), "icc_wrong_class", 422],
    ["one of RGB inks", () => altered(16, "RGB "), "icc_wrong_space", 422],
    ["of seven inks", () => altered(16, "7CLR"), "icc_wrong_space", 422],
    ["connected in Luv", () => altered(20, "Luv "), "icc_unsupported", 422],
    ["with no tables", () => altered(128, "\u0000\u0000\u0000\u0000"), "icc_unsupported", 422],
    ["with a billion tags", () => altered(128, "~~~~"), "icc_broken", 422],
    [
      "with tables of 255 points a side",
      () => altered(bytes.indexOf("mft2") + 10, "\u007f\u007f"),
      "icc_unsupported",
      422,
    ],
    ["too large", () => new Uint8Array(4 * 1024 * 1024 + 1), "too_large", 413],
    ["empty", () => new Uint8Array(0), "empty", 422],
  ] as const)("[PP4] %s is refused by a code of its own, and nothing is kept", async (name, file, code, status) => {
    const answer = await put("hostile", file());
    expect([name, answer.status, answer.json.code]).toEqual([name, status, code]);
    const list = await server.send("GET /v1/merchant/press-profiles", { key: server.keys.secret });
    expect(list.text).not.toContain("hostile");
  });

  it("[PP5] cannot take an installed one's name, nor be brought by a shopper", async () => {
    expect((await put(ID, Uint8Array.from(bytes))).json.code).toBe("conflict");
    expect((await put("my-press", Uint8Array.from(bytes), server.keys.publishable)).status).toBe(403);
    expect((await put("My Press", Uint8Array.from(bytes))).json.code).toBe("invalid_request");
  });
});
