import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import type { Content } from "../content.ts";
import type { InkPolicy } from "../ink.ts";

/** An outline that is no part of the artwork: where a machine cuts, lays white ink or varnishes. Path data in mm of the area. */
export interface Plate {
  readonly role: "cut" | "white" | "varnish";
  readonly d: string;
}

/**
 * Draws plates over the artwork, each overprinting: what is drawn later in process inks would knock a hole into a plate that
 * lies in the file below it. On the press white runs first, whatever the order in the file.
 */
export function drawPlates(
  content: Content,
  plates: readonly Plate[],
  { profile, inks }: { readonly profile: PrintProfile; readonly inks: InkPolicy },
): void {
  for (const role of ["white", "varnish", "cut"] as const) {
    for (const { d } of plates.filter((plate) => plate.role === role && plate.d !== "")) {
      const ink = { ...inkOf(role, profile, inks), overprint: true };
      if (role === "cut") content.stroke(d, ink, { widthMm: profile.cut?.widthMm ?? 0 });
      else content.fill(d, ink);
    }
  }
}

function inkOf(role: Plate["role"], { spots, cut, white, id }: PrintProfile, inks: InkPolicy) {
  const spotInks = spots.map(({ name, screen }) => ({ name, ink: inks({ kind: "spot", name, screen }) }));
  const found = spotInks.find(({ name, ink }) => {
    if (role === "cut") return name === cut?.spot;
    if (role === "white") return name === white?.spot;
    return ink.kind === "separation" && ink.step === "varnish";
  });
  if (!found) throw new Error(`expected a spot for the plate "${role}" in profile ${id}, got none`);
  return found.ink;
}
