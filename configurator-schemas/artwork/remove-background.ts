import type { PictureBackground } from "../schema/picture-look.ts";

/** Pixels of a working copy: see-through ones on white, at most 1024 on the long side. */
export interface WorkingPicture {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** 3 = RGB, 4 = RGBA with an alpha that is not looked at. */
  readonly channels: 3 | 4;
}

/** How much of each pixel stays, 0…255. */
export interface Mask {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Colours this common along the top and the sides are background: a wall and the floor it stands on. */
const COMMON_SHARE = 5;
const UNSEEN = 0;
const BACKGROUND = 1;

/**
 * The part of a picture that is not background: flooded from the edges over everything near the edges' commonest colours.
 * Whole numbers only and no order of visiting matters, so that browser and server get the same mask from the same pixels.
 */
export function foregroundMask(picture: WorkingPicture, { tolerance, feather }: PictureBackground): Mask {
  const { width, height } = picture;
  const flooded = flood(picture, tolerance);
  const hard = flooded.map((state) => (state === BACKGROUND ? 0 : 255));
  if (feather === 0) return { data: hard, width, height };
  const soft = blur(blur(hard, { width, height, radius: feather }), { width, height, radius: feather });
  // Inwards only: outside of what stays is background, and half of it would show as a rim.
  return { data: soft.map((value) => Math.max(0, 2 * value - 255)), width, height };
}

/**
 * Everything that can be reached from an edge over pixels near a reference colour, or a little further from it where the
 * colour changes slowly (a wall in uneven light).
 */
function flood({ data, width, height, channels }: WorkingPicture, tolerance: number): Uint8Array {
  const references = referenceColours({ data, width, height, channels });
  const near = 16 * tolerance * tolerance;
  const far = 36 * tolerance * tolerance;
  const slow = tolerance * tolerance;
  const state = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  let count = 0;

  const fromReference = (pixel: number) => {
    let least = Infinity;
    for (const { red, green, blue } of references) {
      const at = pixel * channels;
      least = Math.min(least, distance((data[at] ?? 0) - red, (data[at + 1] ?? 0) - green, (data[at + 2] ?? 0) - blue));
    }
    return least;
  };
  const take = (pixel: number) => {
    state[pixel] = BACKGROUND;
    stack[count] = pixel;
    count += 1;
  };
  const visit = (pixel: number, from: number) => {
    if (state[pixel] !== UNSEEN) return;
    const apart = fromReference(pixel);
    if (apart <= near) return take(pixel);
    if (apart > far) return;
    const [at, other] = [pixel * channels, from * channels];
    const step = distance(
      (data[at] ?? 0) - (data[other] ?? 0),
      (data[at + 1] ?? 0) - (data[other + 1] ?? 0),
      (data[at + 2] ?? 0) - (data[other + 2] ?? 0),
    );
    if (step <= slow) take(pixel);
  };

  for (const pixel of edgePixels(width, height)) {
    if (state[pixel] === UNSEEN && fromReference(pixel) <= near) take(pixel);
  }
  while (count > 0) {
    count -= 1;
    const pixel = stack[count] ?? 0;
    const x = pixel % width;
    if (x > 0) visit(pixel - 1, pixel);
    if (x < width - 1) visit(pixel + 1, pixel);
    if (pixel >= width) visit(pixel - width, pixel);
    if (pixel < width * (height - 1)) visit(pixel + width, pixel);
  }
  return state;
}

/** Squared, at most 585 225: the eye sees differences of green best, of red least. */
function distance(red: number, green: number, blue: number): number {
  return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

interface Reference {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** The commonest colours of top, left and right; not of the bottom, where what is pictured often stands. */
function referenceColours({ data, width, height, channels }: WorkingPicture): Reference[] {
  const bins = new Map<number, { count: number; red: number; green: number; blue: number }>();
  let total = 0;
  for (const pixel of edgePixels(width, height)) {
    if (pixel >= width * (height - 1) && height > 1) continue;
    const [red, green, blue] = [0, 1, 2].map((c) => data[pixel * channels + c] ?? 0) as [number, number, number];
    const bin = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const found = bins.get(bin) ?? { count: 0, red: 0, green: 0, blue: 0 };
    bins.set(bin, {
      count: found.count + 1,
      red: found.red + red,
      green: found.green + green,
      blue: found.blue + blue,
    });
    total += 1;
  }
  const sorted = [...bins].toSorted(([a, { count }], [b, other]) => other.count - count || a - b);
  return sorted
    .filter(([, { count }], index) => index === 0 || count * COMMON_SHARE >= total)
    .map(([, { count, red, green, blue }]) => ({
      red: Math.floor(red / count),
      green: Math.floor(green / count),
      blue: Math.floor(blue / count),
    }));
}

function* edgePixels(width: number, height: number): Generator<number> {
  for (let x = 0; x < width; x += 1) yield x;
  for (let y = 1; y < height - 1; y += 1) {
    yield y * width;
    if (width > 1) yield y * width + width - 1;
  }
  if (height > 1) for (let x = 0; x < width; x += 1) yield (height - 1) * width + x;
}

interface Blur {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

/** Mean of the square around each pixel; what lies beyond an edge is like the edge. */
function blur(values: Uint8Array, { width, height, radius }: Blur): Uint8Array {
  const across = blurLines(values, { lines: height, length: width, step: 1, next: width, radius });
  return blurLines(across, { lines: width, length: height, step: width, next: 1, radius });
}

interface Lines {
  readonly lines: number;
  readonly length: number;
  /** From one pixel of a line to the next. */
  readonly step: number;
  /** From one line to the next. */
  readonly next: number;
  readonly radius: number;
}

function blurLines(values: Uint8Array, { lines, length, step, next, radius }: Lines): Uint8Array {
  const result = new Uint8Array(values.length);
  const size = 2 * radius + 1;
  for (let line = 0; line < lines; line += 1) {
    const start = line * next;
    const at = (i: number) => values[start + Math.min(length - 1, Math.max(0, i)) * step] ?? 0;
    let sum = 0;
    for (let i = -radius; i <= radius; i += 1) sum += at(i);
    for (let i = 0; i < length; i += 1) {
      result[start + i * step] = Math.floor((sum + radius) / size);
      sum += at(i + radius + 1) - at(i - radius);
    }
  }
  return result;
}
