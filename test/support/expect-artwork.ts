import sharp from "sharp";
import { expect } from "vitest";

/** Where something was placed on the print area, in mm from its trim corner. */
export interface BoxMm {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** A print file's pixels, addressed in millimetres. */
export interface PrintPixels {
  readonly widthPx: number;
  readonly heightPx: number;
  at(xMm: number, yMm: number): readonly [r: number, g: number, b: number, a: number];
}

export async function readPrintFile(png: Buffer, ppi = 300): Promise<PrintPixels> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    widthPx: info.width,
    heightPx: info.height,
    at(xMm, yMm) {
      const index = (Math.round((yMm * ppi) / 25.4) * info.width + Math.round((xMm * ppi) / 25.4)) * 4;
      return [data[index] ?? 0, data[index + 1] ?? 0, data[index + 2] ?? 0, data[index + 3] ?? 0];
    },
  };
}

/** Fails unless the photo's own pixels, upright and whole, lie in the box. Mean difference per channel of 400 samples, of 255. */
export async function expectPhotoInside(pixels: PrintPixels, photo: Buffer, box: BoxMm): Promise<void> {
  const grid = 200;
  const source = await sharp(photo).rotate().resize(grid, grid, { fit: "fill" }).removeAlpha().raw().toBuffer();
  let difference = 0;
  const samples = 400;
  for (let i = 0; i < samples; i += 1) {
    const [u, v] = [((i * 37) % 90) / 100 + 0.05, ((i * 61) % 90) / 100 + 0.05];
    const [r, g, b, a] = pixels.at(
      box.xMm - box.widthMm / 2 + u * box.widthMm,
      box.yMm - box.heightMm / 2 + v * box.heightMm,
    );
    const from = (Math.round(v * grid) * grid + Math.round(u * grid)) * 3;
    difference +=
      (Math.abs(r - (source[from] ?? 0)) +
        Math.abs(g - (source[from + 1] ?? 0)) +
        Math.abs(b - (source[from + 2] ?? 0))) /
      3;
    expect(a).toBe(255);
  }
  expect(difference / samples).toBeLessThan(10);
}

/** Square millimetres inside the box that carry exactly this colour, opaque. */
export function inkedArea(pixels: PrintPixels, colour: string, box: BoxMm): number {
  const wanted = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
  const stepMm = 0.2;
  let inked = 0;
  for (let y = box.yMm - box.heightMm / 2; y < box.yMm + box.heightMm / 2; y += stepMm) {
    for (let x = box.xMm - box.widthMm / 2; x < box.xMm + box.widthMm / 2; x += stepMm) {
      const [r, g, b, a] = pixels.at(x, y);
      const near = [r, g, b].every((channel, i) => Math.abs(channel - (wanted[i] ?? 0)) < 3);
      if (a > 250 && near) inked += 1;
    }
  }
  return inked * stepMm * stepMm;
}
