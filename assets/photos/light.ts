/** Linear light, red, green, blue; 1 is paper white, a sun is far more. */
export type Light = readonly [red: number, green: number, blue: number];

export function mixLight(a: Light, b: Light, share: number): Light {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

export function addLight(a: Light, b: Light, factor = 1): Light {
  return [a[0] + b[0] * factor, a[1] + b[1] * factor, a[2] + b[2] * factor];
}

export function scaleLight(a: Light, factor: number): Light {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

/** A picture in linear light, row by row from the top. */
export interface LightPicture {
  readonly width: number;
  readonly height: number;
  readonly samples: Float32Array;
}

export function createPicture(width: number, height: number): LightPicture {
  return { width, height, samples: new Float32Array(width * height * 3) };
}

/** Reads between pixels; beyond the edge the edge repeats. */
export function readLight(picture: LightPicture, x: number, y: number): Light {
  const clampedX = Math.min(picture.width - 1.001, Math.max(0, x));
  const clampedY = Math.min(picture.height - 1.001, Math.max(0, y));
  const column = Math.floor(clampedX);
  const row = Math.floor(clampedY);
  const at = (dx: number, dy: number): Light => {
    const index = ((row + dy) * picture.width + column + dx) * 3;
    const { samples } = picture;
    return [samples[index] ?? 0, samples[index + 1] ?? 0, samples[index + 2] ?? 0];
  };
  const top = mixLight(at(0, 0), at(1, 0), clampedX - column);
  const bottom = mixLight(at(0, 1), at(1, 1), clampedX - column);
  return mixLight(top, bottom, clampedY - row);
}

export function writeLight(picture: LightPicture, index: number, light: Light): void {
  picture.samples.set(light, index * 3);
}

/** sRGB byte of linear light (IEC 61966-2-1). */
export function encodeSrgb(value: number): number {
  const clamped = Math.min(1, Math.max(0, value));
  const encoded = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return encoded * 255;
}
