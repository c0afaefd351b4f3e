import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FALLBACK_CHAIN, FONTS } from "../../../assets/fonts/catalogue.ts";
import { fontsNeeded } from "../../../configurator-schemas/answers/fonts-needed.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { createHarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aMug, aMugWith, aText } from "../../support/builders.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const mug = bundledProduct("mug-11oz");

/** Loads what is asked for until nothing more is, as a browser does; returns every font that was fetched. */
async function loadedFor(configuration: Configuration) {
  const shaper = await createHarfBuzzShaper();
  for (;;) {
    const needed = fontsNeeded(mug, configuration, { fonts: FONTS, fallbackFonts: FALLBACK_CHAIN, shaper });
    const missing = needed.filter((id) => !shaper.hasFont(id));
    if (missing.length === 0) return { shaper, needed };
    for (const id of missing) {
      const font = FONTS.find((each) => each.id === id);
      if (!font) throw new Error(`asked for "${id}", which is no bundled font`);
      shaper.addFont(id, readFileSync(new URL(`../../../node_modules/${font.file}`, import.meta.url)));
    }
  }
}

describe("the fonts a design needs", () => {
  it.each([
    ["Léa & Noël « 2026 »", ["playfair-display"]],
    ["مرحبا", ["playfair-display", "noto-sans-arabic"]],
    ["שלום", ["playfair-display", "noto-sans-hebrew"]],
    ["नमस्ते", ["playfair-display", "noto-sans"]],
    ["สวัสดี ฿", ["playfair-display", "noto-sans-thai"]],
    ["শুভ", ["playfair-display", "noto-sans-bengali"]],
    ["ஸ்ரீ", ["playfair-display", "noto-sans-tamil"]],
    ["გილოცავ", ["playfair-display", "noto-sans-georgian"]],
    ["և՝", ["playfair-display", "noto-sans-armenian"]],
    ["♥ 👩‍🚀 漢 한", ["playfair-display", "noto-sans"]],
    ["  ", []],
  ])("[A7] %s asks for %j", async (text, expected) => {
    expect((await loadedFor(aMugWith(aText({ text })))).needed).toEqual(expected);
  });

  it("[A7] nothing on the mug, nothing to load", async () => {
    expect((await loadedFor(aMug())).needed).toEqual([]);
  });

  it("[A7] draws what a shaper with every font draws, and misses what that misses", async () => {
    const everything = await bundledShaper();
    for (const text of ["Léa مرحبا שלום", "½ ♥ → Ω", "a👩‍🚀", "Привет, Ελλάδα"]) {
      const design = aMugWith(aText({ text }));
      const context = { area: "wrap", profile: bundledProfile("mug-228x89"), fallbackFonts: FALLBACK_FONTS };
      const { shaper } = await loadedFor(design);
      expect(layoutArtwork(mug, design, { ...context, shaper }), text).toEqual(
        layoutArtwork(mug, design, { ...context, shaper: everything }),
      );
    }
  });

  it("[A7] finds every character of every fallback where a shaper with all of them would", async () => {
    const shaper = await bundledShaper();
    const wrong: string[] = [];
    let judged = 0;
    for (let code = 0x20; code < 0x11400; code += 1) {
      // Format characters that are left out of every text before it is laid out.
      if ((code >= 0x206a && code <= 0x206f) || code === 0xfffc) continue;
      const text = String.fromCodePoint(code);
      const expected = FALLBACK_CHAIN.find((id) => shaper.covers(id, text));
      if (expected === undefined || text.trim() === "" || shaper.covers("monoton", text)) continue;
      const design = aMugWith(aText({ text, font: "monoton" }));
      const found = fontsNeeded(mug, design, { fonts: FONTS, fallbackFonts: FALLBACK_CHAIN, shaper }).at(-1);
      judged += 1;
      if (found !== expected) wrong.push(`${code.toString(16)}: expected ${expected}, got ${found}`);
    }
    expect(wrong).toEqual([]);
    expect(judged).toBeGreaterThan(4000);
  });
});
