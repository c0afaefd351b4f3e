import type { Localised } from "../schema/localised.ts";
import type { Product } from "../schema/product.ts";
import { conditionHolds, valueOf } from "./conditions.ts";
import type { Configuration } from "./configuration.ts";
import { scopeOf } from "./scope.ts";

/** One line of the cut list, in millimetres. */
export interface CutPart {
  readonly id: string;
  readonly label: Localised;
  readonly quantity: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly thicknessMm: number;
}

/** What a configuration is cut from. Lines without pieces, or whose sizes wait for an answer, are left out. */
export function partsOf(product: Product, configuration: Configuration): CutPart[] {
  const scope = scopeOf(product, configuration);
  return product.parts.flatMap((part) => {
    if (!conditionHolds(product, part.when, scope)) return [];
    const [quantity, lengthMm, widthMm, thicknessMm] = [
      part.quantity,
      part.lengthMm,
      part.widthMm,
      part.thicknessMm,
    ].map((text) => valueOf(product, text, scope));
    const isWhole = isPositive(quantity) && isPositive(lengthMm) && isPositive(widthMm) && isPositive(thicknessMm);
    return isWhole ? [{ id: part.id, label: part.label, quantity, lengthMm, widthMm, thicknessMm }] : [];
  });
}

function isPositive(value: unknown): value is number {
  return typeof value === "number" && value > 0;
}
