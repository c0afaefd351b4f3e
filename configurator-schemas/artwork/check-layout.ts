import type { UploadFacts } from "../configuration/upload-facts.ts";
import { isFilled } from "../configuration/is-filled.ts";
import type { CodeElement, DesignElement, ImageElement } from "../schema/design-element.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import type { Millimetres, SizeMm } from "../units/length.ts";
import { checkColours } from "./check-colours.ts";
import { checkShape, checkText } from "./check-lines.ts";
import { checkPosition } from "./check-position.ts";
import { checkSize } from "./check-size.ts";
import { checkVisibility } from "./check-visibility.ts";
import { luminanceOf, parseColour } from "./colour.ts";
import { groundOf } from "./ground.ts";
import { inksOf } from "../configuration/inks.ts";
import type { ArtworkLayout, ElementBox } from "./layout-artwork.ts";
import { pictureSharpness } from "./picture-sharpness.ts";
import type { Shaper } from "./shaper.ts";
import { SMALLEST_MODULE_MM } from "./smallest-module.ts";
import type { Laid } from "./solid-region.ts";

export interface LayoutCheck {
  readonly area: string;
  /** As they are made, in their order. */
  readonly elements: readonly DesignElement[];
  readonly profile: PrintProfile;
  readonly uploads: ReadonlyMap<string, UploadFacts>;
  readonly shaper: Shaper;
  /** The material's colour, #rrggbb. */
  readonly material: string;
  /** The size the elements were placed on. */
  readonly designed: SizeMm;
  /** Of an area that is cut around its artwork: how far outside it. */
  readonly borderMm?: Millimetres | undefined;
  /** White ink lies below everything that is drawn. */
  readonly onWhite?: boolean | undefined;
}

/** What the laid-out artwork of one area breaks of a print profile, and what nobody would see of it. */
export function checkLayout(layout: ArtworkLayout, check: LayoutCheck): Issue[] {
  const { list } = layout;
  if (!list) return [];
  const { trim } = list;
  const laid = layout.boxes.flatMap((box, index): Laid[] => {
    const element = check.elements[index];
    return element ? [{ element, box }] : [];
  });
  const scale = Math.min(trim.widthMm / check.designed.widthMm, trim.heightMm / check.designed.heightMm);
  return [
    ...checkSize(trim, check),
    ...laid.flatMap((_, index) => checkElement(index, { ...check, laid, trim, scale })),
    ...checkColours(check.elements, { ...check, list }),
    ...checkVisibility({ ...check, laid }),
  ];
}

interface ElementCheck extends LayoutCheck {
  readonly laid: readonly Laid[];
  readonly trim: SizeMm;
  /** From what was designed to what is printed (SPEC A11). */
  readonly scale: number;
}

function checkElement(index: number, check: ElementCheck): readonly Issue[] {
  const { element, box } = check.laid[index] ?? {};
  if (!element || !box || !isFilled(element) || box.widthMm === 0 || box.heightMm === 0) return [];
  const path = ["elements", check.area, index];
  const context = { ...check, box, path, isKnockout: isKnockout(index, check) };
  const position = checkPosition(box, context);
  switch (element.kind) {
    case "text":
      return [...position, ...checkText(element, context)];
    case "shape":
      return [...position, ...checkShape(element, context)];
    case "image":
      return box.isVector ? position : [...position, ...checkResolution(element, context)];
    case "code":
      return [...position, ...checkModules(element, context)];
    case "art":
      return position;
  }
}

/** Light on another element's dark ink: there is no ink where it is, and that round it runs in. */
function isKnockout(index: number, check: ElementCheck): boolean {
  const { minKnockoutMm } = check.profile;
  const element = check.laid[index]?.element;
  const ground = minKnockoutMm !== undefined && groundOf(index, check);
  if (!element || !ground || !ground.isPrinted) return false;
  const [ink] = inksOf(element);
  return ink !== undefined && luminanceOf(parseColour(ink, check.profile).screen) > luminanceOf(ground.colour);
}

interface BoxCheck {
  readonly box: ElementBox;
  readonly profile: PrintProfile;
  readonly path: readonly (string | number)[];
}

/** A code whose bars are too narrow for the press, or for those who read it; says how wide it would have to be. */
function checkModules({ code }: CodeElement, { box, profile, path }: BoxCheck): Issue[] {
  if (box.moduleMm === undefined) return [];
  const minMm = Math.max(profile.minLineMm, SMALLEST_MODULE_MM[code]);
  if (box.moduleMm >= minMm) return [];
  const neededMm = Math.ceil((box.widthMm * minMm * 10) / box.moduleMm) / 10;
  const got = Math.round(box.moduleMm * 100) / 100;
  return [issue("code_too_small", "warning", [...path, "placement"], { got, minMm, neededMm })];
}

function checkResolution(
  element: ImageElement,
  { box, profile, uploads, path }: BoxCheck & Pick<LayoutCheck, "uploads">,
): Issue[] {
  const upload = uploads.get(element.upload);
  if (!upload) return [];
  const { level, ppi, sharpUpToMm } = pictureSharpness(element, { upload, size: box, profile });
  const params = {
    ppi: Math.floor(ppi),
    floorPpi: profile.floorPpi,
    targetPpi: profile.targetPpi,
    sharpUpToMm: Math.floor(sharpUpToMm),
  };
  switch (level) {
    case "blocked":
      return [issue("ppi_too_low", "error", path, params)];
    case "usable":
      return [issue("ppi_low", "warning", path, params)];
    case "good":
      return [];
  }
}
