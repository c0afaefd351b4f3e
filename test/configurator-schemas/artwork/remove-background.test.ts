import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foregroundMask } from "../../../configurator-schemas/artwork/remove-background.ts";
import type { WorkingPicture } from "../../../configurator-schemas/artwork/remove-background.ts";
import { resampleMask } from "../../../configurator-schemas/artwork/resample-mask.ts";

type Colour = readonly [number, number, number];

function aPicture(width: number, height: number, colourAt: (x: number, y: number) => Colour): WorkingPicture {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set(colourAt(x, y), (y * width + x) * 3);
  }
  return { data, width, height, channels: 3 };
}

const inside = (x: number, y: number) => x >= 8 && x < 24 && y >= 8 && y < 24;
const hole = (x: number, y: number) => x >= 14 && x < 18 && y >= 14 && y < 18;
const square = aPicture(32, 32, (x, y) => (inside(x, y) && !hole(x, y) ? [200, 30, 30] : [240, 240, 240]));
const at = (mask: { data: Uint8Array; width: number }, x: number, y: number) => mask.data[y * mask.width + x];

describe("taking the background away", () => {
  it("[A41] clears what the edges reach and keeps what is enclosed, though it has the same colour", () => {
    const mask = foregroundMask(square, { tolerance: 20, feather: 0 });
    for (let y = 0; y < 32; y += 1) for (let x = 0; x < 32; x += 1) expect(at(mask, x, y)).toBe(inside(x, y) ? 255 : 0);
  });

  it("[A41] feathers inwards only", () => {
    const mask = foregroundMask(square, { tolerance: 20, feather: 2 });
    for (let y = 0; y < 32; y += 1) for (let x = 0; x < 32; x += 1) if (!inside(x, y)) expect(at(mask, x, y)).toBe(0);
    expect(at(mask, 16, 16)).toBe(255);
    expect(at(mask, 8, 16)).toBeLessThan(at(mask, 10, 16) ?? 0);
  });

  it("[A41] follows a wall in uneven light, not the step to what stands before it", () => {
    const lit = aPicture(64, 64, (x, y) =>
      x > 20 && x < 44 && y > 20
        ? [90, 60, 50]
        : [200 - Math.floor(y / 2), 200 - Math.floor(y / 2), 205 - Math.floor(y / 2)],
    );
    const mask = foregroundMask(lit, { tolerance: 12, feather: 0 });
    expect(at(mask, 5, 60)).toBe(0);
    expect(at(mask, 32, 40)).toBe(255);
    expect(at(mask, 32, 63)).toBe(255);
  });

  it("[A41] what reaches the bottom edge is not taken for background", () => {
    const bust = aPicture(40, 40, (x, y) => (y > 15 && x > 3 && x < 36 ? [30, 60, 120] : [250, 250, 250]));
    expect(at(foregroundMask(bust, { tolerance: 30, feather: 0 }), 20, 39)).toBe(255);
  });

  it("[A41] a higher tolerance never keeps more", () => {
    const picture = fc.uint8Array({ minLength: 12 * 9 * 3, maxLength: 12 * 9 * 3 });
    fc.assert(
      fc.property(picture, fc.nat(99), (data, tolerance) => {
        const of = (t: number) =>
          foregroundMask({ data, width: 12, height: 9, channels: 3 }, { tolerance: t, feather: 0 });
        const [less, more] = [of(tolerance), of(tolerance + 1)];
        expect(more.data.every((value, i) => value <= (less.data[i] ?? 0))).toBe(true);
      }),
    );
  });

  it("a mask at its own size is itself, larger or smaller it keeps its place and its weight", () => {
    const mask = foregroundMask(square, { tolerance: 20, feather: 1 });
    const whole = { x: 0, y: 0, width: 32, height: 32 };
    expect(resampleMask(mask, { from: whole, width: 32, height: 32 }).data).toEqual(mask.data);
    const mean = ({ data }: { data: Uint8Array }) => data.reduce((sum, value) => sum + value, 0) / data.length;
    for (const side of [7, 16, 21, 75, 128]) {
      const other = resampleMask(mask, { from: whole, width: side, height: side });
      expect(Math.abs(mean(other) - mean(mask))).toBeLessThan(2.5);
    }
    const part = resampleMask(mask, { from: { x: 11, y: 11, width: 8, height: 8 }, width: 16, height: 16 });
    expect(new Set(part.data)).toEqual(new Set([255]));
  });
});
