import type { Millimetres } from "../units/length.ts";
import { offsetPolygons, polygonData, polygonsOf, unitePolygons } from "./polygons.ts";

/**
 * The outline of everything that filled paths cover, as path data of straight lines on the display list's grid: no overlaps,
 * outer contours one way round, holes the other (SPEC A78).
 */
export function uniteFills(paths: readonly string[]): string {
  return polygonData(unitePolygons(polygonsOf(paths)));
}

/**
 * The same, `byMm` larger on every side, or smaller where it is negative; corners that stand out are round, and what is
 * thinner than twice a negative distance is gone.
 */
export function offsetFills(paths: readonly string[], byMm: Millimetres): string {
  return polygonData(offsetPolygons(unitePolygons(polygonsOf(paths)), byMm));
}
