import type { UploadFacts } from "../configuration/upload-facts.ts";
import type { ImageElement } from "../schema/design-element.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import { toPixelsPerInch } from "../units/length.ts";
import type { Millimetres, PixelsPerInch, SizeMm } from "../units/length.ts";

/** Below this share of the profile's target a picture is still printed, with a warning. */
const GOOD_SHARE = 0.8;

/** How a picture will print: as it should, softer than it should, or not at all. */
export interface Sharpness {
  readonly level: "good" | "usable" | "blocked";
  readonly ppi: PixelsPerInch;
  /** What would be good. */
  readonly goodPpi: PixelsPerInch;
  /** How wide it may be and still be good: the measure people can act on. */
  readonly sharpUpToMm: Millimetres;
}

/** The one judgement of a picture at its printed size, by the pixels of the part that is shown (SPEC A14, A66). */
export function pictureSharpness(
  element: ImageElement,
  { upload, size, profile }: { readonly upload: UploadFacts; readonly size: SizeMm; readonly profile: PrintProfile },
): Sharpness {
  const ppi = effectivePpi(element, upload, size);
  const goodPpi = profile.targetPpi * GOOD_SHARE;
  const level = ppi < profile.floorPpi ? "blocked" : ppi < goodPpi ? "usable" : "good";
  return { level, ppi, goodPpi, sharpUpToMm: (size.widthMm * ppi) / goodPpi };
}

/** Source pixels per printed inch of the shown crop; the weaker of both directions. */
function effectivePpi(element: ImageElement, upload: UploadFacts, size: SizeMm): PixelsPerInch {
  const crop = element.crop ?? { width: 1, height: 1 };
  return Math.min(
    toPixelsPerInch(upload.widthPx * crop.width, size.widthMm),
    toPixelsPerInch(upload.heightPx * crop.height, size.heightMm),
  );
}
