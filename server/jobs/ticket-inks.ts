import { inksOf } from "../../configurator-schemas/configuration/inks.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { isFilled } from "../../configurator-schemas/configuration/is-filled.ts";
import { madeElements } from "../../configurator-schemas/configuration/made-elements.ts";
import type { TicketInk } from "../../configurator-schemas/production/job-ticket.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";

/** As offset presses are inked; only for the eye of whoever reads the ticket. */
const PROCESS: readonly TicketInk[] = [
  { kind: "process", name: "Cyan", plate: "Cyan", screen: "#009fe3" },
  { kind: "process", name: "Magenta", plate: "Magenta", screen: "#e6007e" },
  { kind: "process", name: "Yellow", plate: "Yellow", screen: "#ffed00" },
  { kind: "process", name: "Black", plate: "Black", screen: "#1d1d1b" },
];
const SPOT = /^spot\((.+)\)$/;

/** The plates of a job: process inks of a press, then every spot that is used, under the name its machine looks for. */
export function ticketInks(
  product: Product,
  configurations: Iterable<Configuration>,
  profile: PrintProfile,
): readonly TicketInk[] {
  const used = new Set<string>();
  for (const configuration of configurations) {
    for (const element of Object.values(madeElements(product, configuration)).flat().filter(isFilled)) {
      for (const colour of inksOf(element)) used.add(SPOT.exec(colour)?.[1] ?? "");
    }
  }
  const roleOf = (name: string) =>
    name === profile.cut?.spot ? "cut" : name === profile.white?.spot ? "white" : undefined;
  const spots = profile.spots.flatMap(({ name, plate, screen, overprint }): TicketInk[] => {
    const role = roleOf(name);
    if (role === undefined && !used.has(name)) return [];
    return [
      {
        kind: "spot",
        name,
        plate: plate ?? name,
        screen,
        ...(role && { role }),
        ...(overprint !== undefined && { overprint }),
      },
    ];
  });
  return [...(profile.colourSpace === "cmyk" ? PROCESS : []), ...spots];
}
