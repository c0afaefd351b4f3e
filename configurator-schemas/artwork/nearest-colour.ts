import { inksOf, withInks } from "../configuration/inks.ts";
import { isFilled } from "../configuration/is-filled.ts";
import type { DesignElement } from "../schema/design-element.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import { colourDistance, isPrintable, parseColour } from "./colour.ts";

/**
 * The elements in at most `max` colours, by the fewest changes: the colours used most stay, of equals the first; every other
 * becomes the nearest of them.
 */
export function withFewerColours(
  elements: readonly DesignElement[],
  { max, profile }: { readonly max: number; readonly profile: PrintProfile },
): readonly DesignElement[] {
  const uses = new Map<string, { readonly colour: string; readonly count: number }>();
  for (const colour of elements.filter(isFilled).flatMap(inksOf)) {
    const { colour: first, count } = uses.get(colour.toLowerCase()) ?? { colour, count: 0 };
    uses.set(colour.toLowerCase(), { colour: first, count: count + 1 });
  }
  const isMade = (colour: string) => isPrintable(parseColour(colour, profile), profile);
  // Sorting is stable: colours used as often stay in the order they came. What cannot be printed takes nobody's place.
  const kept = [...uses.values()]
    .toSorted((a, b) => Number(isMade(b.colour)) - Number(isMade(a.colour)) || b.count - a.count)
    .map(({ colour }) => colour)
    .slice(0, max);
  const isKept = new Set(kept.map((colour) => colour.toLowerCase()));
  const made = kept.filter(isMade);
  const among = made.length > 0 ? made : kept;
  return elements.map((element) =>
    isFilled(element)
      ? withInks(element, (colour) =>
          isKept.has(colour.toLowerCase()) ? colour : nearestColour(colour, { among, profile }),
        )
      : element,
  );
}

/** Of some colours the one that looks most like another, of equals the first; itself where there is none. */
export function nearestColour(
  colour: string,
  { among, profile }: { readonly among: readonly string[]; readonly profile: PrintProfile },
): string {
  const screen = (text: string) => parseColour(text, profile).screen;
  const own = screen(colour);
  const distances = among.map((each) => colourDistance(screen(each), own));
  return among[distances.indexOf(Math.min(...distances))] ?? colour;
}
