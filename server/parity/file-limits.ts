import type { AreaParity, PartFigures } from "../../configurator-schemas/production/file-parity.ts";

interface Limits {
  readonly leastSsim: number;
  readonly mostOver32Pct: number;
  readonly mostPatchMm2: number;
}

/**
 * Where a print file stops being the proof. Measured on the parity corpus and the bundled templates: a file that loses nothing
 * measures exactly 1, 0 and 0; the weakest of the faults it must find (a dropped accent, swapped letters or another digit on
 * 3 mm words, a shift of 0.3 mm, a hairline's included, a missing element) measures a patch of 0.115 mm². Another
 * resolution's antialiasing of outlines measures 0.9986 and one pixel, 0.029 mm²: another build of the rasteriser holds up
 * nobody.
 */
const PIXELS: Limits = { leastSsim: 0.995, mostOver32Pct: 0.5, mostPatchMm2: 0.06 };
/** Of vector files: Poppler's outlines measure as our own pixels do; Ghostscript's 0.987, 1.6 and 0.172 on 3 mm words. */
const OUTLINES: Readonly<Record<Rasteriser, Limits>> = {
  poppler: PIXELS,
  ghostscript: { leastSsim: 0.98, mostOver32Pct: 2.5, mostPatchMm2: 0.25 },
};
/**
 * Photos of vector files, and areas that hold some: the last row of pixels along a photo's edge is softened by each in its
 * own way, a patch as long as the photo. Shifted by 0.3 mm a photo measures 0.959 and less; Poppler's 0.99, Ghostscript's 0.955
 * on photos of a few millimetres, so that there a shift may pass.
 */
const PHOTOS: Readonly<Record<Rasteriser, Limits>> = {
  poppler: { leastSsim: 0.985, mostOver32Pct: 6, mostPatchMm2: Infinity },
  ghostscript: { leastSsim: 0.94, mostOver32Pct: 10, mostPatchMm2: Infinity },
};
/** Another ink that is ΔE 3 away measures 100 mm² and more in the wrong colour, and nothing else. */
const MOST_WRONG_INK_MM2 = 0.1;
/** Where a large area's proof is coarser, patches of that many pixels. */
const MOST_PATCH_PX = 2;

type Rasteriser = NonNullable<AreaParity["rasterisedBy"]>;
type Measured = Pick<AreaParity, "figures" | "ppi" | "rasterisedBy">;

/** The parts of a file that are not as on its proof; an area as a whole counts where no element does. */
export function partsBeyond(area: Measured): readonly PartFigures[] {
  const beyond = area.figures.filter((part) => isBeyond(part, area));
  const elements = beyond.filter(({ element }) => element !== undefined);
  return elements.length > 0 ? elements : beyond;
}

function isBeyond(part: PartFigures, area: Measured): boolean {
  const { leastSsim, mostOver32Pct, mostPatchMm2 } = limitsOf(part, area);
  const pixelsMm2 = MOST_PATCH_PX * (25.4 / area.ppi) ** 2;
  return (
    part.ssim < leastSsim ||
    part.over32Pct > mostOver32Pct ||
    part.blobMm2 > Math.max(mostPatchMm2, pixelsMm2) ||
    part.wrongInkMm2 > Math.max(MOST_WRONG_INK_MM2, pixelsMm2)
  );
}

function limitsOf({ photo, element }: PartFigures, { rasterisedBy, figures }: Measured): Limits {
  if (rasterisedBy === undefined) return PIXELS;
  const holdsPhotos = element === undefined ? figures.some((each) => each.photo) : photo;
  return (holdsPhotos ? PHOTOS : OUTLINES)[rasterisedBy];
}
