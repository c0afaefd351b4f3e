import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { bidiLevels, levelsOfLine } from "../../../configurator-schemas/artwork/bidi-levels.ts";
import { linesOfText } from "../../../configurator-schemas/artwork/text-lines.ts";
import { toVisualOrder } from "../../../configurator-schemas/artwork/visual-order.ts";
import type { TextElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aText } from "../../support/builders.ts";
import { FALLBACK_FONTS } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const fonts = ["noto-sans", ...FALLBACK_FONTS];
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

/** Each line as it is read from left to right, run by run. */
function runsOf(change: Partial<TextElement>): string[][] {
  return linesOfText(aText({ sizeMm: 10, ...change }), { shaper, fonts }).lines.map(({ runs }) =>
    runs.map(({ run }) => (run.direction === "rtl" ? Array.from(run.text).toReversed().join("") : run.text)),
  );
}

const shown = (change: Partial<TextElement>) => runsOf(change).map((runs) => runs.join(""));

describe("bidi of wrapped lines", () => {
  it("[A76] a Hebrew quotation that goes on on the next line of an English sentence keeps its order", () => {
    // The end of the quotation, a number and punctuation, is of the right-to-left run that began a line before.
    const text = "She said \u2067שלום עולם, 12 - 34!\u2069 twice";
    const marks = /[\u2066-\u2069]/gu;
    const lines = shown({ text, maxWidthMm: 60 }).map((line) => line.replaceAll(marks, ""));
    const at = lines.findIndex((line) => line.includes("34"));
    expect(at).toBeGreaterThan(0);
    expect(lines[at]).toMatch(/^!34 - 12( twice)?$/u);
    // The control: by itself that line begins with a number from left to right.
    expect(shown({ text: "12 - 34!" })).toEqual(["12 - 34!"]);
  });

  it("[A76] a number after Arabic is an Arabic number still where it begins a line", () => {
    const text = "ثمن القميص 5+7 يورو";
    // EN after AL is AN (W2), and a plus between two AN is neutral: read from the right.
    const lines = shown({ text, maxWidthMm: 48 });
    const second = lines.find((line) => line.includes("5") && line.includes("7")) ?? "";
    expect(lines.length).toBeGreaterThan(1);
    expect(second).toContain("7+5");
    expect(shown({ text: "5+7 يورو", direction: "rtl" }).join()).toContain("5+7");
  });

  it("[A76] an override left open holds on the next line of its paragraph, and ends with it", () => {
    const text = "\u202Eabc def ghi\njkl";
    const lines = shown({ text, maxWidthMm: 18, direction: "ltr" }).map((line) => line.replaceAll("\u202E", ""));
    expect(lines).toEqual(["cba", "fed", "ihg", "jkl"]);
  });

  it("[A76] white space at a line's end is at the paragraph's own level", () => {
    const text = "abc אבג \u2067 דהו";
    const bidi = bidiLevels(text, "ltr");
    const line = "abc אבג \u2067 ";
    expect([...levelsOfLine(line, { ...bidi, start: 0 })]).toEqual([0, 0, 0, 0, 1, 1, 1, 0, 0, 0]);
    // The control: within its paragraph the space after the isolate's beginning is the isolate's.
    expect(bidi.levels[9]).toBe(1);
  });

  const words = [
    "abc",
    "XY",
    "אבג",
    "דה",
    "مرحبا",
    "12",
    "3.5",
    "+",
    "(",
    ")",
    "١٢",
    "\u2067",
    "\u2069",
    "\u200F",
    "!",
  ];
  const paragraphs = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 16 }).map((some) => some.join(" "));

  it("[A76] every line has its part of the paragraph's levels, and nothing is lost or written twice", () => {
    fc.assert(
      fc.property(paragraphs, fc.integer({ min: 8, max: 80 }), (text, maxWidthMm) => {
        const bidi = bidiLevels(text);
        const { lines } = linesOfText(aText({ text, sizeMm: 10, maxWidthMm }), { shaper, fonts });
        let at = 0;
        for (const line of lines) {
          at = text.indexOf(line.text, at);
          expect(at).toBeGreaterThanOrEqual(0);
          const levels = levelsOfLine(line.text, { ...bidi, start: at });
          const units = Array.from(line.text, (character, i) => ({ character, level: levels[i] ?? 0 }));
          const expected = toVisualOrder(units)
            .map(({ character }) => character)
            .join("");
          const found = line.runs.map(({ run }) =>
            run.direction === "rtl" ? Array.from(run.text).toReversed().join("") : run.text,
          );
          expect(found.join("")).toBe(expected);
          at += line.text.length;
        }
        expect(lines.map((line) => line.text.replaceAll(" ", "")).join("")).toBe(text.replaceAll(" ", ""));
      }),
      { numRuns: 150 },
    );
  });

  it("[A76] a paragraph that fits on one line is what it was", () => {
    fc.assert(
      fc.property(paragraphs, (text) => {
        expect(runsOf({ text: text.trim(), maxWidthMm: 10_000 })).toEqual(runsOf({ text: text.trim() }));
      }),
      { numRuns: 100 },
    );
  });
});
