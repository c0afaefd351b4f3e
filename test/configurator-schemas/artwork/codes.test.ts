import { createRequire } from "node:module";
import { BinaryBitmap, GlobalHistogramBinarizer, MultiFormatReader, RGBLuminanceSource } from "@zxing/library";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { code128, ean13, eanCheckDigit } from "../../../configurator-schemas/artwork/code-bars.ts";
import { drawCode } from "../../../configurator-schemas/artwork/draw-code.ts";
import { checkElements } from "../../../configurator-schemas/artwork/check-elements.ts";
import { isFilled } from "../../../configurator-schemas/configuration/is-filled.ts";
import { scopeOf } from "../../../configurator-schemas/configuration/scope.ts";
import { CodeElement } from "../../../configurator-schemas/schema/design-element.ts";
import type * as JsQr from "jsqr";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { aMugWith } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";

// Its types say nothing of what a module gets by importing it.
const jsQR = createRequire(import.meta.url)("jsqr") as typeof JsQr.default.default;
const PX_PER_MM = 12;

function aCode(change: Partial<CodeElement> = {}): CodeElement {
  return CodeElement.parse({
    id: "c1",
    kind: "code",
    code: "qr",
    value: "https://example.org",
    placement: { xMm: 30, yMm: 30, widthMm: 50, heightMm: 30, rotationDeg: 0 },
    ...change,
  });
}

function draw(element: CodeElement) {
  const issues: Issue[] = [];
  const drawn = drawCode(element, { issues, colour: (screen) => ({ kind: "rgb", screen }) });
  return { ...drawn, issues };
}

/** As the print file has it: the paths by librsvg, in grey. */
async function pixelsOf(element: CodeElement) {
  const side = 60 * PX_PER_MM;
  const paths = draw(element).items.map(({ d, fill }) => `<path d="${d}" fill="${fill?.screen ?? ""}"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 60 60"><rect width="60" height="60" fill="#fff"/>${paths.join("")}</svg>`;
  const { data } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), side };
}

async function readQr(element: CodeElement): Promise<string | undefined> {
  const { data, side } = await pixelsOf(element);
  return jsQR(data, side, side)?.data;
}

async function readBars(element: CodeElement): Promise<string> {
  const { data, side } = await pixelsOf(element);
  const grey = new Uint8ClampedArray(side * side).map((_, i) => data[i * 4] ?? 255);
  const source = new RGBLuminanceSource(grey, side, side);
  return new MultiFormatReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)), new Map()).getText();
}

describe("codes", () => {
  it.each(["https://example.org/léa?x=1", "مرحبا", "0123456789", "A".repeat(500)])(
    "[A43] a QR code of %s reads as it was written",
    async (value) => {
      expect(await readQr(aCode({ value, level: "L" }))).toBe(value);
    },
  );

  it.each([17, 90, 211])("[A43] reads turned by %i degrees, in colours", async (rotationDeg) => {
    const placement = { xMm: 30, yMm: 30, widthMm: 34, heightMm: 34, rotationDeg };
    const element = aCode({ fill: "#8c1d40", background: "#fff4d6", level: "Q", placement });
    expect(await readQr(element)).toBe("https://example.org");
  });

  it.each(["Atelier-2026", "123456", "12345", "AB1234567CD", "A12345678", "~ !", "x1234"])(
    "[A43] Code 128 of %s reads as it was written",
    async (value) => {
      expect(await readBars(aCode({ code: "code128", value }))).toBe(value);
    },
  );

  it("[A43] EAN-13 reads, with or without its check digit", async () => {
    expect(await readBars(aCode({ code: "ean13", value: "590123412345" }))).toBe("5901234123457");
    expect(await readBars(aCode({ code: "ean13", value: "4006381333931" }))).toBe("4006381333931");
  });

  it("[A43] check digits are the standard's, and every single wrong digit is told with the right one", () => {
    expect(["629104150021", "400638133393", "978020137962"].map(eanCheckDigit)).toEqual([3, 1, 4]);
    expect(draw(aCode({ code: "ean13", value: "4006381333932" })).issues).toMatchObject([
      { code: "ean_check_digit", severity: "error", path: "/value", params: { expected: 1 } },
    ]);
    expect(draw(aCode({ code: "ean13", value: "4006381333932" })).items).toEqual([]);
  });

  it("[A43] widths add up to the standard's: EAN 95 modules, Code 128 eleven a symbol and thirteen the stop", () => {
    const sum = (widths: readonly number[] | undefined) => widths?.reduce((total, each) => total + each, 0);
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{1,48}$/), fc.stringMatching(/^\d{12}$/), (text, digits) => {
        expect(((sum(code128(text)?.widths) ?? 0) - 13) % 11).toBe(0);
        expect(sum(ean13(digits)?.widths)).toBe(95);
      }),
    );
    expect(code128("été")).toBeUndefined();
    expect(ean13("12345")).toBeUndefined();
  });

  it("[A43] what cannot be encoded is an error and draws nothing", () => {
    expect(draw(aCode({ code: "code128", value: "été" })).issues).toMatchObject([{ code: "code_invalid" }]);
    expect(draw(aCode({ value: "語".repeat(500), level: "H" })).issues).toMatchObject([
      { code: "code_too_long", params: { got: 1500, max: 1273 } },
    ]);
    expect(draw(aCode({ value: "語".repeat(500), level: "L" })).issues).toEqual([]);
  });

  it("[A44] no edge of an outline is walked twice, so that nothing lies between two dark modules", () => {
    const d = draw(aCode()).items[0]?.d ?? "";
    const edges = d.split("Z").flatMap((loop) => {
      const points = loop.split(/[ML]/).filter(Boolean);
      return points.map((point, i) => `${point}|${points[(i + 1) % points.length]}`);
    });
    expect(edges.length).toBeGreaterThan(100);
    expect(new Set(edges).size).toBe(edges.length);
    const reversed = new Set(edges.map((edge) => edge.split("|").toReversed().join("|")));
    expect(edges.filter((edge) => reversed.has(edge))).toEqual([]);
  });

  it("[A45] light on dark and pale on white are warned of, dark on light is not", () => {
    const codes = (fill: string, background: string) =>
      draw(aCode({ fill, background })).issues.map(({ code }) => code);
    expect(codes("#ffffff", "#000000")).toEqual(["code_contrast_low"]);
    expect(codes("#f2c94c", "#ffffff")).toEqual(["code_contrast_low"]);
    expect(codes("#1d2733", "#ffffff")).toEqual([]);
  });

  it("[A46] a published product that takes shapes takes codes and motifs, and counts their colours", () => {
    const mug = bundledProduct("mug-11oz");
    const { placement } = aCode();
    const motif = { id: "m1", kind: "art", art: "love-heart", placement } as const;
    const empty = aCode({ id: "c2", value: " " });
    expect(checkElements(mug, aMugWith(aCode(), motif), {})).toEqual([]);
    expect(isFilled(empty)).toBe(false);
    const counted = aMugWith(aCode({ background: "#ffffff" }), { ...motif, colours: ["#FF0000", "#ffffff"] });
    expect(scopeOf(mug, counted).call("colours", "wrap")).toBe(3);
    expect(scopeOf(mug, aMugWith(motif)).call("colours", "wrap")).toBe(0);
  });
});
