import type { AreaParity, PartFigures } from "../../configurator-schemas/production/file-parity.ts";

/**
 * Where a print file stops being the proof. Measured on the parity corpus and the bundled templates: a file that loses nothing
 * measures exactly 1, 0, 0 and 0; the weakest of the faults it must find (a dropped accent, swapped letters or another digit
 * on 3 mm words, a shift of 0.3 mm, a hairline's included, a missing element) measures a patch of 0.115 mm²; another ink that
 * is ΔE 3 away measures 100 mm² and more in the wrong colour, and nothing else. Another resolution's antialiasing of outlines
 * measures 0.9986 and one pixel, 0.029 mm², so that another build of the rasteriser holds up nobody.
 */
const LEAST_SSIM = 0.995;
const MOST_OVER_32_PCT = 0.5;
const MOST_PATCH_MM2 = 0.06;
/** Where a large area's proof is coarser, that many pixels. */
const MOST_PATCH_PX = 2;
const MOST_WRONG_INK_MM2 = 0.1;

/** The parts of a file that are not as on its proof; an area as a whole counts where no element does. */
export function partsBeyond({ figures, ppi }: Pick<AreaParity, "figures" | "ppi">): readonly PartFigures[] {
  const beyond = figures.filter((part) => isBeyond(part, ppi));
  const elements = beyond.filter(({ element }) => element !== undefined);
  return elements.length > 0 ? elements : beyond;
}

function isBeyond({ ssim, over32Pct, blobMm2, wrongInkMm2 }: PartFigures, ppi: number): boolean {
  const pixelMm2 = (25.4 / ppi) ** 2;
  const patch = Math.max(MOST_PATCH_MM2, MOST_PATCH_PX * pixelMm2);
  return (
    ssim < LEAST_SSIM ||
    over32Pct > MOST_OVER_32_PCT ||
    blobMm2 > patch ||
    wrongInkMm2 > Math.max(MOST_WRONG_INK_MM2, MOST_PATCH_PX * pixelMm2)
  );
}
