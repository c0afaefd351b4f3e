import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "../../../client/api/api-problem.ts";
import { sendRequest } from "../../../client/api/send-request.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Answers by a script; the last one is repeated. */
function connection(...script: (() => Response)[]) {
  const asked: string[] = [];
  const answer = async (url: string): Promise<Response> => {
    asked.push(url);
    const next = script[Math.min(asked.length, script.length) - 1];
    if (!next) throw new TypeError("no script");
    return next();
  };
  return {
    asked,
    server: "",
    key: "pk_1",
    language: "fr",
    fetch: (url: RequestInfo | URL) => answer(url instanceof Request ? url.url : url.toString()),
  };
}

const ok = () => Response.json({ fine: true });
const problem = (status: number, code: string) => () =>
  Response.json({ type: "about:blank", title: "Titre", status, code, issues: [] }, { status });
const dead = () => {
  throw new TypeError("failed to fetch");
};

async function outcome(promise: Promise<unknown>): Promise<unknown> {
  const settled = promise.then(
    () => "answered",
    (error: unknown) => error,
  );
  await vi.advanceTimersByTimeAsync(60_000);
  return settled;
}

describe("calls to the server", () => {
  it("are repeated while nobody answers or the server says later", async () => {
    const line = connection(dead, problem(503, "unavailable"), ok);
    expect(await outcome(sendRequest(line, { path: "/products/x" }))).toBe("answered");
    expect(line.asked).toHaveLength(3);
  });

  it("end with what the server said, once", async () => {
    const line = connection(problem(422, "invalid_configuration"));
    const failure = await outcome(sendRequest(line, { path: "/quotes" }));
    expect(failure).toMatchObject({ code: "invalid_configuration", status: 422, message: "Titre" });
    expect(line.asked).toHaveLength(1);
  });

  it("give up in words when the line stays dead", async () => {
    const failure = await outcome(sendRequest(connection(dead), { path: "/fonts" }));
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure).toMatchObject({ code: "network", passing: true });
  });

  it("are not fooled by a page that is no problem document", async () => {
    const page = connection(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
    expect(await outcome(sendRequest(page, { path: "/fonts" }))).toMatchObject({ code: "unexpected", status: 502 });
  });
});
