import { readFileSync } from "node:fs";

import { Blob, Buffer as ShapingBuffer, Face, Font, shape } from "harfbuzzjs";
import { describe, expect, it } from "vitest";

import { type BundledFont, FALLBACK_CHAIN, FONTS, type FontScript } from "../../assets/fonts/catalogue.ts";

/** What a family must be able to write to claim a script. */
const SAMPLES: Readonly<Record<FontScript, string>> = {
  latin: "Léa Noël Œuvre ñ ß ÄÖÜ ç Æ ø å ł ž č ř ğ ı ş €«»’—",
  arabic: "مرحبا",
  hebrew: "שלום",
  devanagari: "नमस्ते",
  cyrillic: "Привет Ёж Її",
  greek: "Γειά Ωμέγα",
  vietnamese: "Tiếng Việt Nguyễn đường",
};

describe("font catalogue", () => {
  it("has one entry per id, and the ones that designs rely on", () => {
    const ids = FONTS.map((font) => font.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("noto-sans");
    expect(ids).toContain("playfair-display");
  });

  it("falls back only on families it has", () => {
    const ids = new Set(FONTS.map((font) => font.id));
    expect(FALLBACK_CHAIN.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("covers every script with the fallback chain", () => {
    const covered = new Set<string>(
      FONTS.filter((font) => FALLBACK_CHAIN.includes(font.id)).flatMap((font) => font.scripts),
    );
    expect(Object.keys(SAMPLES).filter((script) => !covered.has(script))).toEqual([]);
  });

  describe.each(FONTS)("$id", (font) => {
    it("is a TrueType file", () => {
      expect([...readFont(font).subarray(0, 4)]).toEqual([0, 1, 0, 0]);
    });

    it.each(font.scripts)("writes %s without a missing glyph", (script) => {
      expect(missingCharacters(font, SAMPLES[script])).toEqual([]);
    });
  });
});

function readFont(font: BundledFont): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(new URL(`../../node_modules/${font.file}`, import.meta.url)));
}

/** Characters for which shaping gave glyph 0, the box. */
function missingCharacters(font: BundledFont, text: string): string[] {
  const shapingFont = new Font(new Face(new Blob(readFont(font).buffer)));
  const buffer = new ShapingBuffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(shapingFont, buffer);
  return buffer
    .getGlyphInfos()
    .filter((glyph) => glyph.codepoint === 0)
    .map((glyph) => text.slice(glyph.cluster, glyph.cluster + 1));
}
