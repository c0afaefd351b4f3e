import { describe, expect, it } from "vitest";
import { comparePictures } from "../../server/parity/compare-pictures.ts";

const SIZE = 64;

/** A picture by a grey value per pixel. */
function picture(grey: (x: number, y: number) => number) {
  const data = new Uint8Array(SIZE * SIZE * 4);
  for (let i = 0; i < SIZE * SIZE; i += 1) {
    const value = grey(i % SIZE, Math.floor(i / SIZE));
    data.set([value, value, value, 255], i * 4);
  }
  return { data, width: SIZE, height: SIZE };
}

const waves = picture((x, y) => 128 + 100 * Math.sin(x / 3) * Math.cos(y / 5));

describe("the ruler itself", () => {
  it("finds no difference between equal pictures", () => {
    expect(comparePictures(waves, waves)).toEqual({ ssim: 1, mae: 0, over8Pct: 0, over32Pct: 0, blobPx: 0 });
  });

  it("measures mean, shares and the largest patch", () => {
    const flat = picture(() => 100);
    const patched = picture((x, y) => (x < 4 && y < 5 ? 150 : x === 40 && y === 40 ? 140 : x === 50 ? 110 : 100));
    const { mae, over8Pct, over32Pct, blobPx } = comparePictures(flat, patched);
    expect(blobPx).toBe(20);
    expect(over32Pct).toBeCloseTo((21 / SIZE ** 2) * 100, 10);
    expect(over8Pct).toBeCloseTo(((21 + SIZE) / SIZE ** 2) * 100, 10);
    expect(mae).toBeCloseTo((20 * 50 + 40 + SIZE * 10) / SIZE ** 2, 10);
  });

  it("sees structure: a shift costs more than a shade", () => {
    const shifted = picture((x, y) => 128 + 100 * Math.sin((x + 2) / 3) * Math.cos(y / 5));
    const brighter = picture((x, y) => 133 + 100 * Math.sin(x / 3) * Math.cos(y / 5));
    expect(comparePictures(waves, shifted).ssim).toBeLessThan(0.95);
    expect(comparePictures(waves, brighter).ssim).toBeGreaterThan(0.99);
  });

  it("compares only pictures of one size", () => {
    expect(() => comparePictures(waves, { ...waves, width: 32, height: 128 })).toThrow(/one size/);
  });
});
