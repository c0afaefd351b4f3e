import type { ComparedPicture } from "./compared-picture.ts";

const REACH = 5;
const WINDOW = gaussian(2 * REACH + 1, 1.5);
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * Structural similarity of luma around every pixel (Wang, Bovik, Sheikh, Simoncelli 2004): 11 × 11 Gaussian window,
 * σ = 1.5. Edge pixels are repeated outside the picture, so that what lies at an edge is measured, too.
 */
export function similarityMap(a: ComparedPicture, b: ComparedPicture): Float32Array {
  const { width, height } = a;
  const blurred = (values: Float64Array) => blur(values, width, height);
  const [x, y] = [luma(a), luma(b)];
  const [meanX, meanY] = [blurred(x), blurred(y)];
  const xx = blurred(x.map((value) => value * value));
  const yy = blurred(y.map((value) => value * value));
  const xy = blurred(x.map((value, i) => value * (y[i] ?? 0)));
  const out = new Float32Array(x.length);
  for (let i = 0; i < out.length; i += 1) {
    const mx = meanX[i] ?? 0;
    const my = meanY[i] ?? 0;
    const varX = (xx[i] ?? 0) - mx * mx;
    const varY = (yy[i] ?? 0) - my * my;
    const covariance = (xy[i] ?? 0) - mx * my;
    out[i] = ((2 * mx * my + C1) * (2 * covariance + C2)) / ((mx * mx + my * my + C1) * (varX + varY + C2));
  }
  return out;
}

function luma({ data }: ComparedPicture): Float64Array {
  const out = new Float64Array(data.length / 4);
  for (let i = 0, at = 0; i < out.length; i += 1, at += 4) {
    out[i] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return out;
}

function blur(values: Float64Array, width: number, height: number): Float64Array {
  const across = new Float64Array(values.length);
  const row = new Float64Array(width + 2 * REACH);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < row.length; x += 1) {
      row[x] = values[y * width + Math.min(width - 1, Math.max(0, x - REACH))] ?? 0;
    }
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let k = 0; k <= 2 * REACH; k += 1) sum += (WINDOW[k] ?? 0) * (row[x + k] ?? 0);
      across[y * width + x] = sum;
    }
  }
  const out = new Float64Array(values.length);
  for (let y = 0; y < height; y += 1) {
    for (let k = 0; k <= 2 * REACH; k += 1) {
      const from = Math.min(height - 1, Math.max(0, y + k - REACH)) * width;
      const weight = WINDOW[k] ?? 0;
      for (let x = 0; x < width; x += 1)
        out[y * width + x] = (out[y * width + x] ?? 0) + weight * (across[from + x] ?? 0);
    }
  }
  return out;
}

function gaussian(size: number, sigma: number): Float64Array {
  const values = Array.from({ length: size }, (_, i) => Math.exp(-((i - (size - 1) / 2) ** 2) / (2 * sigma * sigma)));
  const total = values.reduce((sum, value) => sum + value, 0);
  return Float64Array.from(values, (value) => value / total);
}
