import { filterPixels } from "../../configurator-schemas/artwork/filters.ts";
import type { FilterTable } from "../../configurator-schemas/artwork/filters.ts";
import type { PixelBox } from "./pixel-grid.ts";
import { SOURCE_PADDING } from "./prepare-image.ts";
import type { PreparedImage } from "./prepare-image.ts";
import { blendPixel, blendRow } from "./raster.ts";
import type { Raster } from "./raster.ts";

export interface SamplePlace {
  /** Pixels of the raster that the image's box may touch. */
  readonly box: PixelBox;
  /** 0…1. */
  readonly opacity: number;
  /** How much of each pixel of `box` the clips leave, 0…255, row by row. */
  readonly mask?: Uint8Array;
  /** What becomes of the picture's colours once they are resampled. */
  readonly filter?: FilterTable;
}

/** Weights are whole 256ths for 256 places between two source pixels; each four sum to 256, so flat colours stay exact. */
const PHASES = 256;
const WEIGHTS = cubicWeights();

/**
 * Paints a prepared image: bicubic (Catmull-Rom, as browsers do at high quality), slanted edges covered by area.
 * Own code because neither way around it holds: a large photo as a data URI inside SVG costs a PNG round trip and
 * librsvg's memory, and sharp's composite() places at whole pixels, half a pixel off the browser's picture.
 */
export function sampleImage(raster: Raster, source: PreparedImage, { box, opacity, mask, filter }: SamplePlace): void {
  const [a, b, c, d, e, f] = source.toSource;
  const { left, top, right, bottom } = source.window;
  const acrossX = { from: left, to: right, perPixel: Math.hypot(a, c) };
  const acrossY = { from: top, to: bottom, perPixel: Math.hypot(b, d) };
  // Browsers do not antialias the edges of upright images (Chromium's canvas: a pixel whose centre is inside is whole).
  // Print is better off with it, too: no half-clear seam around a photo for a garment printer to lay white under.
  const coverageOf = (b === 0 && c === 0) || (a === 0 && d === 0) ? wholeAt : coverageAt;
  const sample = source.channels === 3 ? sampleOpaque : samplePremultiplied;
  // Filters see what the sampler makes, row by row, before it meets what lies below.
  const row = filter && new Uint8Array(box.width * 4);
  for (let y = 0; y < box.height; y += 1) {
    const start = ((box.y + y) * raster.width + box.x) * 4;
    let to = row ? 0 : start;
    row?.fill(0);
    let masked = y * box.width;
    // Stepping from the row's start, not from pixel to pixel: sums would drift.
    const startX = a * (box.x + 0.5) + c * (box.y + y + 0.5) + e;
    const startY = b * (box.x + 0.5) + d * (box.y + y + 0.5) + f;
    for (let x = 0; x < box.width; x += 1, to += 4, masked += 1) {
      const sx = startX + a * x;
      const sy = startY + b * x;
      const coverage = coverageOf(sx, acrossX) * coverageOf(sy, acrossY);
      if (coverage <= 0) continue;
      const shown = coverage * opacity * (mask ? (mask[masked] ?? 0) : 255);
      if (shown >= 0.5) sample(source, sx, sy, row ?? raster.data, to, shown);
    }
    if (!row || !filter) continue;
    filterPixels(row, filter);
    blendRow(raster.data, start, row);
  }
}

interface Across {
  readonly from: number;
  readonly to: number;
  /** Source pixels per picture pixel, straight across the edge. */
  readonly perPixel: number;
}

/** The part (0…1) of a picture pixel centred at `position` (source pixels) that lies between two edges. */
function coverageAt(position: number, { from, to, perPixel }: Across): number {
  const before = (position - from) / perPixel + 0.5;
  const after = (to - position) / perPixel + 0.5;
  if (before >= 1 && after >= 1) return 1;
  return Math.max(0, Math.min(before, 1) + Math.min(after, 1) - 1);
}

/** 1 for a pixel whose centre lies between the edges, the first edge included. */
function wholeAt(position: number, { from, to }: Across): number {
  return position >= from && position < to ? 1 : 0;
}

/** Flat parameters here and below: the innermost loop, where an object per pixel would be most of the time. */
function sampleOpaque(source: PreparedImage, sx: number, sy: number, out: Uint8Array, to: number, shown: number): void {
  const { data } = source;
  const stride = (source.width + 2 * SOURCE_PADDING) * 3;
  const [x, y] = [sx - 0.5, sy - 0.5];
  const [wholeX, wholeY] = [Math.floor(x), Math.floor(y)];
  const phaseX = Math.round((x - wholeX) * PHASES) * 4;
  const phaseY = Math.round((y - wholeY) * PHASES) * 4;
  let from = (wholeY + SOURCE_PADDING - 1) * stride + (wholeX + SOURCE_PADDING - 1) * 3;
  const w0 = WEIGHTS[phaseX] ?? 0;
  const w1 = WEIGHTS[phaseX + 1] ?? 0;
  const w2 = WEIGHTS[phaseX + 2] ?? 0;
  const w3 = WEIGHTS[phaseX + 3] ?? 0;
  let [red, green, blue] = [HALF, HALF, HALF];
  for (let j = 0; j < 4; j += 1, from += stride) {
    const w = WEIGHTS[phaseY + j] ?? 0;
    if (w === 0) continue;
    red += w * (w0 * at(data, from) + w1 * at(data, from + 3) + w2 * at(data, from + 6) + w3 * at(data, from + 9));
    green +=
      w * (w0 * at(data, from + 1) + w1 * at(data, from + 4) + w2 * at(data, from + 7) + w3 * at(data, from + 10));
    blue +=
      w * (w0 * at(data, from + 2) + w1 * at(data, from + 5) + w2 * at(data, from + 8) + w3 * at(data, from + 11));
  }
  blendPixel(out, to, toByte(red >> 16), toByte(green >> 16), toByte(blue >> 16), Math.round(shown));
}

function samplePremultiplied(
  source: PreparedImage,
  sx: number,
  sy: number,
  out: Uint8Array,
  to: number,
  shown: number,
): void {
  const { data } = source;
  const stride = (source.width + 2 * SOURCE_PADDING) * 4;
  const [x, y] = [sx - 0.5, sy - 0.5];
  const [wholeX, wholeY] = [Math.floor(x), Math.floor(y)];
  const phaseX = Math.round((x - wholeX) * PHASES) * 4;
  const phaseY = Math.round((y - wholeY) * PHASES) * 4;
  let row = (wholeY + SOURCE_PADDING - 1) * stride + (wholeX + SOURCE_PADDING - 1) * 4;
  let [red, green, blue, alpha] = [HALF, HALF, HALF, HALF];
  for (let j = 0; j < 4; j += 1, row += stride) {
    for (let i = 0, from = row; i < 4; i += 1, from += 4) {
      const w = at(WEIGHTS, phaseY + j) * at(WEIGHTS, phaseX + i);
      red += w * at(data, from);
      green += w * at(data, from + 1);
      blue += w * at(data, from + 2);
      alpha += w * at(data, from + 3);
    }
  }
  const opaque = toByte(alpha >> 16);
  const painted = Math.round((opaque * shown) / 255);
  if (painted === 0) return;
  const straight = (value: number) => toByte(Math.round(((value >> 16) * 255) / opaque));
  blendPixel(out, to, straight(red), straight(green), straight(blue), painted);
}

const HALF = 1 << 15;

function at(data: Uint8Array | Int16Array, index: number): number {
  return data[index] ?? 0;
}

function toByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** Catmull-Rom weights of the taps at -1, 0, 1, 2 for every phase, four numbers each. */
function cubicWeights(): Int16Array {
  const weights = new Int16Array((PHASES + 1) * 4);
  for (let phase = 0; phase <= PHASES; phase += 1) {
    const t = phase / PHASES;
    const outer = Math.round(256 * ((-0.5 * t + 1) * t - 0.5) * t);
    const near = Math.round(256 * ((1.5 * t - 2.5) * t * t + 1));
    const far = Math.round(256 * (0.5 * t - 0.5) * t * t);
    weights.set([outer, near, 256 - outer - near - far, far], phase * 4);
  }
  return weights;
}
