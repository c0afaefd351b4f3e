import type { PrintWarp } from "./print-warp.ts";

/** Pixels of a picture, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 3 for red, green, blue; 4 with opacity last. */
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}

/** sRGB of cloth in full light: it leaves the print's colours as they are. */
const FULL_LIGHT = 240;

/** Lays artwork on the photo of the shirt: bent by the folds, shaded as the cloth under it is. Changes `photo` in place. */
export function composeMockUp(photo: Pixels, artwork: Pixels, warp: PrintWarp): void {
  const across = warp.columns + 1;
  for (let row = 0; row < warp.rows; row++) {
    for (let column = 0; column < warp.columns; column++) {
      const corner = (dx: number, dy: number): Corner => {
        const [x, y] = warp.points[(row + dy) * across + column + dx] ?? [0, 0];
        return {
          x: x * photo.width,
          y: y * photo.height,
          u: (column + dx) / warp.columns,
          v: (row + dy) / warp.rows,
        };
      };
      fillTriangle(photo, artwork, [corner(0, 0), corner(1, 0), corner(0, 1)]);
      fillTriangle(photo, artwork, [corner(1, 1), corner(0, 1), corner(1, 0)]);
    }
  }
}

interface Corner {
  readonly x: number;
  readonly y: number;
  /** Place in the print area, 0 to 1 from its top left. */
  readonly u: number;
  readonly v: number;
}

function fillTriangle(photo: Pixels, artwork: Pixels, [a, b, c]: readonly [Corner, Corner, Corner]): void {
  const area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  const low = Math.ceil(Math.min(a.y, b.y, c.y) - 0.5);
  const high = Math.floor(Math.max(a.y, b.y, c.y) - 0.5);
  const left = Math.ceil(Math.min(a.x, b.x, c.x) - 0.5);
  const right = Math.floor(Math.max(a.x, b.x, c.x) - 0.5);
  for (let y = low; y <= high; y++) {
    for (let x = left; x <= right; x++) {
      const [px, py] = [x + 0.5 - a.x, y + 0.5 - a.y];
      const second = (px * (c.y - a.y) - py * (c.x - a.x)) / area;
      const third = ((b.x - a.x) * py - (b.y - a.y) * px) / area;
      // Half open, so that neighbours do not ink the same pixel twice.
      if (second < 0 || third < 0 || second + third >= 1) continue;
      const u = a.u + (b.u - a.u) * second + (c.u - a.u) * third;
      const v = a.v + (b.v - a.v) * second + (c.v - a.v) * third;
      inkPixel(photo, y * photo.width + x, readInk(artwork, u, v));
    }
  }
}

type Ink = readonly [red: number, green: number, blue: number, opacity: number];

function inkPixel(photo: Pixels, pixel: number, [red, green, blue, opacity]: Ink): void {
  for (const [channel, ink] of [red, green, blue].entries()) {
    const index = pixel * photo.channels + channel;
    const cloth = photo.data[index] ?? 0;
    const printed = (ink * cloth) / FULL_LIGHT;
    photo.data[index] = Math.min(255, Math.round(cloth + (printed - cloth) * opacity));
  }
}

function readInk(artwork: Pixels, u: number, v: number): Ink {
  const x = Math.min(artwork.width - 1.001, Math.max(0, u * artwork.width - 0.5));
  const y = Math.min(artwork.height - 1.001, Math.max(0, v * artwork.height - 0.5));
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const sums = [0, 0, 0, 0];
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const share = (dx ? x - column : 1 - x + column) * (dy ? y - row : 1 - y + row);
    const index = ((row + dy) * artwork.width + column + dx) * 4;
    const opacity = (share * (artwork.data[index + 3] ?? 0)) / 255;
    for (let channel = 0; channel < 3; channel++) {
      sums[channel] = (sums[channel] ?? 0) + opacity * (artwork.data[index + channel] ?? 0);
    }
    sums[3] = (sums[3] ?? 0) + opacity;
  }
  const [red = 0, green = 0, blue = 0, opacity = 0] = sums;
  const weight = Math.max(opacity, 1e-6);
  return [red / weight, green / weight, blue / weight, opacity];
}
