import { beforeAll, describe, expect, it } from "vitest";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import { letterStrokes } from "../../../configurator-schemas/artwork/letter-strokes.ts";
import type { CodeElement, DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { PrintProfile } from "../../../configurator-schemas/schema/print-profile.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { emoji } from "../../../server/render/emoji.ts";
import { aMug, aMugWith, anImage, aShape, aText } from "../../support/builders.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const mug = bundledProduct("mug-11oz");
const shirt = bundledProduct("t-shirt");
const WHOLE = { xMm: 114.3, yMm: 44.45, widthMm: 228.6, heightMm: 88.9, rotationDeg: 0 };
const uploads = new Map([["up_1", { widthPx: 2400, heightPx: 1800 }]]);
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

/** What preflight says of elements on the mug by a profile that says what the test says. */
function found(elements: DesignElement[], change: Partial<PrintProfile> = {}, selections = {}) {
  const profile = { ...bundledProfile("mug-228x89"), ...change };
  const configuration = { ...aMugWith(...elements), selections };
  return preflight(mug, configuration, { profile, shaper, fallbackFonts: FALLBACK_FONTS, uploads, emoji });
}
const codes = (...parameters: Parameters<typeof found>) =>
  found(...parameters).map(({ code, severity }) => `${severity} ${code}`);
const box = (widthMm: number, heightMm: number) => ({ xMm: 114, yMm: 44, widthMm, heightMm, rotationDeg: 0 });
const aCode = (change: Partial<CodeElement> = {}): CodeElement => ({
  id: "c1",
  kind: "code",
  code: "qr",
  value: "https://example.org",
  fill: "#000000",
  placement: box(30, 30),
  ...change,
});

describe("lines", () => {
  it("[A60] a line, a frame's side and an arrow's shaft are as thick as the press needs", () => {
    const line = (heightMm: number) => found([aShape({ shape: "line", placement: box(40, heightMm) })]);
    expect(line(0.25)).toEqual([]);
    expect(line(0.2)).toMatchObject([
      {
        code: "line_too_thin",
        severity: "warning",
        path: "/elements/wrap/0/placement",
        params: { gotMm: 0.2, minMm: 0.25, neededMm: 0.25 },
      },
    ]);
    // Two fifths of an arrow's box are its shaft.
    const arrow = found([aShape({ shape: "arrow", placement: box(40, 0.5) })]);
    expect(arrow).toMatchObject([{ code: "line_too_thin", params: { gotMm: 0.2, neededMm: 0.63 } }]);
  });

  it("[A60] what is cut or stitched is an error", () => {
    const thin = [aShape({ shape: "line", placement: box(40, 0.2) })];
    expect(codes(thin, { techniques: ["vinyl"] })).toEqual(["error line_too_thin"]);
    expect(codes(thin, { techniques: ["embroidery"] })).toEqual(["error line_too_thin"]);
    expect(codes(thin, { techniques: ["screen"] })).toEqual(["warning line_too_thin"]);
  });

  it("[A60] the thinnest strokes of letters are measured from their font", () => {
    const strokes = (font: string) => letterStrokes(font, shaper)?.strokeEm ?? 0;
    // Hairlines of Playfair Display are drawn with 18 to 20 units of 1000, bars of Noto Sans with 68 to 80.
    expect(strokes("playfair-display")).toBeCloseTo(0.019, 2);
    expect(strokes("noto-sans")).toBeGreaterThan(0.062);
    expect(strokes("noto-sans")).toBeLessThan(0.085);
    expect(strokes("alfa-slab-one")).toBeGreaterThan(0.1);
    const text = (font: string) => found([aText({ font, sizeMm: 8 })]);
    expect(text("noto-sans")).toEqual([]);
    expect(text("playfair-display")).toMatchObject([
      { code: "line_too_thin", path: "/elements/wrap/0/sizeMm", params: { minMm: 0.25 } },
    ]);
    const [issue] = text("playfair-display");
    expect(codes([aText({ sizeMm: Number(issue?.params["neededMm"]) })])).toEqual([]);
  });

  it("[A60] an outline is a line of its own", () => {
    const outlined = (widthMm: number) => found([aText({ outline: { widthMm, color: "#1d2733" } })]);
    expect(outlined(0.3)).toEqual([]);
    expect(outlined(0.1)).toMatchObject([
      { code: "line_too_thin", path: "/elements/wrap/0/outline/widthMm", params: { gotMm: 0.1, neededMm: 0.25 } },
    ]);
  });

  it("[A60] light lines in dark ink are held to their own limit", () => {
    const line = aShape({ id: "l", shape: "line", fill: "#ffffff", placement: box(40, 0.4) });
    const ground = aShape({ id: "g", fill: "#1d2733", placement: box(60, 40) });
    const profile = { minKnockoutMm: 0.5 };
    expect(codes([ground, line], profile)).toEqual(["warning line_too_thin"]);
    expect(codes([ground, line])).toEqual([]);
    expect(codes([{ ...line, fill: "#1d2733" }], profile)).toEqual([]);
  });
});

describe("letters", () => {
  it("[A61] a profile may hold small letters to a height of their own", () => {
    const text = (sizeMm: number, font: string) =>
      found([aText({ sizeMm, font })], { minXHeightMm: 6.4, minLineMm: 0 });
    expect(letterStrokes("noto-sans", shaper)?.xHeightEm).toBeCloseTo(0.536, 3);
    expect(text(12, "noto-sans")).toEqual([]);
    expect(text(11.9, "noto-sans")).toMatchObject([
      { code: "text_too_small", severity: "error", params: { got: 11.9, min: 11.95 } },
    ]);
    // The same em size is a smaller letter in another font.
    expect(text(12, "great-vibes")).toMatchObject([{ code: "text_too_small" }]);
  });

  it("[A61] letters too small are said once", () => {
    expect(codes([aText({ sizeMm: 1.5 })])).toEqual(["error text_too_small"]);
  });
});

describe("colours", () => {
  it("[A62] colours that are named are counted against the screens there are", () => {
    const three = [
      aShape({ id: "a", fill: "#c2185b" }),
      aShape({ id: "b", fill: "#2b5c9e", placement: box(20, 20) }),
      aText({ id: "c", color: "#C2185B", outline: { widthMm: 1, color: "#1d2733" } }),
    ];
    expect(codes(three, { maxColours: 3 })).toEqual([]);
    expect(found(three, { maxColours: 2 })).toMatchObject([
      { code: "too_many_colours", severity: "error", path: "/elements/wrap", params: { count: 3, max: 2 } },
    ]);
  });

  it("[A62] a photo and a motif in its own colours are not made of plain colours", () => {
    const photo = anImage({ placement: box(40, 30) });
    expect(codes([photo])).toEqual([]);
    expect(found([photo], { maxColours: 6 })).toMatchObject([
      { code: "full_colour_not_printable", severity: "error", path: "/elements/wrap/0" },
    ]);
    expect(codes([{ ...photo, upload: "" }], { maxColours: 6 })).toEqual([]);
    expect(codes([aText({ text: "Léa 🎂" })], { maxColours: 6 })).toEqual(["error full_colour_not_printable"]);
    expect(codes([aText({ outline: { widthMm: 1, color: "#1d2733" } })], { maxColours: 6 })).toEqual([]);
  });
});

describe("text wider than its room", () => {
  it("[A63] a word that had to be broken, a text at its smallest size, a group at its", () => {
    const long = "Donaudampfschiff";
    const broken = found([aText({ text: `Die ${long}`, maxWidthMm: 60, sizeMm: 14 })]);
    expect(broken).toMatchObject([
      { code: "text_overflow", severity: "warning", path: "/elements/wrap/0/maxWidthMm", params: { maxMm: 60 } },
    ]);
    const gotMm = Number(broken[0]?.params["gotMm"]);
    expect(codes([aText({ text: `Die ${long}`, maxWidthMm: gotMm, sizeMm: 14 })])).toEqual([]);
    expect(codes([aText({ text: "mehrere kurze Worte", maxWidthMm: 90, sizeMm: 14 })])).toEqual([]);
    const shrunk = { text: long, font: "noto-sans", maxWidthMm: 60, minSizeMm: 9 };
    expect(codes([aText({ ...shrunk, fit: "shrink" })])).toEqual(["warning text_overflow"]);
    expect(codes([aText({ ...shrunk, fit: "shrink", minSizeMm: 3 })])).toEqual([]);
    expect(codes([aText({ ...shrunk, fit: "group:a" })])).toEqual(["warning text_overflow"]);
  });
});

describe("what nobody will see", () => {
  const lying = (color: string, change: Partial<PrintProfile> = {}, finish = "white") =>
    codes([aText({ color })], change, { finish });

  it("[A64] white on white, and nearly", () => {
    expect(lying("#ffffff")).toEqual(["warning low_contrast"]);
    expect(lying("#fafaf4")).toEqual(["warning low_contrast"]);
    expect(lying("#c2185b")).toEqual([]);
    // Where no white is printed the material shows instead; where it is, it shows on cream.
    expect(lying("#ffffff", {}, "cream")).toEqual(["warning low_contrast"]);
    expect(lying("#ffffff", { techniques: ["dtf"] }, "cream")).toEqual([]);
  });

  it("[A64] on a dark material white is printed below, or nobody can say", () => {
    expect(lying("#1e1f22", { techniques: ["dtf"] }, "magic")).toEqual([
      "information white_underbase",
      "warning low_contrast",
    ]);
    expect(lying("#ffffff", { techniques: ["dtf"] }, "magic")).toEqual(["information white_underbase"]);
    expect(lying("#1e1f22", {}, "magic")).toEqual([]);
  });

  it("[A64] on a shape its colour counts, on a photo nobody can say", () => {
    const ground = aShape({ id: "g", fill: "#1d2733", placement: box(150, 70) });
    const text = aText({ color: "#1d2733", placement: { xMm: 114, yMm: 44, rotationDeg: 20 } });
    expect(codes([ground, text])).toEqual(["warning low_contrast"]);
    expect(codes([ground, { ...text, color: "#ffffff" }])).toEqual([]);
    expect(codes([ground, { ...text, outline: { widthMm: 1, color: "#ffffff" } }])).toEqual([]);
    expect(codes([anImage({ placement: box(150, 70) }), { ...text, color: "#ffffff" }])).toEqual([]);
    // Across the shape's edge it is seen on one side.
    expect(codes([{ ...ground, placement: box(20, 20) }, text])).toEqual([]);
  });

  it("[A64] a code without a ground of its own is read on the material", () => {
    expect(codes([aCode()])).toEqual([]);
    expect(codes([aCode({ fill: "#e2952d" })])).toEqual(["warning code_contrast_low"]);
    expect(codes([aCode()], {}, { finish: "magic" })).toEqual([]);
    expect(codes([aCode()], { techniques: ["dtf"] }, { finish: "magic" })).toContain("warning code_contrast_low");
  });

  it("[A64] what lies wholly behind something solid, or is transparent", () => {
    const text = aText({ placement: { xMm: 114, yMm: 44, rotationDeg: 0 } });
    const cover = aShape({ placement: box(150, 60) });
    const behind = "information element_covered";
    expect(codes([text, cover])).toEqual([behind]);
    expect(codes([cover, { ...text, color: "#ffffff" }])).toEqual([]);
    expect(codes([text, { ...cover, opacity: 0.5 }])).toEqual([]);
    expect(codes([text, { ...cover, placement: box(30, 10) }])).toEqual([]);
    // The corners of a box stick out of an oval that is only as wide.
    expect(
      codes([aShape({ placement: box(60, 30) }), aShape({ id: "o", shape: "ellipse", placement: box(61, 31) })]),
    ).toEqual([]);
    expect(
      codes([aShape({ placement: box(60, 30) }), aShape({ id: "o", shape: "ellipse", placement: box(90, 50) })]),
    ).toEqual([behind]);
    expect(codes([{ ...text, opacity: 0 }])).toEqual(["information element_invisible"]);
  });
});

describe("backgrounds", () => {
  const bleed3 = { bleedMm: 3 };
  it("[A65] what covers its area is not near its edge; with a bleed it has to reach the end of it", () => {
    const background = (grow: number) =>
      aShape({ placement: { ...WHOLE, widthMm: WHOLE.widthMm + grow, heightMm: WHOLE.heightMm + grow } });
    expect(codes([background(0)])).toEqual([]);
    expect(codes([background(0)], bleed3)).toEqual(["warning bleed_not_covered"]);
    expect(codes([background(4)], bleed3)).toEqual(["warning bleed_not_covered"]);
    expect(codes([background(6)], bleed3)).toEqual([]);
    expect(codes([background(-3)])).toEqual(["warning outside_safe_area"]);
  });
});

describe("pictures", () => {
  it("[A66] only the pixels that are shown count", () => {
    const photo = (width: number) =>
      codes([anImage({ placement: box(60, 60), crop: { x: 0, y: 0, width, height: 1 } })]);
    expect(photo(1)).toEqual([]);
    expect(photo(0.2)).toEqual(["warning ppi_low"]);
    expect(photo(0.05)).toEqual(["error ppi_too_low"]);
  });
});

describe("sides", () => {
  const shirtFound = (selections: Record<string, boolean>, back: DesignElement[] = []) =>
    preflight(
      shirt,
      { product: "t-shirt", selections, elements: { front: [aText({ sizeMm: 40 })], back } },
      { profile: bundledProfile("dtg-a"), shaper, fallbackFonts: FALLBACK_FONTS, uploads },
    );

  it("[A67] a side that was chosen and is priced has something on it", () => {
    expect(shirtFound({})).toEqual([]);
    expect(shirtFound({ backPrint: true })).toMatchObject([
      { code: "side_empty", severity: "warning", path: "/elements/back", params: { area: { fr: "Dos" } } },
    ]);
    expect(shirtFound({ backPrint: true }, [aText({ id: "b", text: " " })])).toMatchObject([{ code: "side_empty" }]);
    expect(shirtFound({ backPrint: true }, [aText({ id: "b", sizeMm: 40 })])).toEqual([]);
  });

  it("[A67] a side that is there anyway may stay empty", () => {
    const nothing = preflight(mug, aMug(), {
      profile: bundledProfile("mug-228x89"),
      shaper,
      fallbackFonts: FALLBACK_FONTS,
      uploads,
    });
    expect(nothing).toEqual([]);
  });
});
