import type { DisplayStroke } from "../../../configurator-schemas/artwork/display-list.ts";
import { formatNumber, formatNumbers } from "./format-number.ts";

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;

/** Everything about a line but its colour; said whole each time, so that no line hangs on the one before. */
export function lineOperators(line: Omit<DisplayStroke, "colour">): string {
  const { widthMm, join = "round", cap = "round", miterLimit = 4, dashesMm = [], dashOffsetMm = 0 } = line;
  // Dashes that add up to nothing are an error in PDF and a whole line in SVG.
  const dashes = dashesMm.some((each) => each > 0) ? dashesMm : [];
  const miter = join === "miter" ? ` ${formatNumber(Math.max(1, miterLimit))} M` : "";
  const offset = dashes.length > 0 ? formatNumber(dashOffsetMm) : "0";
  return `${formatNumber(widthMm)} w ${CAPS[cap]} J ${JOINS[join]} j${miter} [${formatNumbers(dashes)}] ${offset} d`;
}
