/**
 * A picture being painted: RGBA, 8 bits, not premultiplied, so that colours survive any alpha exactly and
 * a pixel nobody painted stays 0 0 0 0 (colour under clear pixels would make a garment printer lay white ink).
 */
export interface Raster {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** 2 × 1 m at 300 ppi is 279 megapixels: such work needs painting in bands, and must not take the machine down until then. */
const MAX_PIXELS = 150_000_000;

export function createRaster(width: number, height: number): Raster {
  if (width * height > MAX_PIXELS) {
    throw new RangeError(`expected a picture of at most ${MAX_PIXELS} pixels, got ${width} × ${height}`);
  }
  return { data: new Uint8Array(width * height * 4), width, height };
}

/** A part of a raster, which must lie inside. */
export function cropRaster(
  { data, width }: Raster,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Raster {
  const part = createRaster(box.width, box.height);
  for (let row = 0; row < box.height; row += 1) {
    const from = ((box.y + row) * width + box.x) * 4;
    part.data.set(data.subarray(from, from + box.width * 4), row * box.width * 4);
  }
  return part;
}

/** Paints RGBA pixels over the raster with their top-left corner at (x, y); the layer must lie inside. */
export function blendOver(raster: Raster, layer: Raster, at: { readonly x: number; readonly y: number }): void {
  for (let row = 0; row < layer.height; row += 1) {
    const from = row * layer.width * 4;
    const to = ((at.y + row) * raster.width + at.x) * 4;
    blendRow(raster.data, to, layer.data.subarray(from, from + layer.width * 4));
  }
}

/** Paints neighbouring RGBA pixels over what is there from byte offset `to` on. */
export function blendRow(data: Uint8Array, to: number, row: Uint8Array): void {
  // Whole pixels at once where memory lies so: most of a layer is clear, and most of the rest opaque.
  const start = data.byteOffset + to;
  if (row.byteOffset % 4 !== 0 || start % 4 !== 0) {
    blendBytes(data, to, row);
    return;
  }
  const above = new Uint32Array(row.buffer, row.byteOffset, row.length >> 2);
  const below = new Uint32Array(data.buffer, start, above.length);
  for (let i = 0, from = 0; i < above.length; i += 1, from += 4) {
    const pixel = above[i]!;
    if (pixel === 0) continue;
    const alpha = row[from + 3]!;
    if (alpha === 255) below[i] = pixel;
    else if (alpha > 0) blendPixel(data, to + from, row[from]!, row[from + 1]!, row[from + 2]!, alpha);
  }
}

function blendBytes(data: Uint8Array, to: number, row: Uint8Array): void {
  for (let from = 0; from < row.length; from += 4) {
    const alpha = row[from + 3] ?? 0;
    if (alpha === 0) continue;
    blendPixel(data, to + from, row[from] ?? 0, row[from + 1] ?? 0, row[from + 2] ?? 0, alpha);
  }
}

/** Source-over of one pixel at byte offset `to`; alpha 1…255. Flat parameters: this is the innermost loop. */
export function blendPixel(
  data: Uint8Array,
  to: number,
  red: number,
  green: number,
  blue: number,
  alpha: number,
): void {
  const below = data[to + 3] ?? 0;
  if (alpha === 255 || below === 0) {
    data[to] = red;
    data[to + 1] = green;
    data[to + 2] = blue;
    data[to + 3] = alpha;
    return;
  }
  if (below === 255) {
    const rest = 255 - alpha;
    data[to] = over255(red * alpha + data[to]! * rest);
    data[to + 1] = over255(green * alpha + data[to + 1]! * rest);
    data[to + 2] = over255(blue * alpha + data[to + 2]! * rest);
    return;
  }
  // What remains visible of the pixel below, in 1/255 of its own alpha.
  const rest = below * (255 - alpha);
  const total = alpha * 255 + rest;
  data[to] = Math.round((red * alpha * 255 + (data[to] ?? 0) * rest) / total);
  data[to + 1] = Math.round((green * alpha * 255 + (data[to + 1] ?? 0) * rest) / total);
  data[to + 2] = Math.round((blue * alpha * 255 + (data[to + 2] ?? 0) * rest) / total);
  data[to + 3] = Math.round(total / 255);
}

/** value ÷ 255, rounded, for 0 to 255 × 255: there are no halves, and no division. */
export function over255(value: number): number {
  const raised = value + 128;
  return (raised + (raised >> 8)) >> 8;
}
