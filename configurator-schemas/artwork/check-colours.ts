import { isFilled } from "../configuration/is-filled.ts";
import { coloursOf } from "../configuration/inks.ts";
import type { DesignElement } from "../schema/design-element.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintProfile } from "../schema/print-profile.ts";

/** More colours on an area than the profile has screens, films or threads for; none of them makes a photo (SPEC A62). */
export function checkColours(
  elements: readonly DesignElement[],
  { area, profile: { maxColours } }: { readonly area: string; readonly profile: PrintProfile },
): Issue[] {
  if (maxColours === undefined) return [];
  const count = coloursOf(elements).size;
  const tooMany =
    count > maxColours ? [issue("too_many_colours", "error", ["elements", area], { count, max: maxColours })] : [];
  const full = elements.flatMap((element, index) =>
    isFilled(element) && isFullColour(element)
      ? [issue("full_colour_not_printable", "error", ["elements", area, index])]
      : [],
  );
  return [...tooMany, ...full];
}

/** A photo, or a motif in its own colours. */
function isFullColour(element: DesignElement): boolean {
  return element.kind === "image" || (element.kind === "art" && element.colours === undefined);
}
