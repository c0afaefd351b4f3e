import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import type { Content } from "../content.ts";
import type { InkPolicy } from "../ink.ts";
import { spotOf } from "./plate.ts";
import type { Plate } from "./plate.ts";

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
      const ink = { ...inks({ kind: "spot", name: spotOf(role, profile), screen: "" }), overprint: true };
      if (role === "cut") content.stroke(d, ink, { widthMm: profile.cut?.widthMm ?? 0 });
      else content.fill(d, ink);
    }
  }
}
