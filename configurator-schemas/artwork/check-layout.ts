import type { UploadFacts } from "../configuration/upload-facts.ts";
import type { CodeElement, DesignElement, ImageElement } from "../schema/design-element.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import { toPixelsPerInch } from "../units/length.ts";
import type { SizeMm } from "../units/length.ts";
import { placeMatrix, transformPoint } from "../units/matrix.ts";
import type { ArtworkLayout, ElementBox } from "./layout-artwork.ts";
import { SMALLEST_MODULE_MM } from "./smallest-module.ts";

/** Below this share of the profile's target a picture is still printed, with a warning. */
const GOOD_SHARE = 0.8;
const TOLERANCE_MM = 0.01;

/** What the laid-out artwork of one area breaks of a print profile: resolution, position, text size. */
export function checkLayout(
  layout: ArtworkLayout,
  {
    area,
    elements,
    profile,
    uploads,
  }: {
    readonly area: string;
    /** As they are made, in their order. */
    readonly elements: readonly DesignElement[];
    readonly profile: PrintProfile;
    readonly uploads: ReadonlyMap<string, UploadFacts>;
  },
): Issue[] {
  const trim = layout.list?.trim;
  if (!trim) return [];
  return layout.boxes.flatMap((box, index) => {
    const element = elements[index];
    const path = ["elements", area, index];
    if (!element || box.widthMm === 0 || box.heightMm === 0) return [];
    const issues = checkPosition(box, {
      trim,
      profile,
      path,
      filled: element.kind !== "image" || element.upload !== "",
    });
    if (element.kind === "image" && !box.isVector)
      issues.push(...checkResolution(element, { box, profile, uploads, path }));
    if (element.kind === "code") issues.push(...checkModules(element, { box, profile, path }));
    if (box.textSizeMm !== undefined && box.textSizeMm < profile.minTextMm) {
      issues.push(
        issue("text_too_small", "error", [...path, "sizeMm"], { got: box.textSizeMm, min: profile.minTextMm }),
      );
    }
    return issues;
  });
}

/** A code whose bars are too narrow for the press, or for those who read it; says how wide it would have to be. */
function checkModules(
  { code }: CodeElement,
  { box, profile, path }: { box: ElementBox; profile: PrintProfile; path: readonly (string | number)[] },
): Issue[] {
  if (box.moduleMm === undefined) return [];
  const minMm = Math.max(profile.minLineMm, SMALLEST_MODULE_MM[code]);
  if (box.moduleMm >= minMm) return [];
  const neededMm = Math.ceil((box.widthMm * minMm * 10) / box.moduleMm) / 10;
  const got = Math.round(box.moduleMm * 100) / 100;
  return [issue("code_too_small", "warning", [...path, "placement"], { got, minMm, neededMm })];
}

function checkPosition(
  box: ElementBox,
  {
    trim,
    profile,
    path,
    filled,
  }: { trim: SizeMm; profile: PrintProfile; path: readonly (string | number)[]; filled: boolean },
): Issue[] {
  if (!filled) return [];
  const bounds = boundsOf(box);
  const { bleedMm, safeMm } = profile;
  const outside =
    bounds.right < -bleedMm ||
    bounds.bottom < -bleedMm ||
    bounds.left > trim.widthMm + bleedMm ||
    bounds.top > trim.heightMm + bleedMm;
  if (outside) return [issue("outside_area", "error", [...path, "placement"], {})];
  const overEdge =
    bounds.left < -TOLERANCE_MM ||
    bounds.top < -TOLERANCE_MM ||
    bounds.right > trim.widthMm + TOLERANCE_MM ||
    bounds.bottom > trim.heightMm + TOLERANCE_MM;
  if (overEdge) {
    const short = bleedMm > 0 && edgesShort(bounds, trim, bleedMm);
    return short
      ? [issue("bleed_not_covered", "warning", [...path, "placement"], { bleedMm })]
      : [issue("outside_area", "warning", [...path, "placement"], {})];
  }
  const safe =
    bounds.left >= safeMm - TOLERANCE_MM &&
    bounds.top >= safeMm - TOLERANCE_MM &&
    bounds.right <= trim.widthMm - safeMm + TOLERANCE_MM &&
    bounds.bottom <= trim.heightMm - safeMm + TOLERANCE_MM;
  return safe ? [] : [issue("outside_safe_area", "warning", [...path, "placement"], { safeMm })];
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Upright bounding box of a turned box. */
export function boundsOf(box: ElementBox): Bounds {
  const matrix = placeMatrix({ x: box.xMm, y: box.yMm }, box.rotationDeg);
  const corners = [-1, 1].flatMap((sx) =>
    [-1, 1].map((sy) => transformPoint(matrix, (sx * box.widthMm) / 2, (sy * box.heightMm) / 2)),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** An element that crosses the trim must reach the end of the bleed on that side, or a blank edge may show. */
function edgesShort(bounds: Bounds, trim: SizeMm, bleedMm: number): boolean {
  const short = (beyond: number) => beyond > TOLERANCE_MM && beyond < bleedMm - TOLERANCE_MM;
  return (
    short(-bounds.left) ||
    short(-bounds.top) ||
    short(bounds.right - trim.widthMm) ||
    short(bounds.bottom - trim.heightMm)
  );
}

function checkResolution(
  element: ImageElement,
  {
    box,
    profile,
    uploads,
    path,
  }: {
    box: ElementBox;
    profile: PrintProfile;
    uploads: ReadonlyMap<string, UploadFacts>;
    path: readonly (string | number)[];
  },
): Issue[] {
  const upload = uploads.get(element.upload);
  if (!upload) return [];
  const exact = effectivePpi(element, upload, box);
  const ppi = Math.floor(exact);
  // How wide it may be and still be good: the measure people can act on.
  const sharpUpToMm = Math.floor((box.widthMm * exact) / (profile.targetPpi * GOOD_SHARE));
  const params = { ppi, floorPpi: profile.floorPpi, targetPpi: profile.targetPpi, sharpUpToMm };
  if (ppi < profile.floorPpi) return [issue("ppi_too_low", "error", path, params)];
  return ppi < profile.targetPpi * GOOD_SHARE ? [issue("ppi_low", "warning", path, params)] : [];
}

/** Source pixels per printed inch of the shown crop; the weaker of both directions. */
export function effectivePpi(
  element: ImageElement,
  upload: UploadFacts,
  box: { readonly widthMm: number; readonly heightMm: number },
): number {
  const crop = element.crop ?? { width: 1, height: 1 };
  return Math.min(
    toPixelsPerInch(upload.widthPx * crop.width, box.widthMm),
    toPixelsPerInch(upload.heightPx * crop.height, box.heightMm),
  );
}
