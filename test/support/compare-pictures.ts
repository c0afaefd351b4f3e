/** Two pictures of the same size, RGBA, 8 bits, opaque. */
export interface ComparedPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface PictureDifference {
  /** Mean structural similarity of luma (Wang 2004): 11 × 11 Gaussian window, σ = 1.5; 1 = equal. */
  readonly ssim: number;
  /** Mean absolute difference of red, green and blue, in 1/255. */
  readonly mae: number;
  /** Share of pixels, in per cent, of which a channel differs by more than 8 or 32 of 255. */
  readonly over8Pct: number;
  readonly over32Pct: number;
  /** Pixels of the largest connected patch that differs by more than 32 of 255. */
  readonly blobPx: number;
}

const WINDOW = gaussian(11, 1.5);
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** How far two pictures are apart: as a whole, per pixel, and in the worst place. */
export function comparePictures(a: ComparedPicture, b: ComparedPicture): PictureDifference {
  if (a.width !== b.width || a.height !== b.height) {
    throw new RangeError(`expected pictures of one size, got ${a.width} × ${a.height} and ${b.width} × ${b.height}`);
  }
  const count = a.width * a.height;
  const far = new Uint8Array(count);
  let [sum, over8, over32] = [0, 0, 0];
  for (let i = 0; i < count; i += 1) {
    let largest = 0;
    for (let channel = 0; channel < 3; channel += 1) {
      const difference = Math.abs((a.data[i * 4 + channel] ?? 0) - (b.data[i * 4 + channel] ?? 0));
      sum += difference;
      largest = Math.max(largest, difference);
    }
    if (largest > 8) over8 += 1;
    if (largest > 32) {
      over32 += 1;
      far[i] = 1;
    }
  }
  return {
    ssim: structuralSimilarity(a, b),
    mae: sum / (count * 3),
    over8Pct: (over8 / count) * 100,
    over32Pct: (over32 / count) * 100,
    blobPx: largestPatch(far, a.width),
  };
}

function structuralSimilarity(a: ComparedPicture, b: ComparedPicture): number {
  const { width, height } = a;
  const [x, y] = [luma(a), luma(b)];
  const blurred = (values: Float64Array) => blur(values, width, height);
  const [meanX, meanY] = [blurred(x), blurred(y)];
  const xx = blurred(x.map((value) => value * value));
  const yy = blurred(y.map((value) => value * value));
  const xy = blurred(x.map((value, i) => value * (y[i] ?? 0)));
  let sum = 0;
  for (let i = 0; i < meanX.length; i += 1) {
    const [mx = 0, my = 0] = [meanX[i], meanY[i]];
    const varX = (xx[i] ?? 0) - mx * mx;
    const varY = (yy[i] ?? 0) - my * my;
    const covariance = (xy[i] ?? 0) - mx * my;
    sum += ((2 * mx * my + C1) * (2 * covariance + C2)) / ((mx * mx + my * my + C1) * (varX + varY + C2));
  }
  return sum / meanX.length;
}

function luma({ data }: ComparedPicture): Float64Array {
  const out = new Float64Array(data.length / 4);
  for (let i = 0, at = 0; i < out.length; i += 1, at += 4) {
    out[i] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return out;
}

/** Gaussian window means where the whole window fits: (width − 10) × (height − 10) values. */
function blur(values: Float64Array, width: number, height: number): Float64Array {
  const reach = WINDOW.length - 1;
  const across = new Float64Array((width - reach) * height);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width - reach; x += 1, to += 1) {
      let sum = 0;
      for (let k = 0; k <= reach; k += 1) sum += (WINDOW[k] ?? 0) * (values[y * width + x + k] ?? 0);
      across[to] = sum;
    }
  }
  const columns = width - reach;
  const out = new Float64Array(columns * (height - reach));
  for (let i = 0; i < out.length; i += 1) {
    let sum = 0;
    for (let k = 0; k <= reach; k += 1) sum += (WINDOW[k] ?? 0) * (across[i + k * columns] ?? 0);
    out[i] = sum;
  }
  return out;
}

function gaussian(size: number, sigma: number): readonly number[] {
  const values = Array.from({ length: size }, (_, i) => Math.exp(-((i - (size - 1) / 2) ** 2) / (2 * sigma * sigma)));
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}

/** Size of the largest group of set pixels that touch along edges. */
function largestPatch(set: Uint8Array, width: number): number {
  let largest = 0;
  for (let start = 0; start < set.length; start += 1) {
    if (set[start] !== 1) continue;
    let size = 0;
    const open = [start];
    set[start] = 2;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      size += 1;
      const column = at % width;
      const neighbours = [column > 0 ? at - 1 : -1, column < width - 1 ? at + 1 : -1, at - width, at + width];
      for (const next of neighbours) {
        if (set[next] !== 1) continue;
        set[next] = 2;
        open.push(next);
      }
    }
    largest = Math.max(largest, size);
  }
  return largest;
}
