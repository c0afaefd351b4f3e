import type { PrintProfile } from "../schema/print-profile.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { SizeMm } from "../units/length.ts";
import { printFileSize } from "../units/length.ts";

/** What a machine cannot make of an area's trim in millimetres, with the limit it breaks; else the room its canvas leaves around it (SPEC A96). */
export function checkSize(
  trim: SizeMm,
  { area, profile }: { readonly area: string; readonly profile: PrintProfile },
): Issue[] {
  const { minSizeMm, maxSizeMm, canvasPx, targetPpi } = profile;
  const path = ["elements", area];
  const got = { area, profile: profile.id, ...trim };
  const { widthPx, heightPx } = printFileSize(trim, profile);
  if (minSizeMm && (trim.widthMm < minSizeMm[0] || trim.heightMm < minSizeMm[1])) {
    const limit = { minWidthMm: minSizeMm[0], minHeightMm: minSizeMm[1] };
    return [issue("profile_too_small", "error", path, { ...got, ...limit })];
  }
  if (maxSizeMm && (trim.widthMm > maxSizeMm[0] || trim.heightMm > maxSizeMm[1])) {
    const limit = { maxWidthMm: maxSizeMm[0], maxHeightMm: maxSizeMm[1] };
    return [issue("profile_too_large", "error", path, { ...got, ...limit })];
  }
  if (!canvasPx) return [];
  const [acrossPx, downPx] = canvasPx;
  if (widthPx > acrossPx || heightPx > downPx) {
    const limit = { maxWidthMm: trimWithin(acrossPx, profile), maxHeightMm: trimWithin(downPx, profile) };
    return [issue("profile_too_large", "error", path, { ...got, ...limit })];
  }
  if (widthPx === acrossPx && heightPx === downPx) return [];
  const params = { canvas: `${acrossPx} × ${downPx}`, got: `${widthPx} × ${heightPx}`, ppi: targetPpi };
  return [issue("canvas_differs", "information", path, params)];
}

/** The longest trim, in tenths of a millimetre, of which a file has so many pixels. */
function trimWithin(pixels: number, { targetPpi, bleedMm }: PrintProfile): number {
  return Math.floor(((pixels * 25.4) / targetPpi - 2 * bleedMm) * 10) / 10;
}
