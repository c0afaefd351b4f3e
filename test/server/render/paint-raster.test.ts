import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DisplayItem, DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";
import { paintRaster } from "../../../server/render/paint-raster.ts";
import type { UploadFiles } from "../../../server/render/paint-raster.ts";
import { pictureGrid, printFileGrid } from "../../../server/render/pixel-grid.ts";
import type { Raster } from "../../../server/render/raster.ts";
import { photo, quarters } from "../ingest/picture-files.ts";
import { aList, aPlacedImage, aRectangle } from "./a-list.ts";
import { paintedBox, pixel } from "./pixels.ts";

const CARD = { bleedMm: 3, targetPpi: 300 };
/** Pixel of a length on the card's grid: 10 mm from the trim corner are 153.5 px from the sheet's. */
const px = (mm: number) => ((mm + 3) * 1075) / 91;
const py = (mm: number) => ((mm + 3) * 720) / 61;

let folder = "";
let uploads: UploadFiles = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paint-"));
  uploads = {
    u: await upload("quarters.png", await quarters(600, 400)),
    photo: await upload("photo.png", await photo(600, 400).png().toBuffer()),
    disc: await upload("disc.png", await discOnClear()),
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function upload(name: string, bytes: Buffer) {
  const path = join(folder, name);
  const { width, height } = await sharp(bytes).toFile(path);
  return { path, mime: "image/png", widthPx: width, heightPx: height };
}

/** White disc on clear black: interpolation that mixes in clear pixels would show grey. */
function discOnClear(): Promise<Buffer> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><circle cx="30" cy="20" r="15" fill="#fff"/></svg>';
  return sharp(Buffer.from(svg)).png().toBuffer();
}

function paintCard(...items: DisplayItem[]): Promise<Raster> {
  return paint(aList(items));
}

function paint(list: DisplayList): Promise<Raster> {
  return paintRaster(list, { grid: printFileGrid(list.trim, CARD), uploads });
}

describe("outlines", () => {
  it("makes 85 × 55 mm with 3 mm of bleed at 300 ppi 1075 × 720 pixels", async () => {
    const { width, height, data } = await paintCard();
    expect([width, height, data.length]).toEqual([1075, 720, 1075 * 720 * 4]);
    expect(data.every((value) => value === 0)).toBe(true);
  });

  it("puts a rectangle on exactly its pixels", async () => {
    const raster = await paintCard(aRectangle({ x: 10, y: 20, width: 30, height: 10 }));
    expect(paintedBox(raster)).toEqual({
      left: Math.round(px(10)),
      top: Math.round(py(20)),
      right: Math.round(px(40)) - 1,
      bottom: Math.round(py(30)) - 1,
    });
    expect(pixel(raster, 300, 300)).toEqual([255, 0, 0, 255]);
  });

  it("fills the last row and column of the bleed completely, and nothing can leave it", async () => {
    const raster = await paintCard(aRectangle({ x: -50, y: -50, width: 300, height: 300 }));
    for (const [x, y] of [
      [0, 0],
      [1074, 0],
      [0, 719],
      [1074, 719],
    ] as const) {
      expect(pixel(raster, x, y)).toEqual([255, 0, 0, 255]);
    }
  });

  it("cuts at the bleed when more of the sheet is seen", async () => {
    const list = aList([aRectangle({ x: -50, y: 20, width: 300, height: 10 })]);
    const grid = { widthPx: 1000, heightPx: 610, toPixels: [10, 0, 0, 10, 50, 50] as const };
    const box = paintedBox(await paintRaster(list, { grid, uploads }));
    expect(box).toEqual({ left: 20, top: 250, right: 929, bottom: 349 });
  });

  it("mixes opacity over clear and over colour", async () => {
    const below = aRectangle({ x: 0, y: 0, width: 40, height: 55 }, { fill: { kind: "rgb", screen: "#0000ff" } });
    const above = aRectangle({ x: 20, y: 0, width: 40, height: 55 }, { opacity: 0.5 });
    const raster = await paintCard(below, above);
    expect(pixel(raster, Math.round(px(50)), 300)).toEqual([255, 0, 0, 128]);
    const [red, green, blue, alpha] = pixel(raster, Math.round(px(30)), 300);
    expect([Math.abs(red - 128) <= 1, green, Math.abs(blue - 127) <= 1, alpha]).toEqual([true, 0, true, 255]);
  });

  it("draws a stroke half outside its outline, round at the corners", async () => {
    const stroke = { colour: { kind: "rgb", screen: "#00aa00" } as const, widthMm: 4 };
    const raster = await paintCard(aRectangle({ x: 20, y: 20, width: 20, height: 20 }, { stroke }));
    const box = paintedBox(raster);
    expect([box.left, box.right]).toEqual([Math.round(px(18)), Math.round(px(42)) - 1]);
    expect(pixel(raster, box.left, box.top)[3]).toBe(0);
    expect(pixel(raster, Math.round(px(19)), Math.round(py(30)))).toEqual([0, 170, 0, 255]);
  });

  it("uses the screen colour of inks", async () => {
    const ink = { kind: "spot", name: "White", screen: "#123456" } as const;
    const raster = await paintCard(aRectangle({ x: 0, y: 0, width: 20, height: 20 }, { fill: ink }));
    expect(pixel(raster, 100, 100)).toEqual([0x12, 0x34, 0x56, 255]);
  });
});

describe("images", () => {
  const at = (raster: Raster, xMm: number, yMm: number) => pixel(raster, Math.floor(px(xMm)), Math.floor(py(yMm)));
  const RED = [220, 20, 20, 255];
  const GREEN = [20, 200, 20, 255];
  const BLUE = [20, 20, 220, 255];
  const WHITE = [250, 250, 250, 255];

  it("stands upright in its box, to the pixel", async () => {
    const raster = await paintCard(aPlacedImage({ x: 10, y: 10 }));
    expect([at(raster, 15, 15), at(raster, 35, 15), at(raster, 15, 25), at(raster, 35, 25)]).toEqual([
      RED,
      GREEN,
      BLUE,
      WHITE,
    ]);
    expect(paintedBox(raster)).toEqual({
      left: Math.round(px(10)),
      top: Math.round(py(10)),
      right: Math.round(px(40)) - 1,
      bottom: Math.round(py(30)) - 1,
    });
  });

  it("keeps upright edges crisp: a pixel is whole when its centre is inside", async () => {
    const grid = pictureGrid({ widthMm: 100, heightMm: 100 }, 100);
    const list = aList([aPlacedImage({ x: 10.25, y: 10.6 })], { trim: { widthMm: 100, heightMm: 100 }, bleedMm: 0 });
    const raster = await paintRaster(list, { grid, uploads });
    expect(paintedBox(raster, 1)).toEqual({ left: 10, top: 11, right: 39, bottom: 30 });
    expect(paintedBox(raster, 255)).toEqual({ left: 10, top: 11, right: 39, bottom: 30 });
  });

  it("shows the crop and nothing else", async () => {
    const crop = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
    const raster = await paintCard(aPlacedImage({ x: 10, y: 10 }, { crop }));
    expect([at(raster, 10.5, 10.5), at(raster, 39.5, 29.5), at(raster, 25, 20)]).toEqual([GREEN, GREEN, GREEN]);
  });

  it("clips to a mask", async () => {
    const clip = "M15 0C23.28 0 30 4.48 30 10C30 15.52 23.28 20 15 20C6.72 20 0 15.52 0 10C0 4.48 6.72 0 15 0Z";
    const raster = await paintCard(aPlacedImage({ x: 10, y: 10 }, { clip }));
    expect(at(raster, 11, 11)[3] + at(raster, 39, 29)[3]).toBe(0);
    expect(at(raster, 20, 15)).toEqual(RED);
  });

  it("turns clockwise and mirrors", async () => {
    // A quarter turn about (40, 20): the top-left of the picture goes to the top-right.
    const turned = await paintCard(aPlacedImage({}, { matrix: [0, 1, -1, 0, 50, 5] }));
    expect([at(turned, 47, 8), at(turned, 47, 32), at(turned, 33, 8), at(turned, 33, 32)]).toEqual([
      RED,
      GREEN,
      BLUE,
      WHITE,
    ]);
    const mirrored = await paintCard(aPlacedImage({}, { matrix: [-1, 0, 0, 1, 40, 10] }));
    expect([at(mirrored, 15, 15), at(mirrored, 35, 15)]).toEqual([GREEN, RED]);
  });

  it("covers a slanted edge half where the edge halves the pixel", async () => {
    const slant = Math.SQRT1_2;
    const grid = pictureGrid({ widthMm: 100, heightMm: 100 }, 100);
    const image = aPlacedImage({}, { matrix: [slant, slant, -slant, slant, 50.5, 20.5] });
    const list = aList([image], { trim: { widthMm: 100, heightMm: 100 }, bleedMm: 0 });
    const raster = await paintRaster(list, { grid, uploads });
    expect(Math.abs(pixel(raster, 55, 25)[3] - 128)).toBeLessThanOrEqual(2);
    expect(pixel(raster, 57, 25)[3]).toBe(0);
    expect(pixel(raster, 53, 25)[3]).toBe(255);
  });

  it("takes no colour from clear pixels, and fades as a whole", async () => {
    const raster = await paintCard(aPlacedImage({ x: 10, y: 10 }, { upload: "disc", opacity: 0.5 }));
    let painted = 0;
    let darkened = 0;
    let colouredButClear = 0;
    for (let i = 0; i < raster.data.length; i += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = raster.data.subarray(i, i + 4);
      if (alpha === 0) {
        if (red + green + blue > 0) colouredButClear += 1;
        continue;
      }
      painted += 1;
      // Nearly clear pixels keep few levels of colour, as everywhere with 8 bits.
      if (red < (alpha < 8 ? 200 : 250)) darkened += 1;
    }
    expect({ darkened, colouredButClear }).toEqual({ darkened: 0, colouredButClear: 0 });
    expect(painted).toBeGreaterThan(1000);
    expect(at(raster, 25, 20)).toEqual([255, 255, 255, 128]);
  });

  it("draws the same picture upright and as the sum of its halves", async () => {
    const whole = await paintCard(aPlacedImage({ x: 10.1, y: 10.3 }, { upload: "photo" }));
    const half = { upload: "photo", widthMm: 15 };
    const parts = await paintCard(
      aPlacedImage({ x: 10.1, y: 10.3 }, { ...half, crop: { x: 0, y: 0, width: 0.5, height: 1 } }),
      aPlacedImage({ x: 25.1, y: 10.3 }, { ...half, crop: { x: 0.5, y: 0, width: 0.5, height: 1 } }),
    );
    for (const [x, y] of [
      [12, 12],
      [20, 20],
      [30, 15],
      [38, 28],
    ] as const) {
      at(whole, x, y).forEach((value, i) => expect(Math.abs(value - (at(parts, x, y)[i] ?? 0))).toBeLessThanOrEqual(3));
    }
  });

  it("keeps the order of the list between outlines and images", async () => {
    const cover = aRectangle({ x: 10, y: 10, width: 10, height: 20 }, { fill: { kind: "rgb", screen: "#ffff00" } });
    expect(at(await paintCard(aPlacedImage({ x: 10, y: 10 }), cover), 15, 15)).toEqual([255, 255, 0, 255]);
    expect(at(await paintCard(cover, aPlacedImage({ x: 10, y: 10 })), 15, 15)).toEqual(RED);
  });

  it("refuses to leave out a picture it has no file of", async () => {
    await expect(paintCard(aPlacedImage({}, { upload: "gone" }))).rejects.toThrow(/upload "gone"/);
  });
});
