import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FINISH_HALO, finishOf, finishRows } from "../../../server/render/finish-rows.ts";
import type { PixelFinish } from "../../../server/render/finish-rows.ts";
import { createRaster } from "../../../server/render/raster.ts";
import type { Raster } from "../../../server/render/raster.ts";
import { bundledProfile } from "../../support/documents.ts";
import { pixel } from "./pixels.ts";

const SOFT: PixelFinish = { alpha: "soft", isMirrored: false, isOnWhiteInk: false, hasFringes: false };

function aRaster(width: number, height: number, paint: (x: number, y: number) => readonly number[]): Raster {
  const raster = createRaster(width, height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) raster.data.set(paint(x, y), (y * width + x) * 4);
  return raster;
}

const copyOf = ({ data, width, height }: Raster): Raster => ({ data: data.slice(), width, height });
const whole = (raster: Raster, finish: Partial<PixelFinish>) =>
  finishRows(copyOf(raster), { from: 0, to: raster.height, top: 0 }, { ...SOFT, ...finish });

/** A dark disc's edge from a photo on white: whole, two half-clear pixels that are nearly white, clear. */
const edge = aRaster(6, 5, (x) => {
  const row = [
    [20, 30, 40, 255],
    [20, 30, 40, 255],
    [200, 200, 200, 180],
    [250, 250, 250, 90],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  return row[x] ?? [];
});

describe("edges", () => {
  it("take the colour of their nearest whole pixel of what was cut out, and keep their alpha", () => {
    const finished = whole(edge, { hasFringes: true });
    expect(pixel(finished, 2, 2)).toEqual([20, 30, 40, 180]);
    expect(pixel(finished, 3, 2)).toEqual([20, 30, 40, 90]);
    expect(pixel(whole(edge, {}), 2, 2)).toEqual([200, 200, 200, 180]); // control: elsewhere they are left alone
  });

  it("are not what is see-through by itself, nor a see-through thing on a whole one", () => {
    const film = aRaster(9, 5, (x) => (x < 4 ? [9, 9, 9, 255] : [200, 10, 10, 128]));
    expect(whole(film, { hasFringes: true }).data).toEqual(film.data);
    const alone = aRaster(9, 5, (x) => (x < 4 ? [0, 0, 0, 0] : [200, 10, 10, 128]));
    expect(whole(alone, { hasFringes: true }).data).toEqual(alone.data);
  });
});

describe("a profile's finish", () => {
  const finish = (id: string, isCutOut: boolean) => finishOf(bundledProfile(id), { isCutOut });

  it("looks for fringes on garments, of pictures that were cut out alone", () => {
    expect(finish("dtg-a", true)).toEqual({ alpha: "soft", isMirrored: false, isOnWhiteInk: true, hasFringes: true });
    expect(finish("dtg-a", false).hasFringes).toBe(false);
    expect(finish("mug-228x89", true).hasFringes).toBe(false);
    expect(finish("phone-case", true)).toMatchObject({ alpha: "none", isMirrored: true });
  });
});

describe("alpha", () => {
  const ramp = aRaster(256, 8, (x) => (x === 0 ? [0, 0, 0, 0] : [200, 100, 50, x]));

  it("hard: at least half is whole, less is nothing and has no colour", () => {
    const { data } = whole(ramp, { alpha: "hard" });
    for (let x = 0; x < 256; x += 1) {
      expect([...data.subarray(x * 4, x * 4 + 4)]).toEqual(x >= 128 ? [200, 100, 50, 255] : [0, 0, 0, 0]);
    }
  });

  it("dithered: of 64 pixels as many stay as alpha says, and the same ones each time", () => {
    for (const alpha of [1, 32, 64, 128, 191, 250, 254]) {
      const flat = aRaster(8, 8, () => [200, 100, 50, alpha]);
      const { data } = whole(flat, { alpha: "dithered" });
      const stay = data.filter((value, i) => i % 4 === 3 && value === 255).length;
      expect(data.every((value, i) => i % 4 !== 3 || value === 0 || value === 255)).toBe(true);
      expect(Math.abs(stay - (alpha * 64) / 255)).toBeLessThanOrEqual(1);
      expect(whole(flat, { alpha: "dithered" }).data).toEqual(data);
    }
  });

  it("none: on white, whole everywhere", () => {
    const finished = whole(ramp, { alpha: "none" });
    expect(pixel(finished, 0, 0)).toEqual([255, 255, 255, 255]);
    expect(pixel(finished, 51, 0)).toEqual([244, 224, 214, 255]);
    expect(pixel(finished, 255, 0)).toEqual([200, 100, 50, 255]);
  });
});

describe("bands", () => {
  const aColour = fc.constantFrom([0, 0, 0, 0], [10, 20, 30, 255], [250, 250, 250, 100], [90, 80, 70, 200]);

  it("are finished as the whole is, whatever the finish and wherever they are cut", () => {
    fc.assert(
      fc.property(
        fc.array(aColour, { minLength: 7 * 12, maxLength: 7 * 12 }),
        fc.constantFrom("soft" as const, "hard" as const, "dithered" as const, "none" as const),
        fc.record({ isMirrored: fc.boolean(), hasFringes: fc.boolean() }),
        fc.integer({ min: 1, max: 11 }),
        (colours, alpha, change, cut) => {
          const raster = aRaster(7, 12, (x, y) => colours[y * 7 + x] ?? []);
          const finish = { ...SOFT, ...change, alpha };
          const parts = [
            [0, cut],
            [cut, 12],
          ] as const;
          const bands = parts.map(([from, to]) => {
            const [top, bottom] = [Math.max(0, from - FINISH_HALO), Math.min(12, to + FINISH_HALO)];
            const data = raster.data.slice(top * 28, bottom * 28);
            const band = { data, width: 7, height: bottom - top };
            return [...finishRows(band, { from: from - top, to: to - top, top }, finish).data];
          });
          expect(bands.flat()).toEqual([...whole(raster, finish).data]);
        },
      ),
    );
  });

  it("are turned left for right when they are mirrored", () => {
    const finished = whole(edge, { isMirrored: true });
    for (let x = 0; x < 6; x += 1) expect(pixel(finished, x, 1)).toEqual(pixel(edge, 5 - x, 1));
  });
});
