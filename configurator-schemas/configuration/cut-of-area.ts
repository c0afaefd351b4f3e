import type { PrintArea } from "../schema/print-area.ts";
import type { Product } from "../schema/product.ts";
import type { Millimetres } from "../units/length.ts";
import { conditionHolds, valueOf } from "./conditions.ts";
import type { Configuration } from "./configuration.ts";
import { scopeOf } from "./scope.ts";

/** How far outside its artwork an area is cut; undefined = along its own edge, or while the options it depends on are open. */
export function cutOffset(product: Product, area: PrintArea, configuration: Configuration): Millimetres | undefined {
  const offset = area.cut?.offsetMm;
  const value = typeof offset === "string" ? valueOf(product, offset, scopeOf(product, configuration)) : offset;
  return typeof value === "number" ? Math.max(0, value) : undefined;
}

/** Whether white ink is printed below an area's artwork. */
export function hasUnderbase(product: Product, area: PrintArea, configuration: Configuration): boolean {
  return area.underbase !== undefined && conditionHolds(product, area.underbase, scopeOf(product, configuration));
}
