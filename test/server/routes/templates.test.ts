import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyTemplate } from "../../../configurator-schemas/configuration/apply-template.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { bundledProduct } from "../../support/documents.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer({ tasks: false })));
afterAll(() => server.close());

const shirt = bundledProduct("club-shirt");

type Change = (front: DesignElement[]) => unknown[];

function design(change: Change = (front) => front, selections: Configuration["selections"] = { playerName: "Élodie" }) {
  const [template] = shirt.templateDocuments;
  if (!template) throw new Error("expected the club's template");
  const front = applyTemplate(template, { widthMm: 300, heightMm: 400 }).map((each) =>
    each.id === "number" && each.kind === "text" ? { ...each, text: "23" } : each,
  );
  return { product: "club-shirt", selections, elements: { front: change(front) } };
}

const replaced =
  (id: string, change: (element: DesignElement) => unknown): Change =>
  (front) =>
    front.map((each) => (each.id === id ? change(each) : each));
const found = async (configuration: unknown, more: object = { quantity: 1 }) => {
  const answer = await server.send("POST /v1/quotes", { body: { configuration, ...more } });
  const issues: { code: string; path: string; severity: string }[] = answer.json.issues ?? [];
  return {
    status: answer.status,
    codes: issues.filter(({ severity }) => severity === "error").map(({ code, path }) => `${code} ${path}`),
  };
};

/** Everything somebody with a copy of the page's requests may try. */
const TAMPERED: Readonly<Record<string, [Change, string[]]>> = {
  "the crest's colour": [
    replaced("crest", (each) => ({ ...each, colours: ["#ff0000"] })),
    ["part_changed /elements/front/0"],
  ],
  "another crest": [
    replaced("crest", (each) => ({ ...each, art: "sport-rugby-football" })),
    ["part_changed /elements/front/0"],
  ],
  "the crest out of sight": [
    replaced("crest", (each) => ({ ...each, placement: { ...each.placement, widthMm: 0.1, heightMm: 0.1 } })),
    ["part_changed /elements/front/0"],
  ],
  "the crest hidden": [replaced("crest", (each) => ({ ...each, hidden: true })), ["part_changed /elements/front/0"]],
  "no crest": [(front) => front.slice(1), ["part_missing /elements/front"]],
  "the crest's origin": [
    replaced("crest", ({ part: _part, ...each }) => ({ ...each, colours: ["#ff0000"] })),
    ["element_not_in_template /elements/front/0", "part_missing /elements/front"],
  ],
  "the crest as the number": [
    replaced("crest", (each) => ({ ...each, part: { template: "club-player", element: "number" } })),
    [
      ...[0, 0, 1, 2].map((i) => `part_changed /elements/front/${i}`),
      "element_not_in_template /elements/front/3",
      "part_missing /elements/front",
    ],
  ],
  "a free name": [
    replaced("name", ({ bind: _bind, ...each }) => ({ ...each, text: "nul" })),
    ["part_changed /elements/front/2", "text_blocked /elements/front/2/text"],
  ],
  "a number's colour": [
    replaced("number", (each) => ({ ...each, color: "#ff0000" })),
    ["part_changed /elements/front/3", "colour_not_allowed /elements/front/3/color"],
  ],
  "a number of letters": [
    replaced("number", (each) => ({ ...each, text: "X1" })),
    ["text_wrong_pattern /elements/front/3/text"],
  ],
  "no number": [replaced("number", (each) => ({ ...each, text: "" })), ["slot_empty /elements/front/3/text"]],
  "something over it": [
    (front) => [
      ...front,
      {
        id: "over",
        kind: "shape",
        shape: "rectangle",
        fill: "#ffffff",
        placement: { xMm: 150, yMm: 82, widthMm: 200, heightMm: 200 },
      },
    ],
    ["element_not_in_template /elements/front/4"],
  ],
  "another template": [
    (front) => front.map((each) => ({ ...each, part: { template: "slogan", element: "words" } })),
    [
      ...[0, 1, 2, 3].map((i) => `element_not_in_template /elements/front/${i}`),
      ...[0, 1, 2, 3].map(() => "part_missing /elements/front"),
    ],
  ],
};

describe("templates over the API", () => {
  it("[A53] what a shopper may do is priced, with what the options say", async () => {
    expect(await found(design())).toEqual({ status: 200, codes: [] });
    const moved = replaced("number", (each) => ({
      ...each,
      color: "#f2c94c",
      placement: { xMm: 140, yMm: 290, rotationDeg: -4 },
    }));
    expect(await found(design(moved, { playerName: "Zoé", ink: "#f2c94c", champion: true }))).toEqual({
      status: 200,
      codes: [],
    });
  });

  it.each(Object.entries(TAMPERED))("[A54] %s: refused", async (_name, [change, codes]) => {
    const answer = await found(design(change));
    expect(answer.status).toBe(422);
    expect(answer.codes.filter((each) => !each.startsWith("text_overflow"))).toEqual(codes);
  });

  it("[A55] words in an option are judged as they are printed", async () => {
    expect((await found(design(undefined, { playerName: "N\u00fal!" }))).codes).toEqual([
      "text_blocked /elements/front/2/text",
    ]);
    expect((await found(design(undefined, { playerName: "ß".repeat(8) }))).codes).toEqual([
      "text_too_long /elements/front/2/text",
    ]);
  });

  it("[A58] a roster's rows name elements or options, and one that breaks a rule is refused", async () => {
    const lines = (fields: Record<string, string>) => ({
      lines: [
        { quantity: 1, selections: { size: "l" }, fields: { playerName: "Marc", number: "10" } },
        { quantity: 1, fields },
      ],
    });
    expect(await found(design(), lines({ name: "Inès", number: "7" }))).toEqual({ status: 200, codes: [] });
    expect(await found(design(), lines({ playerName: "Inès", number: "777" }))).toEqual({
      status: 422,
      codes: ["text_too_long /elements/front/3/text"],
    });
    expect((await found(design(), lines({ champion: "yes" }))).codes).toEqual([
      "field_unknown /lines/1/fields/champion",
    ]);
  });

  it("[A54] a design that is not whole is saved, and says what is wrong with it", async () => {
    const created = await server.send("POST /v1/designs", {
      body: { configuration: design((front) => front.slice(1)) },
    });
    expect(created.status).toBe(201);
    const read = await server.send(`GET /v1/designs/${created.json.id}`, {
      headers: { "design-token": created.json.token },
    });
    expect(read.json.issues).toMatchObject([{ code: "part_missing", message: expect.stringContaining("Écusson") }]);
    expect(read.json.configuration.elements.front[0].part).toEqual({ template: "club-player", element: "title" });
  });
});
