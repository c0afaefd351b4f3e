import { readFileSync, statSync } from "node:fs";

import { Blob, Buffer as ShapingBuffer, Face, Font, shape } from "harfbuzzjs";
import { describe, expect, it } from "vitest";

import type { BundledFont, FontScript } from "../../assets/fonts/bundled-font.ts";
import { FALLBACK_CHAIN, FONTS } from "../../assets/fonts/catalogue.ts";

/** What a family must be able to write to claim a script. */
const SAMPLES: Readonly<Record<FontScript, string>> = {
  latin: "Léa Noël Œuvre ñ ß ÄÖÜ ç Æ ø å ł ž č ř ğ ı ş €«»’—",
  arabic: "مرحبا",
  hebrew: "שלום",
  devanagari: "नमस्ते",
  cyrillic: "Привет Ёж Її",
  greek: "Γειά Ωμέγα",
  vietnamese: "Tiếng Việt Nguyễn đường",
  thai: "สุขสันต์วันเกิด น้ำ ญี่ปุ่น มากๆ ๑๒๓ ฿",
  bengali: "শুভ জন্মদিন ক্ষত্রিয় বাংলা ৎ ১২৩",
  tamil: "பிறந்தநாள் வாழ்த்துக்கள் ஸ்ரீ ௧௨௩",
  georgian: "გილოცავ დაბადების დღეს",
  armenian: "Շնորհավոր ծնունդ և՝ ՞",
};

/** What a phone fetches for one word; the first fallback alone, which writes four scripts, is a little larger. */
const SIZE_LIMIT = 600_000;
const LARGER: Readonly<Record<string, number>> = { "noto-sans": 630_000 };

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

  it("offers at least 24 families, and one of every kind", () => {
    const offered = FONTS.filter((font) => font.offered);
    expect(offered.length).toBeGreaterThanOrEqual(24);
    expect([...new Set(offered.map((font) => font.style))].toSorted()).toEqual(
      ["serif", "sans", "slab", "script", "hand", "kids", "display", "mono", "blackletter", "stencil"].toSorted(),
    );
  });

  describe.each(FONTS)("$id", (font) => {
    it("is licensed as the catalogue says, by the text in its own package", () => {
      const [scope, name] = font.file.split("/");
      const licence = readFileSync(
        new URL(`../../node_modules/${scope}/${name}/LICENSE_FONT`, import.meta.url),
        "utf8",
      );
      expect(licence).toContain("SIL OPEN FONT LICENSE Version 1.1");
    });

    it("is named in the ledger", () => {
      const ledger = readFileSync(new URL("../../assets/LEDGER.md", import.meta.url), "utf8");
      expect(ledger).toMatch(new RegExp(`[|,] ${font.family}[ ,]`, "u"));
    });

    it("is small enough to be fetched for one word", () => {
      const size = statSync(new URL(`../../node_modules/${font.file}`, import.meta.url)).size;
      expect(size).toBeLessThanOrEqual(LARGER[font.id] ?? SIZE_LIMIT);
    });

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
