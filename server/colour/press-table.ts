import { colourTable } from "../../configurator-schemas/artwork/colour-table.ts";
import type { ColourTable } from "../../configurator-schemas/artwork/colour-table.ts";
import type { PressConversion } from "./press-conversion.ts";

/** As many as colour management modules keep. */
const POINTS = 33;

/** sRGB to the inks of one press, ready for pixels. */
export function pressTable({ toInks }: PressConversion): ColourTable {
  return colourTable(POINTS, toInks);
}
