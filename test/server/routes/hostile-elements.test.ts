import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../../server/command-line/run-command-line.ts";
import { aMugWith, aShape, aText } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
const folder = mkdtempSync(join(tmpdir(), "hostile-"));
beforeAll(async () => void (server = await openServer({ tasks: false })));
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** `render` of a file as it is written: exit code, codes of what it found, files. */
async function rendered(configuration: string) {
  const path = join(folder, "design.json");
  writeFileSync(path, configuration);
  const args = ["render", path, "--profile", "mug-228x89", "--out", join(folder, "out"), "--lang", "en"];
  const { exitCode, stdout } = await runCommandLine(args, { env: {}, readStdin: () => Promise.resolve("") });
  const answer = JSON.parse(stdout) as { preflight?: { code: string }[]; issues?: { code: string; path: string }[] };
  return { exitCode, found: answer.preflight ?? answer.issues ?? [] };
}

const codesOf = (issues: readonly { readonly code: string }[] = []) => issues.map(({ code }) => code).toSorted();

describe("numbers that are none", () => {
  const shape = JSON.stringify(aMugWith(aShape()));
  const text = JSON.stringify(aMugWith(aText({ curve: { radiusMm: 30 } })));
  const at = (configuration: string, name: string, value: string) =>
    configuration.replace(new RegExp(`"${name}":[-0-9.]+`), `"${name}":${value}`);
  const place = "/elements/wrap/0/placement";
  const TABLE: readonly (readonly [what: string, configuration: string, path: string])[] = [
    ["infinite x", at(shape, "xMm", "1e999"), `${place}/xMm`],
    ["minus infinite y", at(shape, "yMm", "-1e999"), `${place}/yMm`],
    ["beyond 20 m", at(shape, "xMm", "20000.5"), `${place}/xMm`],
    ["what NaN is in JSON", at(shape, "yMm", "null"), `${place}/yMm`],
    ["a number as a word", at(shape, "xMm", '"12"'), `${place}/xMm`],
    ["no width", at(shape, "widthMm", "0"), `${place}/widthMm`],
    ["a width below nothing", at(shape, "widthMm", "-20"), `${place}/widthMm`],
    ["an infinite height", at(shape, "heightMm", "1e999"), `${place}/heightMm`],
    ["more than a turn", at(shape, "rotationDeg", "361"), `${place}/rotationDeg`],
    ["letters without a size", at(text, "sizeMm", "0"), "/elements/wrap/0/sizeMm"],
    ["letters below nothing", at(text, "sizeMm", "-3"), "/elements/wrap/0/sizeMm"],
    ["a curve without a radius", at(text, "radiusMm", "-30"), "/elements/wrap/0/curve/radiusMm"],
  ];

  it.each(TABLE)("[A69] %s is refused with its path", async (_, configuration, path) => {
    const answer = await server.send("POST /v1/designs", { body: `{"configuration":${configuration}}` });
    expect([answer.status, answer.json.code]).toEqual([400, "invalid_request"]);
    expect(answer.json.issues.map((issue: { path: string }) => issue.path)).toEqual([`/configuration${path}`]);
    const { exitCode, found } = await rendered(configuration);
    expect(exitCode).toBe(2);
    expect(found.map((issue) => ("path" in issue ? issue.path : ""))).toEqual([path]);
  });

  it("[A69] NaN itself is no JSON", async () => {
    const answer = await server.send("POST /v1/designs", { body: `{"configuration":${at(shape, "xMm", "NaN")}}` });
    expect([answer.status, answer.json.code]).toEqual([400, "invalid_request"]);
  });

  it("[A69] as far out as can be written is an error of preflight", async () => {
    const { exitCode, found } = await rendered(at(shape, "xMm", "20000"));
    expect([exitCode, codesOf(found)]).toEqual([2, ["outside_area"]]);
  });
});

interface Hostile {
  readonly text: string;
  /** Of the design as it is read back. */
  readonly design: readonly string[];
  /** Of `render`, with the design's own. */
  readonly print: readonly string[];
  readonly exitCode: 0 | 2;
}

describe("texts of any characters", () => {
  const empty = { design: ["text_empty"], print: ["text_empty"], exitCode: 0 } as const;
  const clean = { design: [], print: [], exitCode: 0 } as const;
  const cleaned = { design: [], print: ["text_cleaned"], exitCode: 0 } as const;
  const TABLE: Readonly<Record<string, Hostile>> = {
    nothing: { text: "", ...empty },
    spaces: { text: " \t\n\u3000", ...empty },
    "only zero-width": { text: "\u200b\u200d\u2060\ufeff", ...empty },
    "only half a character": { text: "\ud800", ...empty },
    controls: { text: "L\u0000é\u0007a\u001b", ...cleaned },
    "a lone surrogate": { text: "Lé\udc00a", ...cleaned },
    noncharacters: { text: "Léa\uffff\ufdd0", ...cleaned },
    "an override left open": { text: "\u202eaéL", ...clean },
    "closers of nothing": { text: "Léa\u202c\u2069\u2069", ...clean },
    "isolates within overrides": { text: "\u202d\u2067\u202eLéa", ...clean },
    "two graphemes no font has": {
      text: "Léa\u{1d173}\u{12000}",
      design: [],
      print: ["missing_glyph", "missing_glyph"],
      exitCode: 2,
    },
    "a tower of marks": { text: `a${"\u0301".repeat(200)}`, ...clean },
    "more than anybody can read": { text: "a".repeat(800), design: [], print: ["outside_area"], exitCode: 0 },
  };

  it.each(Object.entries(TABLE))("[A69] %s", async (_, { text, design, print, exitCode }) => {
    const configuration = aMugWith(aText({ text, font: "noto-sans" }));
    const created = await server.send("POST /v1/designs", { body: { configuration } });
    expect(created.status).toBe(201);
    const headers = { "design-token": created.json.token };
    const read = await server.send(`GET /v1/designs/${created.json.id}`, { headers });
    expect(codesOf(read.json.issues)).toEqual(design);
    // Stored as it came, whatever becomes of it.
    expect(read.json.configuration.elements.wrap[0].text).toBe(text);
    const { exitCode: exit, found } = await rendered(JSON.stringify(configuration));
    expect([codesOf(found), exit]).toEqual([print, exitCode]);
    const quote = await server.send("POST /v1/quotes", { body: { configuration, quantity: 1 } });
    expect(quote.status).toBe(exitCode === 0 ? 200 : 422);
  });

  it("[A69] ten thousand characters are refused with their path", async () => {
    const configuration = aMugWith(aText({ text: "a".repeat(10_000) }));
    const answer = await server.send("POST /v1/designs", { body: { configuration } });
    expect(answer.status).toBe(400);
    expect(answer.json.issues).toMatchObject([{ path: "/configuration/elements/wrap/0/text" }]);
    const { exitCode, found } = await rendered(JSON.stringify(configuration));
    expect([exitCode, found]).toMatchObject([2, [{ path: "/elements/wrap/0/text" }]]);
  });
});
