import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { describeConfiguration } from "../../../configurator-schemas/answers/describe.ts";
import { bidiLevels } from "../../../configurator-schemas/artwork/bidi-levels.ts";
import { isConnectedFont } from "../../../configurator-schemas/artwork/connected-font.ts";
import { groupSizes } from "../../../configurator-schemas/artwork/group-sizes.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { LayoutContext } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { shapeLine } from "../../../configurator-schemas/artwork/shape-line.ts";
import { linesOfText } from "../../../configurator-schemas/artwork/text-lines.ts";
import { graphemesOf } from "../../../configurator-schemas/configuration/graphemes.ts";
import { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { TextElement } from "../../../configurator-schemas/schema/design-element.ts";
import { parseDocument } from "../../../configurator-schemas/schema/parse-document.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const mug = bundledProduct("mug-11oz");
const fonts = ["playfair-display", ...FALLBACK_FONTS];
const WORDS = ["Joyeux", "anniversaire", "Léa", "مرحبا", "بالعالم", "नमस्ते", "שלום", "To", "AV", "wagon-lit"];
const someText = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 }).map((words) => words.join(" "));
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

function lines(change: Partial<TextElement>) {
  return linesOfText(aText(change), { shaper, fonts });
}

function layout(elements: DesignElement[], context: Partial<LayoutContext> = {}) {
  const profile = bundledProfile("mug-228x89");
  return layoutArtwork(mug, aMugWith(...elements), {
    area: "wrap",
    profile,
    shaper,
    fallbackFonts: FALLBACK_FONTS,
    ...context,
  });
}

function pathOf(element: TextElement): string {
  const [group] = layout([element]).list?.items ?? [];
  const [item] = group?.kind === "group" ? group.items : [];
  return item?.kind === "path" ? item.d : "";
}

/** Left, right, top and bottom of path data. */
function inkOf(d: string): readonly [number, number, number, number] {
  const numbers = d.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, i) => i % 2 === odd)) as [number[], number[]];
  return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
}

describe("text", () => {
  it("[A20] what nobody can have typed is left out and counted, and only that", () => {
    const dirty = aText({ text: "L\u0000é\ud800a\uffff\u0007" });
    expect(pathOf(dirty)).toBe(pathOf(aText({ text: "Léa" })));
    expect(layout([dirty]).issues).toEqual([
      { code: "text_cleaned", severity: "information", path: "/elements/wrap/0/text", params: { count: 4 } },
    ]);
    expect(layout([aText({ text: "a\tb\u000bc" })]).issues).toEqual([]);
  });

  it("[A20] a direction left open ends with its line, and a closer too many does nothing", () => {
    expect(pathOf(aText({ text: "Léa\u202c\u2069" }))).toBe(pathOf(aText({ text: "Léa" })));
    const [first, second] = lines({ text: "\u202eabc\nabc" }).lines;
    expect(first?.runs.map(({ run }) => run.direction)).toContain("rtl");
    expect(second?.runs.map(({ run }) => run.direction)).toEqual(["ltr"]);
  });

  it("[A13] spaces, zero-width and control characters alone are empty", () => {
    for (const text of ["", " \u00a0", "\u200b\u200d\u2060", "\u0000\u001b", "\u202e\ufeff", "\ufe0f", "\u3164"]) {
      const found = checkConfiguration(mug, aMugWith(aText({ text })), {}).issues.map(({ code }) => code);
      expect(found, JSON.stringify(text)).toContain("text_empty");
    }
    expect(checkConfiguration(mug, aMugWith(aText({ text: "." })), {}).issues.map(({ code }) => code)).toEqual([]);
  });

  it("refuses sizes that are none and texts beyond 5000 with their place", () => {
    const placesOf = (change: object) => {
      const parsed = parseDocument(DesignElement, { ...aText(), ...change });
      return parsed.ok ? [] : parsed.issues.map(({ path }) => path);
    };
    expect(placesOf({})).toEqual([]);
    expect(placesOf({ sizeMm: Number.NaN })).toEqual(["/sizeMm"]);
    expect(placesOf({ sizeMm: -1 })).toEqual(["/sizeMm"]);
    expect(placesOf({ text: "a".repeat(10_000) })).toEqual(["/text"]);
    expect(placesOf({ curve: { radiusMm: 0 } })).toEqual(["/curve/radiusMm"]);
    expect(placesOf({ fit: "group:" })).toEqual(["/fit"]);
    expect(placesOf({ fit: "group:names", features: ["smcp", "ss01", "liga=0"] })).toEqual([]);
    expect(placesOf({ features: ["sm"] })).toEqual(["/features/0"]);
    expect(placesOf({ fit: "shrink" })).toHaveLength(1);
    expect(placesOf({ maxWidthMm: 40 })).toEqual([]);
  });

  it("[A21] no wrapped line is wider than the width, but for a single grapheme", () => {
    fc.assert(
      fc.property(someText, fc.integer({ min: 2, max: 120 }), (text, maxWidthMm) => {
        const found = lines({ text, maxWidthMm }).lines;
        for (const line of found) {
          if (graphemesOf(line.text).length > 1) expect(line.widthEm).toBeLessThanOrEqual(maxWidthMm / 18 + 1e-6);
        }
        const kept = (each: string) => each.replaceAll(/\s/g, "");
        expect(found.map((line) => kept(line.text)).join("")).toBe(kept(text));
      }),
      { numRuns: 150 },
    );
  });

  it("[A21] each line is shaped as a text of its own, as long as it can be", () => {
    const text = "Joyeux anniversaire à toute la famille";
    const found = lines({ text, maxWidthMm: 90 }).lines;
    expect(found.length).toBeGreaterThan(2);
    const alone = (line: string) =>
      shapeLine(
        { text: line, levels: bidiLevels(line, "ltr").levels },
        { shaper, fonts, emoji: undefined, letterSpacing: 0, features: [] },
      );
    found.forEach((line, i) => {
      expect(line.runs).toEqual(alone(line.text).runs);
      const next = found[i + 1]?.text.split(" ")[0];
      if (next !== undefined) expect(alone(`${line.text} ${next}`).widthEm).toBeGreaterThan(90 / 18);
    });
  });

  it("[A21] spaces hang, a soft hyphen shows where it is used", () => {
    const widthOf = (text: string) => lines({ text, maxWidthMm: 200 }).widthEm;
    expect(widthOf("Léa   ")).toBe(widthOf("Léa"));
    expect(lines({ text: "anni\u00adversaire", maxWidthMm: 75 }).lines.map(({ text }) => text)).toEqual([
      "anni-",
      "versaire",
    ]);
  });

  it("[A21] 5000 graphemes are laid out in well under a second", () => {
    const long = aText({ text: "Léa مرحبا ".repeat(500), sizeMm: 2, maxWidthMm: 200 });
    pathOf(long);
    const started = performance.now();
    expect(pathOf(long).length).toBeGreaterThan(10_000);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("[A22] justified lines are exactly the width, the last line of a paragraph is not", () => {
    fc.assert(
      fc.property(someText, fc.integer({ min: 60, max: 160 }), (text, maxWidthMm) => {
        const found = lines({ text, maxWidthMm, align: "justify" }).lines;
        const plain = lines({ text, maxWidthMm }).lines;
        found.slice(0, -1).forEach((line, i) => {
          if (!line.text.includes(" ")) return;
          const sum = line.runs.flatMap(({ glyphs }) => glyphs).reduce((width, { advance }) => width + advance, 0);
          expect(sum).toBeCloseTo(maxWidthMm / 18, 6);
          expect(line.text).toBe(plain[i]?.text);
        });
        expect(found.at(-1)?.widthEm).toBe(plain.at(-1)?.widthEm);
      }),
      { numRuns: 60 },
    );
  });

  it("[A22] the lines that are not stretched begin where their language begins", () => {
    const last = (text: string) => lines({ text: text.repeat(6), maxWidthMm: 130, align: "justify" }).lines.at(-1)!;
    expect(last("Joyeux anniversaire ").startEm).toBe(0);
    const arabic = last("مرحبا بالعالم ");
    expect(arabic.startEm + arabic.widthEm).toBeCloseTo(130 / 18, 6);
  });

  it("[A23] a group has one size: the largest at which each of its texts fits", () => {
    const named = (id: string, text: string) =>
      aText({ id, text, fit: "group:names", maxWidthMm: 50, placement: { xMm: 60, yMm: 30, rotationDeg: 0 } });
    const { boxes } = layout([named("a", "Léa"), named("b", "Marie-Christine"), named("c", "Anne-Lise")]);
    expect(new Set(boxes.map(({ textSizeMm }) => textSizeMm)).size).toBe(1);
    expect(Math.max(...boxes.map(({ widthMm }) => widthMm))).toBeCloseTo(50, 3);
    expect(layout([named("a", "Léa"), named("b", " ")]).boxes[0]?.textSizeMm).toBe(18);
    const least = layout([{ ...named("a", "Marie-Christine"), minSizeMm: 12 }]);
    expect(least.boxes[0]?.textSizeMm).toBe(12);
  });

  it("[A23] a whole roster has one size", () => {
    const row = (text: string) => aMugWith(aText({ text, fit: "group:names", maxWidthMm: 50 }));
    const roster = [row("Léa"), row("Marie-Christine"), row("محمد")];
    const sizes = groupSizes(mug, roster, { shaper, fallbackFonts: FALLBACK_FONTS });
    const drawn = roster.map(
      (each) => layout([...(each.elements["wrap"] ?? [])], { groupSizes: sizes }).boxes[0]?.textSizeMm,
    );
    expect(new Set(drawn).size).toBe(1);
    expect(drawn[0]).toBeLessThan(18);
    expect(groupSizes(mug, [aMugWith(aText())], { shaper, fallbackFonts: FALLBACK_FONTS })).toEqual({});
  });

  it("[A24] curved letters keep their distance along the circle, upright at its top or its bottom", () => {
    const radiusMm = 60;
    const curved = (text: string, inside: boolean) =>
      inkOf(pathOf(aText({ text, curve: { radiusMm, inside }, letterSpacing: 1 })));
    for (const inside of [false, true]) {
      const [left, right] = curved("l         l", inside);
      const straight = inkOf(pathOf(aText({ text: "l         l", letterSpacing: 1 })));
      // Along the baseline's circle the feet of both letters stand as far apart as on a straight line.
      const half = (straight[1] - straight[0]) / 2 / radiusMm;
      const reach = inside ? radiusMm : radiusMm + 14;
      expect((right - left) / 2).toBeGreaterThan((radiusMm - 1) * Math.sin(half) - 4);
      expect((right - left) / 2).toBeLessThan(reach * Math.sin(half) + 4);
      expect((left + right) / 2).toBeCloseTo(100, 0);
    }
  });

  it("[A24] on a very large circle a curved text is a straight one", () => {
    for (const text of ["Léa", "مرحبا", "नमस्ते"]) {
      const straight = inkOf(pathOf(aText({ text })));
      const bent = inkOf(pathOf(aText({ text, curve: { radiusMm: 20_000 } })));
      bent.forEach((value, i) => expect(Math.abs(value - straight[i]!), text).toBeLessThan(0.1));
    }
  });

  it("[A24] joined writing is bent, letters that stand apart are turned", () => {
    const turns = (font: string) => isConnectedFont(font, shaper);
    expect(["playfair-display", "noto-sans", "bebas-neue"].map(turns)).toEqual([false, false, false]);
    const commands = (text: string, curve?: TextElement["curve"]) => {
      const d = pathOf(aText({ text, font: "noto-sans-arabic", ...(curve && { curve }) }));
      return d.replaceAll(/[^MLQCZ]/g, "");
    };
    // A turned letter keeps its outline command by command; a bent one has its straight strokes curved.
    expect(commands("Léa", { radiusMm: 50 })).toBe(commands("Léa"));
    expect(commands("مرحبا", { radiusMm: 50 })).not.toBe(commands("مرحبا"));
  });

  it("[A25] what is bent too tightly is an error with the least radius, drawn with that radius", () => {
    const tight = layout([aText({ curve: { radiusMm: 5 } })]);
    expect(tight.issues).toEqual([
      {
        code: "curve_too_tight",
        severity: "error",
        path: "/elements/wrap/0/curve/radiusMm",
        params: { got: 5, min: 36 },
      },
    ]);
    expect(layout([aText({ curve: { radiusMm: 36 } })]).boxes).toEqual(tight.boxes);
    expect(layout([aText({ curve: { radiusMm: 36 } })]).issues).toEqual([]);
    const around = layout([aText({ text: "Joyeux anniversaire ".repeat(4), curve: { radiusMm: 40 } })]);
    expect(around.issues.map(({ code }) => code)).toEqual(["curve_too_tight"]);
  });

  it("says that a text is on a curve", () => {
    const curved = aMugWith(aText({ curve: { radiusMm: 60 } }));
    expect(describeConfiguration(mug, curved, "fr")).toContain("Léa\u00a0» en arc");
    expect(describeConfiguration(mug, aMugWith(aText()), "fr")).not.toContain("en arc");
  });

  it("[A25] the box holds the band of the lines", () => {
    for (const inside of [false, true]) {
      const element = aText({ text: "Joyeux anniversaire\nLéa", sizeMm: 9, curve: { radiusMm: 45, inside } });
      const [box] = layout([element]).boxes;
      const [left, right, top, bottom] = inkOf(pathOf(element));
      const slack = 1;
      expect(left).toBeGreaterThan(100 - box!.widthMm / 2 - slack);
      expect(right).toBeLessThan(100 + box!.widthMm / 2 + slack);
      expect(top).toBeGreaterThan(45 - box!.heightMm / 2 - slack);
      expect(bottom).toBeLessThan(45 + box!.heightMm / 2 + slack);
    }
  });

  it("[A26] features reach the shaper; letters that stand apart are no ligatures, joined ones do not part", () => {
    const glyphs = (change: Partial<TextElement>) =>
      lines(change).lines[0]?.runs.flatMap((each) => each.glyphs.map(({ glyph }) => glyph));
    expect(glyphs({ text: "Office" })).not.toEqual(glyphs({ text: "Office", features: ["smcp"] }));
    expect(glyphs({ text: "fi", letterSpacing: 0.2 })).toHaveLength(2);
    expect(lines({ text: "مرحبا", letterSpacing: 0.5 }).widthEm).toBe(lines({ text: "مرحبا" }).widthEm);
  });
});
