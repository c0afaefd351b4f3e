import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import type { DisplayItem, DisplayPath } from "../../../configurator-schemas/artwork/display-list.ts";
import { MAX_COVERS, MAX_NODES, readDrawing } from "../../../configurator-schemas/artwork/drawing.ts";
import { filterPixels, filterTable } from "../../../configurator-schemas/artwork/filters.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { flattenSvg } from "../../../configurator-schemas/artwork/svg/flatten-svg.ts";
import type { SvgDrawing, SvgItem } from "../../../configurator-schemas/artwork/svg/svg-drawing.ts";
import type { ImageElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aMugWith, anImage } from "../../support/builders.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";
import { anyFilters } from "./any-filters.ts";

const mug = bundledProduct("mug-11oz");
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

function svgDrawing(body: string, box = "0 0 100 50"): SvgDrawing {
  const outcome = flattenSvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${body}</svg>`);
  if (!outcome.ok) throw new Error(`expected a drawing, got ${outcome.part}`);
  return outcome.drawing;
}

function layoutOf(drawing: SvgDrawing, change: Partial<ImageElement> = {}) {
  const ready = readDrawing(drawing);
  return layoutArtwork(mug, aMugWith(anImage({ placement: BOX, ...change })), {
    area: "wrap",
    profile: bundledProfile("mug-228x89"),
    shaper,
    fallbackFonts: FALLBACK_FONTS,
    drawings: (upload) => (upload === "up_1" ? ready : undefined),
  });
}

function itemsOf(drawing: SvgDrawing, change: Partial<ImageElement> = {}): readonly DisplayItem[] {
  const [sheet] = layoutOf(drawing, change).list?.items ?? [];
  return sheet?.kind === "group" ? sheet.items : [];
}

function pathsOf(items: readonly DisplayItem[]): DisplayPath[] {
  return items.flatMap((item) => (item.kind === "group" ? pathsOf(item.items) : item.kind === "path" ? [item] : []));
}

function points(d: string): (readonly [number, number])[] {
  const numbers = d.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  return numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1] ?? 0] as const] : []));
}

const BOX = { xMm: 60, yMm: 40, widthMm: 40, heightMm: 20, rotationDeg: 0 };
const square = '<rect x="10" y="10" width="20" height="20" fill="#c2185b"/>';
const disc = '<circle cx="40" cy="25" r="20" fill="#1565c0"/>';

describe("drawings", () => {
  it("[A80] are paths in a group that is cut at their box, and no picture", () => {
    expect(itemsOf(svgDrawing(square))).toEqual([
      {
        kind: "group",
        clip: "M40 30L80 30L80 50L40 50Z",
        items: [
          {
            kind: "path",
            d: "M44 34L52 34L52 42L44 42Z",
            fill: { kind: "rgb", screen: "#c2185b" },
            element: "e2",
          },
        ],
      },
    ]);
  });

  it("[A80] show their crop in the box, flip about its middle, and are cut by a mask", () => {
    const part = { crop: { x: 0, y: 0, width: 0.5, height: 1 }, placement: { ...BOX, widthMm: 20 } };
    const [left] = pathsOf(itemsOf(svgDrawing(square), { ...part, flipX: true, flipY: true }));
    expect(left?.d).toBe("M66 46L58 46L58 38L66 38Z");
    const [group] = itemsOf(svgDrawing(square), { mask: "ellipse" });
    expect(group).toMatchObject({ kind: "group", clip: expect.stringMatching(/^M60 30C/) as string });
  });

  it("[A80] fill their box under every rotation, flip and size", () => {
    const whole = svgDrawing('<rect width="100" height="50"/>');
    fc.assert(
      fc.property(
        fc.record({
          xMm: fc.double({ min: 0, max: 200, noNaN: true }),
          yMm: fc.double({ min: 0, max: 90, noNaN: true }),
          widthMm: fc.double({ min: 1, max: 300, noNaN: true }),
          heightMm: fc.double({ min: 1, max: 300, noNaN: true }),
          rotationDeg: fc.double({ min: -360, max: 360, noNaN: true }),
        }),
        fc.boolean(),
        fc.boolean(),
        (placement, flipX, flipY) => {
          const [group] = itemsOf(whole, { placement, flipX, flipY });
          if (group?.kind !== "group" || group.clip === undefined) throw new Error("expected a group that is cut");
          const corners = points(group.clip);
          const [path] = pathsOf([group]);
          points(path?.d ?? "").forEach(([x, y], i) => {
            const [cornerX, cornerY] = corners[i] ?? [Number.NaN, Number.NaN];
            expect(Math.hypot(x - cornerX, y - cornerY)).toBeLessThan(0.0003);
            for (const value of [x, y]) expect(Math.abs(value * 1e4 - Math.round(value * 1e4))).toBeLessThan(1e-6);
          });
        },
      ),
    );
  });

  it("[A81] keep how their lines end, join and dash, as wide as they are placed", () => {
    const line =
      '<path d="M10 10H90" fill="none" stroke="#000" stroke-width="5" stroke-linecap="square" stroke-linejoin="bevel" stroke-dasharray="10 5" stroke-dashoffset="2.5"/>';
    expect(pathsOf(itemsOf(svgDrawing(line)))).toEqual([
      {
        kind: "path",
        d: "M44 34L47 34M49 34L53 34M55 34L59 34M61 34L65 34M67 34L71 34M73 34L76 34",
        stroke: { colour: { kind: "rgb", screen: "#000000" }, widthMm: 2, join: "bevel", cap: "square" },
        element: "e2",
      },
    ]);
  });

  it("[A81] draw no line thinner than the grid", () => {
    const thin = svgDrawing(`${square}<path d="M0 0H90" fill="none" stroke="#000" stroke-width=".0001"/>`);
    expect(pathsOf(itemsOf(thin, { placement: { ...BOX, widthMm: 1, heightMm: 0.5 } }))).toHaveLength(1);
  });

  it("[A82] have their colours filtered by the tables of pixels", () => {
    const colour = fc.integer({ min: 0, max: 0xffffff });
    fc.assert(
      fc.property(colour, anyFilters, (value, filters) => {
        const hex = (bytes: Iterable<number>) =>
          `#${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
        const pixel = Uint8Array.of(value >> 16, (value >> 8) & 255, value & 255, 255);
        const body = `<rect width="9" height="9" fill="${hex(pixel.subarray(0, 3))}"/>`;
        filterPixels(pixel, filterTable(filters));
        const [path] = pathsOf(itemsOf(svgDrawing(body), { filters }));
        expect(path?.fill?.screen).toBe(hex(pixel.subarray(0, 3)));
      }),
    );
  });

  it("[A82] stay pictures while their background is taken away", () => {
    expect(itemsOf(svgDrawing(square), { background: { tolerance: 40, feather: 0 } })).toMatchObject([
      { kind: "image", upload: "up_1" },
    ]);
  });

  it("[A83] fade as one picture; a single area by itself", () => {
    expect(itemsOf(svgDrawing(square + disc), { opacity: 0.5 })).toMatchObject([
      { kind: "group", opacity: 0.5, items: [{ kind: "path" }, { kind: "path" }] },
    ]);
    const [one] = itemsOf(svgDrawing(square), { opacity: 0.5 });
    expect(one).toMatchObject({ kind: "group", items: [{ kind: "path", opacity: 0.5 }] });
    expect(one).not.toHaveProperty("opacity");
    const lined = '<rect x="10" y="10" width="20" height="20" fill="red" stroke="blue" opacity=".5"/>';
    expect(itemsOf(svgDrawing(lined))).toMatchObject([{ kind: "group", items: [{ kind: "group", opacity: 0.5 }] }]);
  });

  it("[A83] see through fill and line by themselves where the drawing says so", () => {
    const body = '<rect x="10" y="10" width="20" height="20" fill="red" fill-opacity=".4" stroke="blue"/>';
    expect(pathsOf(itemsOf(svgDrawing(body)))).toMatchObject([
      { fill: { screen: "#ff0000" }, opacity: 0.4 },
      { stroke: { colour: { screen: "#0000ff" } } },
    ]);
  });

  it("[A84] stay pictures when they are too fine to be moved about", () => {
    const path = (count: number): SvgItem => ({
      kind: "path",
      d: `M0 0${"L1 1".repeat(count - 1)}`,
      fill: { colour: "#000000" },
    });
    const drawing = (...items: SvgItem[]): SvgDrawing => ({ width: 1000, height: 500, items });
    expect(readDrawing(drawing(path(MAX_NODES)))).toBeDefined();
    expect(readDrawing(drawing(path(MAX_NODES), path(2)))).toBeUndefined();
    expect(itemsOf(drawing(path(MAX_NODES + 1)))).toMatchObject([{ kind: "image" }]);
    const sheet: SvgItem = { kind: "path", d: "M0 0L1000 0L1000 500L0 500Z", fill: { colour: "#000000" } };
    expect(readDrawing(drawing(...Array.from({ length: MAX_COVERS }, () => sheet)))).toBeDefined();
    expect(readDrawing(drawing(...Array.from({ length: MAX_COVERS + 1 }, () => sheet)))).toBeUndefined();
    const nested: SvgItem = { kind: "group", items: [path(MAX_NODES + 1)] };
    expect(readDrawing(drawing(nested))).toBeUndefined();
    const dashed = '<path d="M0 0H100" stroke="#000" stroke-dasharray=".001"/>';
    expect(readDrawing(svgDrawing(dashed))).toBeUndefined();
  });

  it("[A85] are sharp at every size; the picture made of one is not (control)", () => {
    const drawn = readDrawing(svgDrawing(square));
    const codes = (known: boolean) =>
      preflight(mug, aMugWith(anImage({ placement: { ...BOX, widthMm: 80 } })), {
        profile: bundledProfile("mug-228x89"),
        shaper,
        fallbackFonts: FALLBACK_FONTS,
        uploads: new Map([["up_1", { widthPx: 100, heightPx: 50 }]]),
        drawings: () => (known ? drawn : undefined),
      }).map(({ code }) => code);
    expect(codes(true)).toEqual([]);
    expect(codes(false)).toEqual(["ppi_too_low"]);
    expect(layoutOf(svgDrawing(square)).boxes).toMatchObject([{ isVector: true }]);
  });
});
