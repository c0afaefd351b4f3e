import type { Colour, DisplayItem, DisplayList } from "../../../../configurator-schemas/artwork/display-list.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import { spotOf } from "./plate.ts";
import type { Plate } from "./plate.ts";

/** What the plates of a page's spot inks are called, as they follow from what is drawn: for whoever checks the file. */
export function plateNames(
  { list, plates = [] }: { readonly list: DisplayList; readonly plates?: readonly Plate[] },
  profile: PrintProfile,
): string[] {
  const drawn = [...spotsIn(list.items), ...plates.flatMap(({ role, d }) => (d === "" ? [] : [spotOf(role, profile)]))];
  return drawn.map((name) => {
    const spot = profile.spots.find((each) => each.name === name);
    if (!spot) throw new Error(`expected spot "${name}" in profile ${profile.id}`);
    return spot.plate ?? spot.name;
  });
}

function spotsIn(items: readonly DisplayItem[]): string[] {
  return items.flatMap((item) => {
    if (item.kind === "image" || item.opacity === 0) return [];
    if (item.kind === "group") return spotsIn(item.items);
    if (item.d === "") return [];
    return [item.fill, item.stroke?.colour].flatMap((colour: Colour | undefined) =>
      colour?.kind === "spot" ? [colour.name] : [],
    );
  });
}
