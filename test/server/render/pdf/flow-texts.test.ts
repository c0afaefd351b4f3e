import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { flowTexts } from "../../../../server/render/pdf/proof/flow-texts.ts";
import type { FlowingText, PlacedText } from "../../../../server/render/pdf/proof/flow-texts.ts";
import { createTypesetter, LINE_HEIGHT } from "../../../../server/render/pdf/proof/typesetter.ts";
import type { SetText, Typesetter } from "../../../../server/render/pdf/proof/typesetter.ts";
import { bundledProduct } from "../../../support/documents.ts";
import { bundledShaper } from "../../../support/shaper.ts";

const STYLE = { sizeMm: 3, colour: "#000000" };
const LINE_MM = STYLE.sizeMm * LINE_HEIGHT;
const [WIDTH_MM, HEIGHT_MM] = [60, 10 * LINE_MM];
/** Two columns on every page. */
const frameAt = (index: number) => ({
  page: Math.floor(index / 2),
  xMm: 10 + (index % 2) * (WIDTH_MM + 5),
  yMm: 20,
  widthMm: WIDTH_MM,
  heightMm: HEIGHT_MM,
});

/** Lines of as many characters as there is room for; the "outline" is the text itself. */
const plainly: Typesetter = (text, { sizeMm }, widthMm) => {
  const perLine = Math.max(1, Math.floor(widthMm / (sizeMm / 2)));
  const lines = Math.max(1, Math.ceil(text.trimEnd().length / perLine));
  const items = [{ kind: "path", d: text, element: "t" }] as const;
  return {
    items,
    role: "P",
    words: text,
    widthMm: (Math.min(text.length, perLine) * sizeMm) / 2,
    heightMm: lines * sizeMm * LINE_HEIGHT,
  };
};

const wordsOf = ({ items }: SetText) => items.map(({ d }) => d).join("");

function expectTidy(placed: readonly PlacedText[]): void {
  for (const { xMm, yMm, set } of placed) {
    expect(yMm).toBeGreaterThanOrEqual(20);
    expect(yMm + set.heightMm).toBeLessThanOrEqual(20 + HEIGHT_MM + 1e-6);
    const column = xMm < 10 + WIDTH_MM ? 0 : 1;
    expect(xMm).toBeGreaterThanOrEqual(10 + column * (WIDTH_MM + 5) - 1e-6);
    expect(xMm + set.widthMm).toBeLessThanOrEqual(10 + column * (WIDTH_MM + 5) + WIDTH_MM + 1e-6);
  }
  for (const [i, a] of placed.entries()) {
    for (const b of placed.slice(i + 1)) {
      const apart =
        a.page !== b.page ||
        a.xMm + a.set.widthMm <= b.xMm + 1e-6 ||
        b.xMm + b.set.widthMm <= a.xMm + 1e-6 ||
        a.yMm + a.set.heightMm <= b.yMm + 1e-6 ||
        b.yMm + b.set.heightMm <= a.yMm + 1e-6;
      expect(apart).toBe(true);
    }
  }
}

describe("texts in columns", () => {
  const aText = fc.record({
    text: fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,90}){0,120}$/),
    gapMm: fc.constantFrom(0, 0.8, 4.5),
    keepsWithNext: fc.boolean(),
    hasMarker: fc.boolean(),
  });

  it("are all there, in order, inside the columns, and none lies on another, in either direction", () => {
    fc.assert(
      fc.property(fc.array(aText, { maxLength: 30 }), fc.constantFrom("ltr", "rtl"), (drawn, direction) => {
        const texts = drawn.map(({ hasMarker, ...rest }): FlowingText => ({
          ...rest,
          style: STYLE,
          ...(hasMarker && { marker: "#" }),
        }));
        const placed = flowTexts(texts, { frameAt, typeset: plainly, direction });
        expectTidy(placed);
        const bodies = placed.map(({ set }) => wordsOf(set)).filter((words) => words !== "#");
        expect(bodies.join("")).toBe(texts.map(({ text }) => text).join(""));
        expect(placed.length - bodies.length).toBe(drawn.filter(({ hasMarker }) => hasMarker).length);
      }),
      { numRuns: 60 },
    );
  });

  it("never end a column with a heading", () => {
    const heading = { text: "heading", style: STYLE, gapMm: 0, keepsWithNext: true };
    for (let before = 0; before < 12; before += 1) {
      const lines = Array.from({ length: before }, () => ({ text: "line", style: STYLE, gapMm: 0 }));
      const placed = flowTexts([...lines, heading, { text: "body", style: STYLE, gapMm: 0 }], {
        frameAt,
        typeset: plainly,
        direction: "ltr",
      });
      const [title, body] = placed.slice(-2);
      expect([title?.page, title?.xMm]).toEqual([body?.page, body?.xMm]);
    }
  });

  it("tear nothing that a whole column holds", () => {
    const line = { text: "line", style: STYLE, gapMm: 0 };
    const long = { text: "x".repeat(40 * 5), style: STYLE, gapMm: 0 };
    const placed = flowTexts([...Array.from({ length: 7 }, () => line), long], {
      frameAt,
      typeset: plainly,
      direction: "ltr",
    });
    expect(placed.at(-1)?.set.items[0]?.d).toBe(long.text);
    expect(placed.at(-1)?.xMm).toBeGreaterThan(WIDTH_MM);
  });
});

describe("texts set in real letters", () => {
  let typeset: Typesetter;
  beforeAll(async () => {
    typeset = createTypesetter(await bundledShaper(), { product: bundledProduct("mug-11oz"), language: "ar" });
  });

  it("wrap in every script, the longest words too", () => {
    const words = [
      "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz ".repeat(8),
      "สวัสดีชาวโลกยินดีต้อนรับ".repeat(12),
      "مرحبا بالعالم كله ".repeat(40),
      "x".repeat(900),
      "漢字 ☃ 👩‍👩‍👧",
    ];
    const texts = words.map((text, i) => ({ text, style: STYLE, gapMm: 1, marker: String(i) }));
    const placed = flowTexts(texts, { frameAt, typeset, direction: "rtl" });
    expectTidy(placed);
    expect(placed.every(({ set }) => wordsOf(set) !== "")).toBe(true);
  });

  it("show that a character is missing", () => {
    const missing = typeset("漢", STYLE, 50);
    expect(missing.items).toEqual(typeset("\uFFFD", STYLE, 50).items);
    // Whoever hears the page hears the character.
    expect(missing.words).toBe("漢");
    expect(wordsOf(missing)).not.toBe("");
    // Emoji are not: they are pictures in a line.
    expect(typeset("👍", STYLE, 50).items.length).toBeGreaterThan(1);
  });
});
