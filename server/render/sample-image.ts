import { filterPixels } from "../../configurator-schemas/artwork/filters.ts";
import type { FilterTable } from "../../configurator-schemas/artwork/filters.ts";
import type { PixelBox } from "./pixel-grid.ts";
import type { PreparedImage } from "./prepare-image.ts";
import { blendRow } from "./raster.ts";
import type { Raster } from "./raster.ts";
import { sampleOpaque, samplePremultiplied, toByte } from "./sample-pixel.ts";
import { UprightRows, uprightColumns } from "./sample-upright.ts";

export interface SamplePlace {
  /** Pixels of the raster that the image's box may touch. */
  readonly box: PixelBox;
  /** 0…1. */
  readonly opacity: number;
  /** How much of each pixel of `box` the clips leave, 0…255, row by row. */
  readonly mask?: Uint8Array;
  /** What becomes of the picture's colours once they are resampled. */
  readonly filter?: FilterTable;
  /** The row of the whole picture that is the raster's first; absent = 0. */
  readonly top?: number;
}

/**
 * Paints a prepared image: bicubic (Catmull-Rom, as browsers do at high quality), slanted edges covered by area.
 * Own code because neither way around it holds: a large photo as a data URI inside SVG costs a PNG round trip and
 * librsvg's memory, and sharp's composite() places at whole pixels, half a pixel off the browser's picture.
 */
export function sampleImage(raster: Raster, source: PreparedImage, place: SamplePlace): void {
  const { box, opacity, mask, filter, top: firstRow = 0 } = place;
  const [a, b, c, d, e, f] = source.toSource;
  if (b === 0 && c === 0) {
    sampleUpright(raster, source, place);
    return;
  }
  const { left, top, right, bottom } = source.window;
  const acrossX = { from: left, to: right, perPixel: Math.hypot(a, c) };
  const acrossY = { from: top, to: bottom, perPixel: Math.hypot(b, d) };
  // Browsers do not antialias the edges of upright images (Chromium's canvas: a pixel whose centre is inside is whole).
  // Print is better off with it, too: no half-clear seam around a photo for a garment printer to lay white under.
  const coverageOf = a === 0 && d === 0 ? wholeAt : coverageAt;
  const sample = source.channels === 3 ? sampleOpaque : samplePremultiplied;
  // Filters see what the sampler makes, row by row, before it meets what lies below.
  const row = filter && new Uint8Array(box.width * 4);
  for (let y = 0; y < box.height; y += 1) {
    const start = ((box.y + y - firstRow) * raster.width + box.x) * 4;
    let to = row ? 0 : start;
    row?.fill(0);
    let masked = y * box.width;
    // Stepping from the picture's edge, not from pixel to pixel: sums would drift; nor from the box's, which is another one
    // where a picture is painted in bands.
    const startX = a * 0.5 + c * (box.y + y + 0.5) + e;
    const startY = b * 0.5 + d * (box.y + y + 0.5) + f;
    for (let x = box.x; x < box.x + box.width; x += 1, to += 4, masked += 1) {
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

/** An image whose edges are the picture's own directions: all pixels whose centre it covers, whole rows at once. */
function sampleUpright(raster: Raster, source: PreparedImage, place: SamplePlace): void {
  const { box, opacity, mask, filter, top: firstRow = 0 } = place;
  const [a, , , d, e, f] = source.toSource;
  const { top, bottom } = source.window;
  const startX = a * (box.x + 0.5) + e;
  const columns = uprightColumns(source, { count: box.width, position: (column) => startX + a * column });
  const rows = new UprightRows(source, columns);
  const sums = new Int32Array(columns.count * 4);
  const pixels = new Uint8Array(columns.count * 4);
  const isWhole = opacity === 1 && !mask;
  for (let y = 0; y < box.height; y += 1) {
    const sy = d * (box.y + y + 0.5) + f;
    if (sy < top || sy >= bottom) continue;
    const to = ((box.y + y - firstRow) * raster.width + box.x + columns.from) * 4;
    const isPlain = isWhole && source.channels === 3;
    const row = isPlain ? raster.data.subarray(to, to + pixels.length) : pixels;
    if (source.channels === 3) rows.write(sy, new Uint8ClampedArray(row.buffer, row.byteOffset, row.length));
    else {
      rows.sum(sy, sums);
      straightRow(sums, pixels);
    }
    if (!isWhole) fade(pixels, opacity, mask?.subarray(y * box.width + columns.from));
    if (filter) filterPixels(row, filter);
    if (!isPlain) blendRow(raster.data, to, pixels);
  }
}

function straightRow(sums: Int32Array, pixels: Uint8Array): void {
  pixels.fill(0);
  for (let at = 0; at < pixels.length; at += 4) {
    const opaque = toByte(sums[at + 3]! >> 16);
    if (opaque === 0) continue;
    for (let channel = at; channel < at + 3; channel += 1)
      pixels[channel] = toByte(Math.round(((sums[channel]! >> 16) * 255) / opaque));
    pixels[at + 3] = opaque;
  }
}

function fade(pixels: Uint8Array, opacity: number, mask: Uint8Array | undefined): void {
  for (let at = 3, i = 0; at < pixels.length; at += 4, i += 1) {
    const shown = opacity * (mask ? (mask[i] ?? 0) : 255);
    pixels[at] = shown < 0.5 ? 0 : Math.round((pixels[at]! * (pixels[at] === 255 ? Math.round(shown) : shown)) / 255);
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
