import { beforeAll, describe, expect, it } from "vitest";
import { checkPlates } from "../../../configurator-schemas/answers/check-plates.ts";
import { fixesOf } from "../../../configurator-schemas/answers/fixes.ts";
import { platesOf } from "../../../configurator-schemas/answers/plates.ts";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import type { PictureEdges } from "../../../configurator-schemas/artwork/contour/covered-polygons.ts";
import { readPathData } from "../../../configurator-schemas/artwork/draw-art.ts";
import { flattenOutline } from "../../../configurator-schemas/artwork/flatten-outline.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { compileProduct } from "../../../configurator-schemas/schema/compile-product.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { PrintProfile } from "../../../configurator-schemas/schema/print-profile.ts";
import type { ProductDocument } from "../../../configurator-schemas/schema/product.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { anImage, aShape, aText } from "../../support/builders.ts";
import { bundledDocument, bundledProfile, compiled, FALLBACK_FONTS, LIBRARY } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const PROFILE = bundledProfile("sticker-cut");
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

/** The mug's document with one area of 70 × 70 mm that is cut around its artwork, on white where it is glazed. */
function aStickerDocument(change: Partial<ProductDocument["printAreas"][number]> = {}): ProductDocument {
  const mug = bundledDocument("mug-11oz");
  const [wrap] = mug.printAreas;
  if (!wrap) throw new Error("the mug has no print area");
  const area = {
    ...wrap,
    sizeMm: [70, 70] as [number, number],
    sizeByProfile: [],
    cut: { offsetMm: 2 },
    underbase: "true",
    templates: [],
  };
  return { ...mug, profiles: ["sticker-cut", "eu-digital-cmyk"], printAreas: [{ ...area, ...change }] };
}

const STICKER = aStickerDocument();
const product = compiled(STICKER);
const area = product.printAreas[0]?.id ?? "";

function holding(...elements: DesignElement[]): Configuration {
  return { product: product.id, selections: {}, elements: { [area]: elements } };
}

function context(profile: PrintProfile = PROFILE) {
  const uploads = new Map([["up_1", { widthPx: 2000, heightPx: 2000 }]]);
  return { profile, shaper, fallbackFonts: FALLBACK_FONTS, uploads };
}

function platesOn(
  configuration: Configuration,
  { of = product, edges }: Partial<{ of: typeof product; edges: PictureEdges }> = {},
) {
  const { list } = layoutArtwork(of, configuration, { ...context(), area });
  if (!list) throw new Error("no size");
  return platesOf(of, configuration, { profile: PROFILE, list, edges: edges ?? (() => undefined) });
}

const dataOf = (found: ReturnType<typeof platesOf>, role: string) =>
  found.plates.find((each) => each.role === role)?.d ?? "";

function boundsOf(d: string) {
  const points = flattenOutline(readPathData(d), 0.001).flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const near = (expected: readonly number[]) => expected.map((each) => expect.closeTo(each, 1) as number);
const disc = (change = {}) =>
  aShape({ shape: "ellipse", placement: { xMm: 35, yMm: 35, widthMm: 40, heightMm: 40, rotationDeg: 0 }, ...change });

describe("plates of an area", () => {
  it("[A90] [A91] are the cut outside and the white inside of what is drawn", () => {
    const found = platesOn(holding(disc()));
    expect(found.plates.map(({ role }) => role)).toEqual(["white", "cut"]);
    expect(boundsOf(dataOf(found, "cut"))).toEqual(near([13, 13, 57, 57]));
    expect(boundsOf(dataOf(found, "white"))).toEqual(near([15.2, 15.2, 54.8, 54.8]));
  });

  it("follow the options: a border by number, white on some materials only", () => {
    const [colour] = STICKER.options;
    const values = colour && "values" in colour ? (colour.values ?? []) : [];
    const [first, second] = values.map(({ id }) => id);
    const id = colour?.id ?? "";
    const of = compiled(
      aStickerDocument({ cut: { offsetMm: `${id} == '${second}' ? 4.0 : 2.0` }, underbase: `${id} == '${second}'` }),
    );
    const chosen = (value: string | undefined) =>
      platesOn({ ...holding(disc()), selections: { [id]: value ?? "" } }, { of });
    expect(chosen(first).plates.map(({ role }) => role)).toEqual(["cut"]);
    expect(boundsOf(dataOf(chosen(first), "cut"))).toEqual(near([13, 13, 57, 57]));
    expect(chosen(second).plates.map(({ role }) => role)).toEqual(["white", "cut"]);
    expect(boundsOf(dataOf(chosen(second), "cut"))).toEqual(near([11, 11, 59, 59]));
  });

  it("[A92] lines count as wide as they are, what is faded away does not", () => {
    const text = aText({ text: "I", sizeMm: 30, placement: { xMm: 35, yMm: 35, rotationDeg: 0 } });
    const [left = 0, top = 0] = boundsOf(dataOf(platesOn(holding(text)), "white"));
    const outlined = { ...text, outline: { color: "#ffffff", widthMm: 1 } };
    const [outerLeft = 0, outerTop = 0] = boundsOf(dataOf(platesOn(holding(outlined)), "white"));
    expect(left - outerLeft).toBeCloseTo(1, 1);
    expect(top - outerTop).toBeCloseTo(1, 1);
    expect(platesOn(holding({ ...text, opacity: 0 })).plates).toEqual([]);
    expect(platesOn(holding()).plates).toEqual([]);
  });

  it("[A92] a picture is its box, its mask, or what of it is not clear, wherever it is turned and flipped to", () => {
    const picture = anImage({ placement: { xMm: 35, yMm: 35, widthMm: 40, heightMm: 20, rotationDeg: 0 } });
    const white = (element: DesignElement, edges?: PictureEdges) =>
      boundsOf(dataOf(platesOn(holding(element), edges && { edges }), "white"));
    expect(white(picture)).toEqual(near([15.2, 25.2, 54.8, 44.8]));
    const turned = { ...picture, placement: { ...picture.placement, rotationDeg: 90 } };
    expect(white(turned)).toEqual(near([25.2, 15.2, 44.8, 54.8]));
    // The left half of the picture only.
    const left: PictureEdges = () => [
      [
        [0, 0],
        [0.5, 0],
        [0.5, 1],
        [0, 1],
      ],
    ];
    expect(white(picture, left)).toEqual(near([15.2, 25.2, 34.8, 44.8]));
    expect(white({ ...picture, flipX: true }, left)).toEqual(near([35.2, 25.2, 54.8, 44.8]));
    expect(white(turned, left)).toEqual(near([25.2, 15.2, 44.8, 34.8]));
    expect(platesOn(holding(picture), { edges: () => [] }).plates).toEqual([]);
    const [, , right = 0] = white({ ...picture, mask: "ellipse" }, left);
    expect(right).toBeCloseTo(34.8, 1);
  });

  it("are none where an area asks for none, or its profile makes none", () => {
    const plain = compiled(aStickerDocument({ cut: undefined, underbase: undefined }));
    expect(platesOn(holding(disc()), { of: plain }).plates).toEqual([]);
    const { list } = layoutArtwork(product, holding(disc()), { ...context(), area });
    const profile = bundledProfile("eu-digital-cmyk");
    if (list) expect(platesOf(product, holding(disc()), { profile, list, edges: () => undefined }).plates).toEqual([]);
  });
});

describe("what speaks against cutting to shape", () => {
  const codes = (configuration: Configuration, profile?: PrintProfile) =>
    preflight(product, configuration, context(profile)).map(({ severity, code }) => `${severity} ${code}`);
  const at = (xMm: number, yMm: number, size: number, id = "e3") =>
    aShape({ id, shape: "ellipse", placement: { xMm, yMm, widthMm: size, heightMm: size, rotationDeg: 0 } });

  it("[A93] nothing against a disc with its border", () => {
    expect(codes(holding(disc()))).toEqual([]);
  });

  it("[A93] parts too far apart to be joined, and what is too small", () => {
    expect(codes(holding(at(10, 35, 12), at(60, 35, 12, "e4")))).toEqual(["error cut_in_pieces"]);
    expect(codes(holding(at(28, 35, 12), at(42, 35, 12, "e4")))).toEqual([]);
    expect(codes(holding(at(35, 35, 4)))).toEqual(["error cut_too_small"]);
  });

  it("[A93] a border narrower than asked, and the way out; a background is none", () => {
    const tight = holding(at(20.5, 35, 40));
    expect(codes(tight)).toEqual(["warning border_too_narrow"]);
    const [found] = preflight(product, tight, context());
    const { boxes } = layoutArtwork(product, tight, { ...context(), area });
    const fixes = found
      ? fixesOf(found, { product, configuration: tight, ...context(), boxes: new Map([[area, boxes]]) })
      : [];
    const fixed = fixes.find(({ kind }) => kind === "fitInside")?.apply?.(tight);
    expect(fixed && codes(fixed)).toEqual([]);
    const background = aShape({ placement: { xMm: 35, yMm: 35, widthMm: 74, heightMm: 74, rotationDeg: 0 } });
    expect(codes(holding(background))).toEqual([]);
  });

  it("[A64] white words on brown paper are seen where white lies below them", () => {
    const kraft = {
      ...product,
      scene: { kind: "flat" as const, views: [{ id: "a", label: { fr: "A" }, area, color: "#c9a77a" }] },
    };
    const words = holding(aText({ color: "#ffffff", sizeMm: 12, placement: { xMm: 35, yMm: 35, rotationDeg: 0 } }));
    const [on, off] = ["true", undefined].map((underbase) => {
      const of = { ...kraft, printAreas: product.printAreas.map((each) => ({ ...each, underbase })) };
      return preflight(of as typeof product, words, context()).map(({ code }) => code);
    });
    expect(on).toEqual([]);
    expect(off).toEqual(["low_contrast"]);
  });

  it("[A93] a machine that neither cuts nor prints white", () => {
    expect(codes(holding(disc()), bundledProfile("eu-digital-cmyk"))).toEqual([
      "error profile_cannot_cut",
      "error profile_without_white",
    ]);
  });

  it("takes no list for nothing to cut (control)", () => {
    const [first] = product.printAreas;
    if (first) expect(checkPlates(product, holding(), { area: first, profile: PROFILE, list: undefined })).toEqual([]);
  });

  it("a product without a machine that cuts is not published", () => {
    const result = compileProduct({ ...STICKER, profiles: ["eu-digital-cmyk"] }, LIBRARY, 1);
    expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual([
      "/printAreas/0/cut",
      "/printAreas/0/underbase",
    ]);
  });

  it("a border that is no number is not published", () => {
    const result = compileProduct(aStickerDocument({ cut: { offsetMm: "true" } }), LIBRARY, 1);
    expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual(["/printAreas/0/cut/offsetMm"]);
  });
});
