import { describe, expect, it } from "vitest";
import type { DisplayItem, DisplayStroke } from "../../../configurator-schemas/artwork/display-list.ts";
import { rectangleData } from "../../../configurator-schemas/artwork/path-data.ts";
import { paintRaster } from "../../../server/render/paint-raster.ts";
import { pictureGrid } from "../../../server/render/pixel-grid.ts";
import type { Raster } from "../../../server/render/raster.ts";
import { aList, aRectangle } from "./a-list.ts";
import { paintedBox, pixel } from "./pixels.ts";

const BLUE = { kind: "rgb", screen: "#0000ff" } as const;

/** A square of 100 mm at a pixel per millimetre. */
async function paint(...items: DisplayItem[]): Promise<Raster> {
  const trim = { widthMm: 100, heightMm: 100 };
  return paintRaster(aList(items, { trim, bleedMm: 0 }), { grid: pictureGrid(trim, 100), uploads: {} });
}

const square = (x: number, y: number, side: number) => rectangleData(x, y, { width: side, height: side });

describe("[A83] groups faded as one picture", () => {
  const lower = aRectangle({ x: 10, y: 10, width: 40, height: 40 });
  const upper = aRectangle({ x: 30, y: 30, width: 40, height: 40 }, { fill: BLUE });

  it("shows nothing of what lies below inside the group", async () => {
    const raster = await paint({ kind: "group", opacity: 0.5, items: [lower, upper] });
    expect(pixel(raster, 20, 20)).toEqual([255, 0, 0, 128]);
    expect(pixel(raster, 40, 40)).toEqual([0, 0, 255, 128]);
    expect(pixel(raster, 60, 60)).toEqual([0, 0, 255, 128]);
  });

  it("is not what fading each by itself makes (control)", async () => {
    const raster = await paint({ ...lower, opacity: 0.5 }, { ...upper, opacity: 0.5 });
    expect(pixel(raster, 40, 40)).not.toEqual([0, 0, 255, 128]);
  });

  it("cuts, fades and lies over what was there", async () => {
    const ground = aRectangle({ x: 0, y: 0, width: 100, height: 100 }, { fill: { kind: "rgb", screen: "#ffffff" } });
    const raster = await paint(ground, { kind: "group", clip: square(0, 0, 35), opacity: 0.5, items: [lower, upper] });
    expect(pixel(raster, 20, 20)).toEqual([255, 127, 127, 255]);
    expect(pixel(raster, 33, 33)).toEqual([127, 127, 255, 255]);
    expect(pixel(raster, 45, 45)).toEqual([255, 255, 255, 255]);
  });

  it("fades groups in groups", async () => {
    const inner: DisplayItem = { kind: "group", opacity: 0.5, items: [lower, upper] };
    const raster = await paint({ kind: "group", opacity: 0.5, items: [inner] });
    expect(pixel(raster, 40, 40)).toEqual([0, 0, 255, 64]);
  });

  it("draws nothing of an invisible or an empty one", async () => {
    const raster = await paint(
      { kind: "group", opacity: 0, items: [lower] },
      { kind: "group", opacity: 0.5, items: [] },
    );
    expect(raster.data.every((value) => value === 0)).toBe(true);
  });
});

describe("[A82] lines and holes as a drawing has them", () => {
  const stroke: DisplayStroke = { colour: BLUE, widthMm: 10 };
  const line = (change: Partial<DisplayStroke>): DisplayItem => ({
    kind: "path",
    d: "M20 50L60 50",
    stroke: { ...stroke, ...change },
    element: "e",
  });
  const ends = (raster: Raster) => {
    const { left, right } = paintedBox(raster);
    return [left, right];
  };

  it("ends lines as they say", async () => {
    expect(ends(await paint(line({})))).toEqual([15, 64]);
    expect(ends(await paint(line({ cap: "square" })))).toEqual([15, 64]);
    expect(ends(await paint(line({ cap: "butt" })))).toEqual([20, 59]);
    expect(pixel(await paint(line({})), 15, 45)[3]).toBe(0);
    expect(pixel(await paint(line({ cap: "square" })), 15, 45)[3]).toBe(255);
  });

  it("joins lines as they say, as far as the limit goes", async () => {
    const corner = (change: Partial<DisplayStroke>): DisplayItem => ({
      kind: "path",
      d: "M20 80L50 30L80 80",
      stroke: { ...stroke, ...change },
      element: "e",
    });
    const top = async (change: Partial<DisplayStroke>) => paintedBox(await paint(corner(change))).top;
    expect(await top({})).toBe(25);
    // Half a width over the sine of half the angle: 5 / sin(30.96°) = 9.72 above the corner.
    expect(await top({ join: "miter" })).toBeLessThan(22);
    expect(await top({ join: "miter", miterLimit: 1 })).toBe(await top({ join: "bevel" }));
    expect(await top({ join: "bevel" })).toBeGreaterThan(25);
  });

  it("dashes", async () => {
    const raster = await paint(line({ cap: "butt", dashesMm: [10, 5], dashOffsetMm: 5 }));
    expect([22, 27, 32, 42].map((x) => pixel(raster, x, 50)[3])).toEqual([255, 0, 255, 0]);
  });

  it("leaves holes by the even-odd rule, in fills and in clips", async () => {
    const d = square(10, 10, 60) + square(30, 30, 20);
    const red = { kind: "rgb", screen: "#ff0000" } as const;
    const holed = await paint({ kind: "path", d, fill: red, fillRule: "evenodd", element: "e" });
    const full = await paint({ kind: "path", d, fill: red, element: "e" });
    expect([holed, full].map((raster) => pixel(raster, 40, 40)[3])).toEqual([0, 255]);
    const all = aRectangle({ x: 0, y: 0, width: 100, height: 100 });
    const cut = await paint({ kind: "group", clip: d, clipRule: "evenodd", items: [all] });
    const cutFaded = await paint({ kind: "group", clip: d, clipRule: "evenodd", opacity: 0.5, items: [all] });
    expect([40, 20].map((at) => pixel(cut, at, at)[3])).toEqual([0, 255]);
    expect([40, 20].map((at) => pixel(cutFaded, at, at)[3])).toEqual([0, 128]);
  });
});
