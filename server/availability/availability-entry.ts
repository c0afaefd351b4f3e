import type { z } from "zod";
import type { AvailabilityBody, AvailabilityEntry } from "../../configurator-schemas/protocol/http.ts";
import { availabilityKey } from "../database/availability.ts";
import type { AvailabilityRow } from "../database/tables.ts";

/** What a merchant says, as it is kept. */
export function toAvailabilityRow(
  entry: AvailabilityEntry,
  { merchantId, now }: { readonly merchantId: string; readonly now: Date },
): AvailabilityRow {
  const about =
    "sku" in entry
      ? { productId: "", sku: entry.sku, optionId: "", valueJson: "" }
      : {
          productId: entry.product ?? "",
          sku: "",
          optionId: entry.option,
          valueJson: JSON.stringify(entry.value),
        };
  return {
    merchantId,
    subject: availabilityKey(about),
    ...about,
    state: entry.available ? "available" : "unavailable",
    until: entry.available ? null : (entry.until ?? null),
    changedAt: now.toISOString(),
  };
}

/** What is kept, as the merchant said it. */
export function toAvailabilityBody(row: AvailabilityRow): z.infer<typeof AvailabilityBody> {
  const rest = {
    available: row.state === "available",
    ...(row.until !== null && { until: row.until }),
    changedAt: row.changedAt,
  };
  if (row.sku !== "") return { sku: row.sku, ...rest };
  const product = row.productId === "" ? {} : { product: row.productId };
  return { option: row.optionId, value: readValue(row), ...product, ...rest };
}

/** Written by toAvailabilityRow from a checked entry. */
export function readValue({ valueJson }: AvailabilityRow): string | number | boolean {
  return JSON.parse(valueJson) as string | number | boolean;
}
