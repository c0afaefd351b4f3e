import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

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
