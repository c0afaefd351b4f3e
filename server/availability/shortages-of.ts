import { shortagesOn } from "../../configurator-schemas/configuration/availability.ts";
import type { Shortage } from "../../configurator-schemas/configuration/availability.ts";
import { indexOf } from "../../configurator-schemas/schema/product-index.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { readShortageRows } from "../database/availability.ts";
import type { AvailabilityRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { readValue } from "./availability-entry.ts";

/** What of a merchant's product is out of stock now. What is said of this product in particular counts before what is said of all. */
export async function shortagesOf(
  { database, now }: Pick<Dependencies, "database" | "now">,
  merchantId: string,
  product: Product,
): Promise<readonly Shortage[]> {
  const rows = await readShortageRows(database, { merchantId, productId: product.id });
  if (rows.length === 0) return [];
  const own = new Set(rows.filter(({ productId }) => productId !== "").map(valueName));
  const skus = new Set(product.variants.rows.map((row) => row.at(-1)).flatMap((each) => skuOf(each)));
  const { options } = indexOf(product);
  const shortages = rows.flatMap((row): Shortage[] => {
    const until = row.until === null ? {} : { until: row.until };
    if (row.state === "available") return [];
    if (row.sku !== "") return skus.has(row.sku) ? [{ sku: row.sku, ...until }] : [];
    const isOverruled = row.productId === "" && own.has(valueName(row));
    if (isOverruled || !options.has(row.optionId)) return [];
    return [{ option: row.optionId, value: readValue(row), ...until }];
  });
  return shortagesOn(shortages, now().toISOString().slice(0, 10));
}

function valueName({ optionId, valueJson }: AvailabilityRow): string {
  return `${optionId}/${valueJson}`;
}

function skuOf(variant: unknown): string[] {
  return typeof variant === "object" && variant !== null && "sku" in variant ? [String(variant.sku)] : [];
}
