import { isFilled } from "../configuration/is-filled.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import type { Technique } from "../schema/print-area.ts";
import { parseColour } from "./colour.ts";
import { boxHolds, liesWithin, solidColour } from "./solid-region.ts";
import type { Laid } from "./solid-region.ts";
import type { z } from "zod";

/** What lies under an element. */
export interface Ground {
  /** #rrggbb. */
  readonly colour: string;
  /** Another element's colour, not the material's. */
  readonly isPrinted: boolean;
}

/**
 * The one colour that lies under an element wholly: that of the shape or code it lies on, else the material's. undefined where
 * nobody can say: on a photo, across an edge, on letters.
 */
export function groundOf(
  index: number,
  {
    laid,
    material,
    profile,
  }: { readonly laid: readonly Laid[]; readonly material: string; readonly profile: PrintProfile },
): Ground | undefined {
  const box = laid[index]?.box;
  if (!box) return undefined;
  const under = laid
    .slice(0, index)
    .findLast(({ element, box: below }) => isFilled(element) && element.opacity !== 0 && boxHolds(below, box));
  if (!under) return { colour: material, isPrinted: false };
  const colour = solidColour(under.element);
  if (colour === undefined || !liesWithin(box, under)) return undefined;
  return { colour: parseColour(colour, profile).screen, isPrinted: true };
}

/** Inks of these lie on the material like paint; those of the others colour what shines through them. */
const OPAQUE: ReadonlySet<z.infer<typeof Technique>> = new Set(["dtg", "dtf", "screen", "embroidery", "vinyl"]);

/** True where a white is printed as white, whatever it lies on. */
export function printsWhite({ techniques }: PrintProfile): boolean {
  return techniques.some((each) => OPAQUE.has(each));
}
