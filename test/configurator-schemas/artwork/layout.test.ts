import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import type { DisplayItem } from "../../../configurator-schemas/artwork/display-list.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { itemiseText } from "../../../configurator-schemas/artwork/itemise-text.ts";
import { shapeOutline } from "../../../configurator-schemas/artwork/shape-outline.ts";
import { SHAPES } from "../../../configurator-schemas/schema/design-element.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aMugWith, anImage, aShape, aText } from "../../support/builders.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const mug = bundledProduct("mug-11oz");
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

function layout(elements: DesignElement[], profile = "mug-228x89") {
  return layoutArtwork(mug, aMugWith(...elements), {
    area: "wrap",
    profile: bundledProfile(profile),
    shaper,
    fallbackFonts: FALLBACK_FONTS,
  });
}

function items(elements: DesignElement[], profile?: string): readonly DisplayItem[] {
  const [group] = layout(elements, profile).list?.items ?? [];
  return group?.kind === "group" ? group.items : [];
}

function preflightOf(elements: DesignElement[], profile = "mug-228x89") {
  const uploads = new Map([["up_1", { widthPx: 2400, heightPx: 1800 }]]);
  return preflight(mug, aMugWith(...elements), {
    profile: bundledProfile(profile),
    shaper,
    fallbackFonts: FALLBACK_FONTS,
    uploads,
  }).map(({ code, severity }) => `${severity} ${code}`);
}

/** All coordinates of path data, as pairs. */
function points(d: string): [number, number][] {
  const numbers = d.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  return numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1] ?? 0] as [number, number]] : []));
}

describe("artwork", () => {
  it("[A95] letters and codes say how small their parts are, shapes do not", () => {
    const [letters, code, shape] = items([
      aText({ sizeMm: 18.25 }),
      {
        id: "c",
        kind: "code",
        code: "qr",
        value: "A",
        fill: "#000000",
        // 21 modules and 8 around them.
        placement: { xMm: 60, yMm: 45, widthMm: 29, heightMm: 29, rotationDeg: 0 },
      },
      aShape(),
    ]);
    expect(letters).toMatchObject({ kind: "path", detailMm: 18.25 });
    expect(code).toMatchObject({ kind: "path", detailMm: 1 });
    expect(shape).not.toHaveProperty("detailMm");
  });

  it("[A1] a placement names the centre; rotation is clockwise", () => {
    const [item] = items([aShape({ placement: { xMm: 50, yMm: 30, widthMm: 20, heightMm: 10, rotationDeg: 90 } })]);
    expect(item).toMatchObject({
      kind: "path",
      d: "M55 20L55 40L45 40L45 20Z",
      fill: { kind: "rgb", screen: "#c2185b" },
    });
  });

  it("[A1] list order is drawing order", () => {
    expect(items([aShape(), aText(), anImage()]).map((each) => (each.kind === "group" ? "" : each.element))).toEqual([
      "e3",
      "e1",
      "e2",
    ]);
  });

  it("[A2] everything lies on the grid, and twice the same is the same", () => {
    const elements = [
      aText({ placement: { xMm: 33.333_333, yMm: 44.4, rotationDeg: 17 } }),
      anImage({ mask: "heart" }),
      aShape({ shape: "star" }),
    ];
    const once = JSON.stringify(layout(elements).list);
    expect(JSON.stringify(layout(elements).list)).toBe(once);
    for (const item of items(elements)) {
      if (item.kind !== "path") continue;
      for (const value of points(item.d).flat())
        expect(Math.abs(value * 1e4 - Math.round(value * 1e4))).toBeLessThan(1e-6);
    }
    expect(once).not.toMatch(/(?<![\d.e])-0(?![.\d])/);
  });

  it("[A4] clips to trim + bleed of the profile", () => {
    expect(layout([], "mug-228x89").list?.items[0]).toMatchObject({
      kind: "group",
      clip: "M0 0L228.6 0L228.6 88.9L0 88.9Z",
    });
    expect(layout([], "mug-228x89-bleed-3").list?.items[0]).toMatchObject({
      clip: "M-3 -3L231.6 -3L231.6 91.9L-3 91.9Z",
    });
  });

  it("[A5] a text's box is its advance width by its lines", () => {
    const box = (change: Parameters<typeof aText>[0]) => layout([aText(change)]).boxes[0]!;
    const single = box({ text: "Léa" });
    expect(single).toMatchObject({ element: "e1", xMm: 100, yMm: 45, heightMm: 21.6 });
    expect(box({ text: "Léa\nLéa" })).toMatchObject({ widthMm: single.widthMm, heightMm: 43.2 });
    expect(box({ text: "Léa", lineHeight: 1 }).heightMm).toBe(18);
    expect(box({ text: "Léa", letterSpacing: 0.5 }).widthMm).toBeCloseTo(single.widthMm + 2 * 0.5 * 18, 3);
    expect(box({ text: "Léa", sizeMm: 36 }).widthMm).toBeCloseTo(2 * single.widthMm, 3);
  });

  it("[A5] alignment moves the shorter line only", () => {
    const left = (align: "left" | "center" | "right") => {
      const [item] = items([aText({ text: "MMMMMM\nI", align })]);
      return item?.kind === "path"
        ? Math.min(
            ...points(item.d)
              .filter(([, y]) => y > 45)
              .map(([x]) => x),
          )
        : 0;
    };
    expect(left("left")).toBeLessThan(left("center"));
    expect(left("center")).toBeLessThan(left("right"));
  });

  it("[A6] runs come in visual order, Arabic joined by HarfBuzz", () => {
    const line = itemiseText("Léa مرحبا 12", { fonts: ["playfair-display", ...FALLBACK_FONTS], shaper });
    expect(line.missing).toEqual([]);
    expect(line.runs.map((run) => run.direction)).toContain("rtl");
    expect(line.runs[0]?.text.startsWith("Léa")).toBe(true);
    // In a right-to-left paragraph the Latin name stands last, at the left.
    const rtl = itemiseText("مرحبا Léa", { fonts: ["playfair-display", ...FALLBACK_FONTS], shaper });
    expect(rtl.runs[0]?.text).toContain("Léa");
    const joined = shaper
      .shape({ font: "noto-sans-arabic", text: "مرحبا", direction: "rtl" })
      .map((glyph) => glyph.glyph);
    const isolated = Array.from("مرحبا")
      .toReversed()
      .map((letter) => shaper.shape({ font: "noto-sans-arabic", text: letter, direction: "rtl" })[0]?.glyph);
    expect(joined).not.toEqual(isolated);
  });

  it("[A7] each script finds a font; neutral characters stay where they are", () => {
    for (const text of ["مرحبا", "שלום", "नमस्ते", "Привет", "Ελλάδα", "Noël & Cie"]) {
      expect(layout([aText({ text })]).issues, text).toEqual([]);
      expect(layout([aText({ text })]).boxes[0]?.widthMm, text).toBeGreaterThan(10);
    }
    const line = itemiseText("Léa, 12 ans", { fonts: ["playfair-display", ...FALLBACK_FONTS], shaper });
    expect(line.runs).toHaveLength(1);
  });

  it("[A8] a grapheme no font can write is an error that names it, and draws nothing", () => {
    const result = layout([aText({ text: "a👩‍🚀" })]);
    expect(result.issues).toEqual([
      {
        code: "missing_glyph",
        severity: "error",
        path: "/elements/wrap/0/text",
        params: { cluster: "👩‍🚀", font: "playfair-display" },
      },
    ]);
    expect(items([aText({ text: "👩‍🚀" })])).toEqual([]);
  });

  it("[A9] every shape touches all four sides of its box", () => {
    for (const shape of SHAPES) {
      const values = shapeOutline(shape, 200, 100).flatMap(({ points: list }) => [...list]);
      const xs = values.filter((_, i) => i % 2 === 0);
      const ys = values.filter((_, i) => i % 2 === 1);
      expect(
        [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)].map(
          (value) => Math.round(value * 1e6) / 1e6 + 0,
        ),
        shape,
      ).toEqual([0, 200, 0, 100]);
    }
  });

  it("[A10] flips are about the box's middle", () => {
    const [plain] = items([anImage()]);
    const [flipped] = items([anImage({ flipX: true })]);
    expect(plain).toMatchObject({
      kind: "image",
      matrix: [1, 0, 0, 1, 10, 25],
      crop: { x: 0, y: 0, width: 1, height: 1 },
    });
    expect(flipped).toMatchObject({ matrix: [-1, 0, 0, 1, 70, 25] });
  });

  it("[A11] another machine's size scales the design to fit and says so", () => {
    const result = layout(
      [aShape({ placement: { xMm: 114.3, yMm: 44.45, widthMm: 228.6, heightMm: 20, rotationDeg: 0 } })],
      "mug-200x90",
    );
    expect(result.list?.trim).toEqual({ widthMm: 200, heightMm: 90 });
    expect(result.boxes[0]).toMatchObject({ xMm: 100, yMm: 45, widthMm: 200 });
    expect(result.issues).toEqual([
      { code: "area_scaled", severity: "information", path: "/elements/wrap", params: { percent: 87.5 } },
    ]);
  });

  it("[A13] empty elements draw nothing", () => {
    expect(items([aText({ text: "  \n" }), anImage({ upload: "" })])).toEqual([]);
  });

  it("[A14] resolution is judged at the printed size", () => {
    const sized = (widthMm: number) =>
      preflightOf([
        anImage({ placement: { xMm: 114, yMm: 44, widthMm, heightMm: widthMm * 0.75, rotationDeg: 0 } }),
      ]).filter((each) => each.includes("ppi"));
    expect(sized(100)).toEqual([]);
    expect(sized(300)).toEqual(["warning ppi_low"]);
    expect(sized(700)).toEqual(["error ppi_too_low"]);
  });

  it("[A14] says how wide a picture may be and still be good", () => {
    const widths = [300, 700].map((widthMm) => {
      const placement = { xMm: 114, yMm: 44, widthMm, heightMm: widthMm * 0.75, rotationDeg: 0 };
      const issues = preflight(mug, aMugWith(anImage({ placement })), {
        profile: bundledProfile("mug-228x89"),
        shaper,
        fallbackFonts: FALLBACK_FONTS,
        uploads: new Map([["up_1", { widthPx: 2400, heightPx: 1800 }]]),
      });
      return issues.find(({ code }) => code.startsWith("ppi"))?.params["sharpUpToMm"];
    });
    // 2400 px at 240 ppi, four fifths of the target, are 10 inches.
    expect(widths).toEqual([254, 254]);
  });

  it("[A15] edges: outside, over the trim, short of the bleed, too near", () => {
    const at = (xMm: number, profile?: string) =>
      preflightOf([aShape({ placement: { xMm, yMm: 44, widthMm: 20, heightMm: 20, rotationDeg: 0 } })], profile);
    expect(at(50)).toEqual([]);
    expect(at(11)).toEqual(["warning outside_safe_area"]);
    expect(at(9)).toEqual(["warning outside_area"]);
    expect(at(-50)).toEqual(["error outside_area"]);
    expect(at(9, "mug-228x89-bleed-3")).toEqual(["warning bleed_not_covered"]);
    expect(at(5, "mug-228x89-bleed-3")).toEqual(["warning outside_area"]);
  });

  it("[A18] a text that shrinks fits its width, keeps its middle, and stops at its smallest size", () => {
    const fitted = { fit: "shrink", maxWidthMm: 40, minSizeMm: 6 } as const;
    const box = (text: string) => layout([aText({ text, ...fitted })]).boxes[0]!;
    expect(box("Léa")).toMatchObject({ textSizeMm: 18 });
    expect(box("Anne-Lise")).toMatchObject({ xMm: 100, yMm: 45, widthMm: 40 });
    expect(box("Anne-Lise").textSizeMm).toBeLessThan(18);
    expect(box("Marie-Christine de la Tour d’Auvergne").textSizeMm).toBe(6);
    expect(preflightOf([aText({ text: "Marie-Christine", ...fitted, maxWidthMm: 8, minSizeMm: 0.5 })])).toEqual([
      "error text_too_small",
    ]);
  });

  it("[A17] artwork on an area that is switched off is kept, said, and neither preflighted nor in the way", () => {
    const shirt = bundledProduct("t-shirt");
    const design = (backPrint: boolean) => ({
      product: "t-shirt",
      selections: { backPrint },
      elements: { back: [aText({ sizeMm: 1, font: "bebas-neue" })] },
    });
    const found = (backPrint: boolean) => [
      ...checkConfiguration(shirt, design(backPrint), {}).issues,
      ...preflight(shirt, design(backPrint), {
        profile: bundledProfile("dtg-a"),
        shaper,
        fallbackFonts: FALLBACK_FONTS,
        uploads: new Map(),
      }),
    ];
    expect(found(false).map(({ code, severity }) => `${severity} ${code}`)).toEqual(["information area_unavailable"]);
    expect(found(true).map(({ code, severity }) => `${severity} ${code}`)).toEqual(["error text_too_small"]);
  });

  it("small text, inks the profile lacks, and profiles the product is not made with are errors", () => {
    expect(preflightOf([aText({ sizeMm: 1 })])).toContain("error text_too_small");
    expect(preflightOf([aShape({ fill: "spot(Gold)" })])).toEqual(["error colour_not_printable"]);
    expect(preflightOf([aShape({ fill: "cmyk(0 100 0 0)" })])).toEqual(["error colour_not_printable"]);
    expect(preflightOf([aShape()], "dtg-a")).toEqual(["error profile_not_offered"]);
  });

  it("[A16] an outline lies under the letters, twice as wide as it shows", () => {
    const drawn = items([aText({ outline: { widthMm: 0.5, color: "#ffffff" } })]);
    expect(drawn).toMatchObject([
      { kind: "path", stroke: { widthMm: 1, colour: { screen: "#ffffff" } } },
      { kind: "path", fill: { screen: "#c2185b" } },
    ]);
    expect(drawn[0]).not.toHaveProperty("fill");
  });

  it("[A2][A5] any text lays out without throwing, inside a finite box", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        const { boxes, issues } = layout([aText({ text })]);
        expect(Number.isFinite(boxes[0]?.widthMm)).toBe(true);
        expect(boxes[0]?.widthMm).toBeGreaterThanOrEqual(0);
        for (const each of issues) expect(each.code).toBe("missing_glyph");
      }),
      { numRuns: 300 },
    );
  });
});
