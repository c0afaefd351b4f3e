import { coloursOf, inksOf } from "../configuration/inks.ts";
import { isFilled } from "../configuration/is-filled.ts";
import type { DesignElement } from "../schema/design-element.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import { parseColour } from "./colour.ts";
import type { DisplayItem, DisplayList } from "./display-list.ts";

interface ColourCheck {
  readonly area: string;
  readonly profile: PrintProfile;
  readonly list: DisplayList;
}

/** More colours on an area than the profile has screens, films or threads for; none of them makes a photo (SPEC A62). */
export function checkColours(elements: readonly DesignElement[], { area, profile, list }: ColourCheck): Issue[] {
  const { maxColours } = profile;
  if (maxColours === undefined) return [];
  const count = coloursOf(elements).size;
  const tooMany =
    count > maxColours ? [issue("too_many_colours", "error", ["elements", area], { count, max: maxColours })] : [];
  const full = elements.flatMap((element, index) =>
    isFilled(element) && isFullColour(element, { profile, list })
      ? [issue("full_colour_not_printable", "error", ["elements", area, index])]
      : [],
  );
  return [...tooMany, ...full];
}

/** A photo, a motif in its own colours, or letters with emoji among them: drawn in colours it does not name. */
function isFullColour(element: DesignElement, { profile, list }: Omit<ColourCheck, "area">): boolean {
  if (element.kind !== "text") return element.kind === "image" || (element.kind === "art" && !element.colours);
  const named = new Set(inksOf(element).map((ink) => parseColour(ink, profile).screen));
  const isForeign = (item: DisplayItem): boolean =>
    item.kind === "group"
      ? item.items.some(isForeign)
      : item.element === element.id && item.kind === "path" && item.fill !== undefined && !named.has(item.fill.screen);
  return list.items.some(isForeign);
}
