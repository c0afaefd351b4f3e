import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CheckBody } from "../../../configurator-schemas/protocol/http.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false })));
afterAll(() => server.close());

const ask = (body: unknown, headers: Record<string, string> = { "accept-language": "en" }) =>
  server.send("POST /v1/products/mug-11oz/check", { body, headers });
const check = async (body: unknown) => CheckBody.parse((await ask(body)).json);
const option = (answer: CheckBody, id: string) => answer.options.find((each) => each.id === id);

describe("check", () => {
  it("[CK1] tells every option's value with what follows, and what is left of it", async () => {
    const { valid, complete, issues, options } = await check({ selections: { finish: "magic" } });
    expect({ valid, complete, issues }).toEqual({ valid: true, complete: true, issues: [] });
    const handle = options.find(({ id }) => id === "handle");
    expect(handle).toMatchObject({ available: true, value: "black", forced: true });
    expect(handle?.values).toContainEqual({ id: "black", state: "forced" });
    expect(handle?.values).toContainEqual({ id: "white", state: "impossible" });
    const finish = options.find(({ id }) => id === "finish");
    // Asked with all picks but its own: the shopper may still choose white.
    expect(finish).toMatchObject({ value: "magic", forced: false });
    expect(finish?.values?.map(({ state }) => state)).not.toContain("impossible");
    const gift = options.find(({ id }) => id === "giftBox");
    expect(gift?.values?.map(({ id }) => id)).toEqual([true, false]);
    expect(Object.keys(options.find(({ id }) => id === "message") ?? {})).not.toContain("values");
  });

  it("[CK2] says why a value is impossible, in the caller's language, and what would have to change", async () => {
    const asked = { selections: { finish: "magic" }, attempt: { option: "handle", value: "white" } };
    const { attempt } = await check(asked);
    expect(attempt).toMatchObject({ possible: false, conflict: { picks: ["finish"] } });
    const [rule] = attempt?.conflict.rules ?? [];
    expect(rule).toMatchObject({ id: "magicBlackHandle", reason: rule?.because?.["en"] });
    const french = CheckBody.parse((await ask(asked, { "accept-language": "fr" })).json);
    expect(french.attempt?.conflict.rules[0]?.reason).toBe(rule?.because?.["fr"]);
    const [repair] = attempt?.repairs ?? [];
    expect(repair).toMatchObject({ changes: [{ option: "finish", from: "magic", to: "white" }] });
    expect(repair?.priceDelta).toEqual({ amount: -300, currency: "EUR" });
    // Control: what the repair says is what comes of it.
    const after = await check({ selections: repair?.selections });
    expect([after.valid, option(after, "handle")?.value]).toEqual([true, "white"]);
  });

  it("[CK3] answers 200 with the broken rule when the selections contradict each other", async () => {
    const answer = await check({ selections: { finish: "magic", handle: "white" } });
    expect(answer.valid).toBe(false);
    expect(answer.issues.map(({ code }) => code)).toContain("rule_broken");
  });

  it.each([
    [{ option: "wings", value: "white" }, "option_unknown", "/attempt/option"],
    [{ option: "handle", value: "pink" }, "value_unknown", "/attempt/value"],
    [{ option: "handle", value: true }, "value_wrong_kind", "/attempt/value"],
    [{ option: "giftBox", value: "yes" }, "value_wrong_kind", "/attempt/value"],
    [{ option: "message", value: "Bonjour" }, "value_wrong_kind", "/attempt/option"],
  ])("[CK4] refuses the attempt %j: %s", async (attempt, code, path) => {
    const answer = await ask({ selections: {}, attempt });
    expect(answer).toMatchObject({ status: 422, json: { code: "invalid_configuration", issues: [{ code, path }] } });
    expect(answer.json.issues[0].message).toMatch(/^[A-Z“g].+\.$/u);
  });

  it("[CK5] refuses bodies that do not fit and are too large, quickly", async () => {
    expect((await ask({ selections: [] })).status).toBe(400);
    expect((await ask({})).status).toBe(400);
    expect((await ask({ selections: {}, extra: 1 })).status).toBe(400);
    const many = Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`o${i}`, {}]));
    const started = performance.now();
    expect((await ask({ selections: many })).status).toBe(413);
    expect(performance.now() - started).toBeLessThan(500);
    const odd = await server.send("POST /v1/products/mug-11oz/check", {
      body: '{"selections": {"__proto__": "x", "constructor": "y"}}',
    });
    expect([200, 400]).toContain(odd.status);
    expect((await server.send("POST /v1/products/nothing/check", { body: { selections: {} } })).status).toBe(404);
  });
});
