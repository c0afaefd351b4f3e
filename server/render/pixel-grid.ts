import type { SizeMm } from "../../configurator-schemas/units/length.ts";
import { printFileSize } from "../../configurator-schemas/units/length.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Matrix } from "../../configurator-schemas/units/matrix.ts";

/** How the millimetres of a print area become the pixels of one picture. */
export interface PixelGrid {
  readonly widthPx: number;
  readonly heightPx: number;
  /** From millimetres of the area (origin: top-left trim corner) to pixels; scales and moves only. */
  readonly toPixels: Matrix;
  /** The rows that are painted now, `to` excluded; absent = all. */
  readonly rows?: { readonly from: number; readonly to: number };
}

/** A rectangle of whole pixels of a grid. */
export interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The grid of a print file, bleed included. The pixels divide the sheet exactly, so that what covers the bleed covers
 * the last row and column too; against a scale of exactly ppi ÷ 25.4 nothing moves by more than half a pixel.
 */
export function printFileGrid(trim: SizeMm, profile: Pick<PrintProfile, "bleedMm" | "targetPpi">): PixelGrid {
  const { bleedMm } = profile;
  const { widthPx, heightPx } = printFileSize(trim, profile);
  const scaleX = widthPx / (trim.widthMm + 2 * bleedMm);
  const scaleY = heightPx / (trim.heightMm + 2 * bleedMm);
  return { widthPx, heightPx, toPixels: [scaleX, 0, 0, scaleY, bleedMm * scaleX, bleedMm * scaleY] };
}

/**
 * The grid of a print file as its machine takes it: of the size it names, if it names one, with the sheet in its middle at the
 * resolution of the profile; else the sheet.
 */
export function canvasGrid(
  trim: SizeMm,
  profile: Pick<PrintProfile, "bleedMm" | "targetPpi" | "canvasPx">,
): PixelGrid & { readonly sheet: PixelBox } {
  const grid = printFileGrid(trim, profile);
  const [widthPx, heightPx] = profile.canvasPx ?? [grid.widthPx, grid.heightPx];
  const sheet = {
    x: Math.floor((widthPx - grid.widthPx) / 2),
    y: Math.floor((heightPx - grid.heightPx) / 2),
    width: grid.widthPx,
    height: grid.heightPx,
  };
  const [a, b, c, d, e, f] = grid.toPixels;
  return { widthPx, heightPx, sheet, toPixels: [a, b, c, d, e + sheet.x, f + sheet.y] };
}

/** The grid of a picture of the trimmed area, `widthPx` wide. */
export function pictureGrid(trim: SizeMm, widthPx: number): PixelGrid {
  const heightPx = Math.max(1, Math.round((widthPx * trim.heightMm) / trim.widthMm));
  return { widthPx, heightPx, toPixels: [widthPx / trim.widthMm, 0, 0, heightPx / trim.heightMm, 0, 0] };
}

/** Whole pixels that hold the rectangle (left, top)–(right, bottom), cut to the grid's rows; undefined outside them. */
export function pixelBox(
  grid: PixelGrid,
  edges: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): PixelBox | undefined {
  const { from, to } = grid.rows ?? { from: 0, to: grid.heightPx };
  const x = Math.max(0, Math.floor(edges.left));
  const y = Math.max(from, Math.floor(edges.top));
  const width = Math.min(grid.widthPx, Math.ceil(edges.right)) - x;
  const height = Math.min(to, Math.ceil(edges.bottom)) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}
