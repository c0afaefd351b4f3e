import type { Millimetres } from "../units/length.ts";
import type { DisplayStroke } from "./display-list.ts";

/** How far a line's ink lies from its outline at most. */
export function strokeReach({ widthMm, join, cap, miterLimit = 4 }: DisplayStroke): Millimetres {
  return (widthMm / 2) * Math.max(join === "miter" ? miterLimit : 1, cap === "square" ? Math.SQRT2 : 1);
}
