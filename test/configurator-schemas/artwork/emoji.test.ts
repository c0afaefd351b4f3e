import { readFileSync } from "node:fs";
import { isEmojiPresentation } from "unicode-segmenter/emoji";
import { beforeAll, describe, expect, it } from "vitest";
import { writeEmojiFile } from "../../../assets/emoji/emoji-package.ts";
import { orientByDepth } from "../../../assets/art/orient-by-depth.ts";
import { emojiFilesNeeded, isDrawnAsEmoji } from "../../../client/customizer/session/emoji-needed.ts";
import { emojiFileOf, emojiKey, emojiStyleOf } from "../../../configurator-schemas/artwork/emoji.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { DisplayItem, DisplayPath } from "../../../configurator-schemas/artwork/display-list.ts";
import { countPrintedGraphemes, graphemesOf } from "../../../configurator-schemas/configuration/graphemes.ts";
import type { TextElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { emoji } from "../../../server/render/emoji.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";
import { UNICODE_DATA, unicodeDataMissing, unicodeRanges } from "../../support/unicode-data.ts";

const mug = bundledProduct("mug-11oz");
const profile = bundledProfile("mug-228x89");
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

function layout(change: Partial<TextElement>) {
  const context = { area: "wrap", profile, shaper, fallbackFonts: FALLBACK_FONTS, emoji };
  const { list, boxes, issues } = layoutArtwork(mug, aMugWith(aText({ sizeMm: 10, ...change })), context);
  const [group] = list?.items ?? [];
  const items = (group?.kind === "group" ? group.items : []) as readonly DisplayPath[];
  return { items, box: boxes[0], issues };
}

const coloured = (change: Partial<TextElement>) =>
  layout(change).items.filter(({ fill }) => fill?.screen !== aText().color);

/** Left and right end of the ink of some paths. */
function extent(items: readonly DisplayPath[], axis: 0 | 1 = 0): [from: number, to: number] {
  const values = items.flatMap(({ d }) =>
    (d.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number).filter((_, i) => i % 2 === axis),
  );
  return [Math.min(...values), Math.max(...values)];
}

function codePointsOf(line: string): string {
  const codes = /^[0-9A-F ]+/u.exec(line)?.[0].trim().split(" ") ?? [];
  return String.fromCodePoint(...codes.map((code) => Number.parseInt(code, 16)));
}

describe("emoji in texts", () => {
  it("[A70] is one em wide and its square's middle is at half the height of capitals", () => {
    const { items, box, issues } = layout({ text: "🎂", placement: { xMm: 100, yMm: 40, rotationDeg: 0 } });
    expect(issues).toEqual([]);
    expect(box).toMatchObject({ widthMm: 10, textSizeMm: 10 });
    expect(new Set(items.map(({ fill }) => fill?.screen)).size).toBeGreaterThan(2);
    const [left, right] = extent(items);
    expect(left).toBeGreaterThanOrEqual(95);
    expect(right).toBeLessThanOrEqual(105);
    const [, capitalBottom] = extent(layout({ text: "H🎂" }).items.slice(0, 1), 1);
    const [top, bottom] = extent(coloured({ text: "H🎂" }), 1);
    expect(bottom - capitalBottom).toBeLessThan(1.5);
    expect(bottom - top).toBeGreaterThan(8);
  });

  it.each(["👩🏽‍🚀", "❤️‍🔥", "1️⃣", "👍🏿", "☎️", "🏳️‍🌈", "👨🏻‍🦰"])("[A71] %s is one picture", (text) => {
    const { box, issues } = layout({ text });
    expect(issues).toEqual([]);
    expect(box?.widthMm).toBe(10);
    expect(countPrintedGraphemes(text)).toBe(1);
  });

  it("[A71] what has no picture as a whole is drawn as its parts, and counts as one character still", () => {
    const { box, issues } = layout({ text: "👨‍👩‍👧‍👦" });
    expect(issues).toEqual([]);
    expect(box?.widthMm).toBe(40);
    expect(countPrintedGraphemes("👨‍👩‍👧‍👦")).toBe(1);
  });

  it.each([
    ["🤝🏿", "🤝"],
    ["🤝🏻", "🤝"],
  ])("[A71] %s, whose skin tone no picture has, is %s, and that is said", (text, base) => {
    const { items, box, issues } = layout({ text });
    expect(items).toEqual(layout({ text: base }).items);
    expect(box?.widthMm).toBe(10);
    expect(issues.map(({ code, severity, params }) => [code, severity, params?.["cluster"]])).toEqual([
      ["emoji_without_tone", "information", text],
    ]);
  });

  it.each(["🇫🇷", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👉🏽"])("[A71] %s, of which there is no picture, draws nothing and is said", (text) => {
    const { items, issues } = layout({ text });
    expect(items).toEqual([]);
    expect(issues.map(({ code, params }) => [code, params?.["cluster"]])).toEqual([["missing_glyph", text]]);
  });

  it("[A72] a sign that is text by default is a letter where a font has it, a picture with the selector", () => {
    expect(emojiStyleOf("©")).toBe("text");
    expect(coloured({ text: "©" })).toEqual([]);
    expect(coloured({ text: "©️" }).length).toBeGreaterThan(0);
    // No font of the chain has a telephone, so the picture stands in for it; neither is it missing.
    expect(layout({ text: "☎" }).issues).toEqual([]);
    expect(coloured({ text: "☎" }).length).toBeGreaterThan(0);
    expect(emojiStyleOf("🎂\uFE0E")).toBe("text");
    expect(["1", "#", "a", "é", "न", "क्‍ष", " "].map(emojiStyleOf)).toEqual(Array.from({ length: 7 }));
  });

  it("[A73] in a text from right to left it stands where its place in the text is", () => {
    const placement = { xMm: 100, yMm: 40, rotationDeg: 0 };
    const at = (text: string) => extent(coloured({ text, font: "noto-sans-arabic", placement }))[0];
    expect(at("🎂 مرحبا")).toBeGreaterThan(100);
    expect(at("مرحبا 🎂")).toBeLessThan(100);
    const [first, second] = ["🎉🎂", "🎂🎉"].map((text) => layout({ text: `א${text}` }).items.map(({ d }) => d));
    expect(first).not.toEqual(second);
  });

  it("[A73] lines end between emoji, spacing goes after each, and shrinking counts them", () => {
    expect(layout({ text: "🎂🎉🥳🎈", maxWidthMm: 25 }).box).toMatchObject({ widthMm: 20, heightMm: 24 });
    expect(layout({ text: "🎂🎉🥳", letterSpacing: 0.5 }).box?.widthMm).toBe(40);
    expect(layout({ text: "🎂🎉🥳🎈", maxWidthMm: 20, fit: "shrink" }).box?.textSizeMm).toBe(5);
    expect(layout({ text: "👩🏽‍🚀👩🏽‍🚀", maxWidthMm: 5 }).box).toMatchObject({ widthMm: 10, heightMm: 24 });
  });

  it("[A73] on a curve it is turned whole", () => {
    const straight = coloured({ text: "🎂" });
    const curved = coloured({ text: "🎂 Léa 🎂", curve: { radiusMm: 30 } });
    expect(curved).toHaveLength(2 * straight.length);
    const size = (items: readonly DisplayPath[]) => items.map(({ d }) => d.replaceAll(/[^MLCQZ]/g, "")).join();
    expect(size(curved.slice(0, straight.length))).toBe(size(straight));
  });

  it("[A74] fades with its text, and an outline goes around it too", () => {
    const [faded, ...others] = layout({ text: "🎂", opacity: 0.4 }).items as readonly DisplayItem[];
    // As one picture: nothing of it shows through the rest.
    expect(faded).toEqual({ kind: "group", opacity: 0.4, items: layout({ text: "🎂" }).items });
    expect(others).toEqual([]);
    const [outline, ...rest] = layout({ text: "🎂", outline: { widthMm: 1, color: "#ffffff" } }).items;
    expect(outline?.stroke?.widthMm).toBe(2);
    // Around the whole, not around the pieces inside it.
    const ends = outline ? extent([outline]) : [];
    extent(rest).forEach((end, i) => expect(ends[i]).toBeCloseTo(end, 1));
    const contours = (items: readonly (DisplayPath | undefined)[]) =>
      items.reduce((sum, each) => sum + (each?.d.match(/M/g)?.length ?? 0), 0);
    expect(contours([outline])).toBeLessThan(contours(rest) / 3);
  });

  it("without a source there are no emoji, only what fonts have", () => {
    const context = { area: "wrap", profile, shaper, fallbackFonts: FALLBACK_FONTS };
    const { issues } = layoutArtwork(mug, aMugWith(aText({ text: "🎂" })), context);
    expect(issues.map(({ code }) => code)).toEqual(["missing_glyph"]);
  });

  it("[A75] a browser asks for the file of the whole, then for those of the parts, and for no font meanwhile", () => {
    const here = new Set<string>();
    const settled = new Set<string>();
    const known = { has: (id: string) => here.has(id), isSettled: (file: string) => settled.has(file) };
    const design = aMugWith(aText({ text: "Léa 👨‍👩‍👧‍👦 🇫🇷" }));
    const asked: string[][] = [];
    for (;;) {
      const files = [...emojiFilesNeeded(design, known)];
      if (files.length === 0) break;
      asked.push(files);
      for (const file of files) {
        settled.add(file);
        const pieces = JSON.parse(writeEmojiFile(file) ?? "[]") as readonly { readonly id: string }[];
        for (const { id } of pieces) here.add(id);
      }
    }
    expect(asked.flat().length).toBeLessThanOrEqual(3);
    expect(isDrawnAsEmoji("👨‍👩‍👧‍👦", known)).toBe(true);
    expect(isDrawnAsEmoji("🇫🇷", known)).toBe(false);
    expect(isDrawnAsEmoji("é", known)).toBe(false);
    expect(emojiFileOf(emojiKey("👍🏽"))).toBe("1f44d-tones");
    // No tone of a handshake is in its file: then its base form's is asked for.
    const shaken = aMugWith(aText({ text: "🤝🏿" }));
    expect([...emojiFilesNeeded(shaken, known)]).toEqual(["1f91d-tones"]);
    settled.add("1f91d-tones");
    expect([...emojiFilesNeeded(shaken, known)]).toEqual(["1f91"]);
    expect(isDrawnAsEmoji("🤝🏿", known)).toBe(true);
    here.add("1f91d").add("1f91");
    settled.add("1f91");
    expect([...emojiFilesNeeded(shaken, known)]).toEqual([]);
    expect(isDrawnAsEmoji("🤝🏿", known)).toBe(true);
    expect(isDrawnAsEmoji("👉🏿", { ...known, isSettled: () => true })).toBe(false);
  });

  it("contours in an odd number of others turn the other way: even-odd becomes non-zero", () => {
    const ring = "M0 0L9 0L9 9L0 9ZM3 3L6 3L6 6L3 6Z";
    expect(orientByDepth(ring)).toBe("M0 0L9 0L9 9L0 9ZM3 6L6 6L6 3L3 3Z");
    const apart = "M0 0L1 0L1 1ZM5 5L6 5L6 6Z";
    expect(orientByDepth(apart)).toBe(apart);
  });
});

const missing = unicodeDataMissing();
describe.skipIf(missing !== undefined)(`emoji against emoji-test.txt (${missing ?? "15.0.0"})`, () => {
  const sequences = readFileSync(`${UNICODE_DATA}/emoji/emoji-test.txt`, "utf8")
    .split("\n")
    .filter((line) => line.includes("; fully-qualified"))
    .map(codePointsOf);

  it("[A71] of 3655 RGI sequences 3025 are one picture, five their base form; the others are parts or said to be missing, none is dropped", () => {
    const found = { whole: 0, base: 0, parts: 0, missing: 0, flags: 0 };
    for (const text of sequences) {
      expect(graphemesOf(text), text).toHaveLength(1);
      expect(emojiStyleOf(text), text).toBe("picture");
      const { items, box, issues } = layout({ text });
      const isSaid = issues.some(({ code }) => code === "missing_glyph");
      expect(items.length > 0, text).toBe(!isSaid);
      if (isSaid) found[/^[\u{1F1E6}-\u{1F1FF}\u{1F3F4}]/u.test(text) ? "flags" : "missing"] += 1;
      else if (issues.some(({ code }) => code === "emoji_without_tone")) found.base += 1;
      else found[box?.widthMm === 10 ? "whole" : "parts"] += 1;
    }
    expect(found).toEqual({ whole: 3025, base: 5, parts: 327, missing: 37, flags: 261 });
  });

  it("what is a picture by default is what Unicode 15.0 says, but for emoji assigned since", () => {
    const listed = new Set<number>();
    for (const { from, to, value } of unicodeRanges("emoji/emoji-data.txt")) {
      if (value !== "Emoji_Presentation") continue;
      for (let code = from; code <= to; code += 1) listed.add(code);
    }
    const differing: string[] = [];
    for (let code = 0; code < 0x110000; code += 1) {
      if (isEmojiPresentation(code) !== listed.has(code)) differing.push(code.toString(16));
    }
    // Of Unicode 15.1 to 17, as unicode-segmenter is: pictures no package of today has are looked for as pictures.
    expect(differing.join(" ")).toBe(
      "1f6d8 1fa89 1fa8a 1fa8e 1fa8f 1fabe 1fac6 1fac8 1facd 1fadc 1fadf 1fae9 1faea 1faef",
    );
  });
});
