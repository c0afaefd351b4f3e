import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const PAGES = fileURLToPath(new URL("../../../dist/client/", import.meta.url));
/** Of every script the page names before anything is painted; `npm run bench:client` counts what a browser really fetched. */
const MOST_KB = 130;
/** The first language's words, which the page asks for itself. */
const FRENCH = /^fr-.*\.js$/;

describe("the customizer's page", () => {
  it("loads no grammar, code reader or shaper before it is painted, and no more than its budget", () => {
    const html = readFileSync(`${PAGES}customizer/index.html`, "utf8");
    const words = readdirSync(`${PAGES}assets`).filter((name) => FRENCH.test(name));
    expect(words.length).toBeGreaterThan(0);
    const names = new Set([...(html.match(/assets\/[^"]+\.js/g) ?? []), ...words.map((name) => `assets/${name}`)]);
    const scripts = [...names].map((name) => readFileSync(`${PAGES}${name}`, "utf8"));
    expect(scripts.length).toBeGreaterThan(5);
    const bytes = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
    expect(bytes / 1000).toBeLessThan(MOST_KB);
    // What each of them cannot do without: a name in its own code.
    for (const [what, mark] of Object.entries({ zod: "_zod", shaper: "hb_buffer", codes: "quartile" }))
      expect(
        scripts.filter((script) => script.includes(mark)),
        what,
      ).toEqual([]);
  });
});
