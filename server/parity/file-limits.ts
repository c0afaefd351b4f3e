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
/**
 * Through a press's inks (Ghostscript at twice the print's resolution, both pictures softened): unchanged cards and stickers
 * measure 0.9952 and no patch, photos 0.9959; an accent dropped from 3 mm black letters 0.983 and 0.345 mm², a shift of 0.3 mm
 * 0.91, of a photo 0.65.
 */
const INKS: Limits = { leastSsim: 0.99, mostOver32Pct: 1, mostPatchMm2: 0.18 };
const INK_PHOTOS: Limits = { leastSsim: 0.98, mostOver32Pct: 3, mostPatchMm2: 1 };
/** Half of a black over white is L* 54 on screens and 38 in four inks: of what is see-through only the shape can be judged. */
const BLENDED: Limits = { leastSsim: 0.75, mostOver32Pct: Infinity, mostPatchMm2: Infinity };
/** Another ink that is ΔE 3 away measures 100 mm² and more in the wrong colour, and nothing else. */
const MOST_WRONG_INK_MM2 = 0.1;
/** Where a large area's proof is coarser, patches of that many pixels. */
const MOST_PATCH_PX = 2;

type Rasteriser = NonNullable<AreaParity["rasterisedBy"]>;
type Measured = Pick<AreaParity, "figures" | "ppi" | "rasterisedBy" | "throughInks">;

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
    (!isFreeColour(part, area) && part.wrongInkMm2 > Math.max(MOST_WRONG_INK_MM2, pixelsMm2))
  );
}

function limitsOf(part: PartFigures, area: Measured): Limits {
  const { photo, element } = part;
  const { rasterisedBy, throughInks, figures } = area;
  if (rasterisedBy === undefined) return PIXELS;
  const holdsPhotos = element === undefined ? figures.some((each) => each.photo) : photo;
  if (isBlended(part, area)) return BLENDED;
  if (throughInks) return holdsPhotos ? INK_PHOTOS : INKS;
  return (holdsPhotos ? PHOTOS : OUTLINES)[rasterisedBy];
}

function isBlended({ blended, element }: PartFigures, { figures }: Measured): boolean {
  return blended === true || (element === undefined && figures.some((each) => each.blended));
}

/** Its flat colour is another one than the proof's by its nature; a photo's, by a JPEG's rounding in four inks. */
function isFreeColour(part: PartFigures, area: Measured): boolean {
  if (!area.throughInks) return false;
  const parts = part.element === undefined ? [part, ...area.figures] : [part];
  return parts.some(({ photo, blended, givenInks }) => photo || blended || givenInks);
}
