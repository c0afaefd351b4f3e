import { isFilled } from "../configuration/is-filled.ts";
import { inksOf } from "../configuration/inks.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import { colourDistance, contrastOf, luminanceOf, parseColour } from "./colour.ts";
import { LEAST_CODE_CONTRAST } from "./smallest-module.ts";
import { groundOf, printsWhite } from "./ground.ts";
import type { Ground } from "./ground.ts";
import { liesWithin, solidColour } from "./solid-region.ts";
import type { Laid } from "./solid-region.ts";

/** Nearer than this two colours are one to whoever looks at a printed thing; white and off-white are 35 apart. */
export const LEAST_DISTANCE = 48;
/** Darker than this a white must be printed below colours, and without one nobody sees them. */
const DARK = 0.18;

interface Seeing {
  readonly area: string;
  readonly laid: readonly Laid[];
  /** The material's colour, #rrggbb. */
  readonly material: string;
  readonly profile: PrintProfile;
  /** White ink lies below everything: the material's colour does not shine through. */
  readonly onWhite?: boolean | undefined;
}

/** What nobody will see of the elements of one area, or hardly (SPEC A64). */
export function checkVisibility(seeing: Seeing): Issue[] {
  const { area, laid, material, profile } = seeing;
  const isDark = luminanceOf(material) < DARK;
  const base =
    isDark && (seeing.onWhite || printsWhite(profile)) && laid.some(({ element }) => isFilled(element))
      ? [issue("white_underbase", "information", ["elements", area], { colour: material })]
      : [];
  return [...base, ...laid.flatMap((_, index) => checkElement(index, seeing))];
}

function checkElement(index: number, seeing: Seeing): readonly Issue[] {
  const { area, laid, profile } = seeing;
  const own = laid[index];
  if (!own || !isFilled(own.element) || own.box.widthMm === 0) return [];
  const path = ["elements", area, index];
  if (own.element.opacity === 0) return [issue("element_invisible", "information", [...path, "opacity"])];
  const isCovered = laid
    .slice(index + 1)
    .some((above) => solidColour(above.element) !== undefined && liesWithin(own.box, above));
  if (isCovered) return [issue("element_covered", "information", path)];
  const ground = groundOf(index, seeing);
  if (!ground || !isKnownGround(seeing)) return [];
  const { element } = own;
  if (element.kind === "code") {
    if (element.background !== undefined) return [];
    const contrast = contrastOf(seen(ground.colour, seeing), seen(parseColour(element.fill, profile).screen, seeing));
    return contrast < LEAST_CODE_CONTRAST ? [issue("code_contrast_low", "warning", [...path, "fill"])] : [];
  }
  const inks = inksOf(element).map((ink) => parseColour(ink, profile).screen);
  const isSeen = inks.some((ink) => isApart(ink, ground, { ...seeing, opacity: element.opacity ?? 1 }));
  if (inks.length === 0 || isSeen) return [];
  return [issue("low_contrast", "warning", path, { colour: inks[0] ?? "", ground: ground.colour })];
}

/** On a dark material without white nobody can say what it will look like, e.g. under a glaze that clears with heat. */
function isKnownGround({ material, profile, onWhite }: Seeing): boolean {
  return onWhite || printsWhite(profile) || luminanceOf(material) >= DARK;
}

function isApart(ink: string, ground: Ground, seeing: Seeing & { readonly opacity: number }): boolean {
  const below = seen(ground.colour, seeing);
  // Half of an ink is half as far from what shows through it.
  return colourDistance(seen(ink, seeing), below) * seeing.opacity >= LEAST_DISTANCE;
}

/** A colour as it looks on the thing: where no white is printed, the material shines through. */
function seen(colour: string, { material, profile, onWhite }: Seeing): string {
  return onWhite || printsWhite(profile) || colour === material ? colour : multiplied(colour, material);
}

function multiplied(a: string, b: string): string {
  const channels = [1, 3, 5].map((at) => {
    const [x, y] = [a, b].map((each) => Number.parseInt(each.slice(at, at + 2), 16));
    return Math.round(((x ?? 0) * (y ?? 0)) / 255)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}
