import type { Raster } from "../raster.ts";

/** Premultiplied and back, colours this faint are rounding: of alpha 1 nothing but black or white is left. */
const FAINT = 16;

/**
 * Gives clear pixels the colours of what is nearest, in place. Readers of PDF shrink a picture and its soft mask apart from
 * each other: black under clear pixels would show as a dark seam around everything that was cut out.
 */
export function bleedColours({ data, width, height }: Raster): void {
  if (width === 1 && height === 1) return;
  if (!hasFaint(data)) return;
  const half = halve({ data, width, height });
  bleedColours(half);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if ((data[at + 3] ?? 0) >= FAINT) continue;
      const from = ((y >> 1) * half.width + (x >> 1)) * 4;
      data[at] = half.data[from] ?? 0;
      data[at + 1] = half.data[from + 1] ?? 0;
      data[at + 2] = half.data[from + 2] ?? 0;
    }
  }
}

function hasFaint(data: Uint8Array): boolean {
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) < FAINT) return true;
  return false;
}

/** Half the size, colours weighed by their alpha; a pixel is clear only where all four are. */
function halve({ data, width, height }: Raster): Raster {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const out = new Uint8Array(half.width * half.height * 4);
  for (let y = 0, to = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1, to += 4) {
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (let dy = 0; dy < 2; dy += 1) {
        for (let dx = 0; dx < 2; dx += 1) {
          if (2 * y + dy >= height || 2 * x + dx >= width) continue;
          const at = ((2 * y + dy) * width + 2 * x + dx) * 4;
          const weight = data[at + 3] ?? 0;
          red += (data[at] ?? 0) * weight;
          green += (data[at + 1] ?? 0) * weight;
          blue += (data[at + 2] ?? 0) * weight;
          alpha += weight;
        }
      }
      if (alpha === 0) continue;
      out[to] = Math.round(red / alpha);
      out[to + 1] = Math.round(green / alpha);
      out[to + 2] = Math.round(blue / alpha);
      out[to + 3] = Math.max(1, alpha >> 2);
    }
  }
  return { data: out, ...half };
}
