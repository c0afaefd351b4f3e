import { checkConfiguration } from "../../configurator-schemas/answers/check.ts";
import { settleConfiguration } from "../../configurator-schemas/answers/guide.ts";
import type { Configuration, Selections } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { UploadRow } from "../database/tables.ts";
import { sha256Hex } from "../identifiers.ts";
import { AppError } from "../problems/app-error.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";

/**
 * What is checked, priced, drawn and made: a design with a line's own selections over it, and everything that follows from
 * them. What is saved, and what a receipt's hash is about, are the shopper's own selections.
 */
export function settleDesign(product: Product, configuration: Configuration, selections?: Selections): Configuration {
  const own = selections
    ? { ...configuration, selections: { ...configuration.selections, ...selections } }
    : configuration;
  return settleConfiguration(product, own);
}

/** What a receipt is about: equal for equal configurations, whatever the order of their properties. */
export function hashConfiguration(configuration: Configuration): string {
  return sha256Hex(canonicalJson(configuration));
}

/** Refuses what cannot be made: only a complete, valid configuration, settled, is quoted or ordered. */
export function requireOrderable(
  product: Product,
  configuration: Configuration,
  uploads: ReadonlyMap<string, UploadRow>,
): void {
  const { valid, complete, issues } = checkConfiguration(product, configuration, { uploads });
  if (!valid || !complete) throw new AppError("invalid_configuration", { issues });
}
