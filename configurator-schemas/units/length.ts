/**
 * Lengths. The unit is part of the type ("flavoured": a plain number may enter, a
 * millimetre can never be used where a pixel is expected), and the only conversions are here.
 */
export type Millimetres = number & { readonly unit?: "mm" };
export type Pixels = number & { readonly unit?: "px" };
export type PixelsPerInch = number & { readonly unit?: "ppi" };

export interface SizeMm {
  readonly widthMm: Millimetres;
  readonly heightMm: Millimetres;
}

export interface SizePx {
  readonly widthPx: Pixels;
  readonly heightPx: Pixels;
}

const MM_PER_INCH = 25.4;

/** Length in whole pixels at a resolution, rounded half up. */
export function toPixels(lengthMm: Millimetres, ppi: PixelsPerInch): Pixels {
  return Math.round((lengthMm * ppi) / MM_PER_INCH);
}

/** The resolution a source image has once it is printed `lengthMm` long. */
export function toPixelsPerInch(lengthPx: Pixels, lengthMm: Millimetres): PixelsPerInch {
  return (lengthPx * MM_PER_INCH) / lengthMm;
}

/**
 * Size of a print file: trim plus bleed on every side, each side rounded once.
 * 85 × 55 mm + 3 mm at 300 ppi = 1075 × 720 px.
 */
export function printFileSize(
  trim: SizeMm,
  profile: { readonly bleedMm: Millimetres; readonly targetPpi: PixelsPerInch },
): SizePx {
  return {
    widthPx: toPixels(trim.widthMm + 2 * profile.bleedMm, profile.targetPpi),
    heightPx: toPixels(trim.heightMm + 2 * profile.bleedMm, profile.targetPpi),
  };
}

/** Rounds to 0.0001 mm, the grid of the display list; never returns -0. */
export function roundMm(lengthMm: Millimetres): Millimetres {
  return Math.round(lengthMm * 1e4) / 1e4 + 0;
}
