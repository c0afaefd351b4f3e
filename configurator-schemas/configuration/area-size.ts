import type { SizeMm } from "../units/length.ts";
import type { Product } from "../schema/product.ts";
import type { PrintArea } from "../schema/print-area.ts";
import type { Configuration } from "./configuration.ts";
import { valueOf } from "./conditions.ts";
import { scopeOf } from "./scope.ts";
import { resolveSelections } from "./selections.ts";

/**
 * Trim size of a print area for one configuration, in mm: the print shop's own size if the profile has one, else the
 * number, the matching table row, or the expression. undefined while the options it depends on are unanswered.
 */
export function areaSize(
  product: Product,
  area: PrintArea,
  { configuration, profile }: { readonly configuration: Configuration; readonly profile?: string | undefined },
): SizeMm | undefined {
  const own = area.sizeByProfile.find(([id]) => id === profile)?.[1];
  if (own) return toSize(own);
  return designSize(product, area, configuration);
}

/** Trim size the shopper designs on, whatever machine makes it. */
export function designSize(product: Product, area: PrintArea, configuration: Configuration): SizeMm | undefined {
  const { sizeMm } = area;
  if (Array.isArray(sizeMm)) return toSize(sizeMm);
  if ("by" in sizeMm) {
    const selections = resolveSelections(product, configuration.selections);
    const row = sizeMm.rows.find(({ when }) =>
      when.every((cell, i) => cell === "*" || cell === selections[sizeMm.by[i] ?? ""]),
    );
    return row && toSize(row.sizeMm);
  }
  const scope = scopeOf(product, configuration);
  const widthMm = valueOf(product, sizeMm.width, scope);
  const heightMm = valueOf(product, sizeMm.height, scope);
  if (typeof widthMm !== "number" || typeof heightMm !== "number" || widthMm <= 0 || heightMm <= 0) return undefined;
  return { widthMm, heightMm };
}

/** Every size the area has by its table, whatever the options are; none for one size and for expressions. */
export function tableSizes({ sizeMm }: PrintArea): readonly SizeMm[] {
  return "by" in sizeMm ? sizeMm.rows.map((row) => toSize(row.sizeMm)) : [];
}

function toSize([widthMm, heightMm]: readonly [number, number]): SizeMm {
  return { widthMm, heightMm };
}
