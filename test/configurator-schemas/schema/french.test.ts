import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

const CORE = new URL("../../../configurator-schemas/", import.meta.url);
const FOLDERS = ["products", "option-sets", "templates", "profiles"];

function* frenchTexts(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    if (key === "fr" && typeof each === "string") yield each;
    else yield* frenchTexts(each);
  }
}

describe("the French of bundled documents", () => {
  it("is set as French is: a no-break space before : ; ! ? and inside « », and ’", () => {
    let read = 0;
    for (const folder of FOLDERS) {
      for (const file of readdirSync(new URL(`${folder}/`, CORE))) {
        const document: unknown = JSON.parse(readFileSync(new URL(`${folder}/${file}`, CORE), "utf8"));
        for (const text of frenchTexts(document)) {
          read += 1;
          expect(text, file).not.toMatch(/ [:;!?»]|« |\p{L}'\p{L}/u);
        }
      }
    }
    expect(read).toBeGreaterThan(500);
  });
});
