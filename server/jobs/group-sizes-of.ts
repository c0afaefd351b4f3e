import type { GroupSizes } from "../../configurator-schemas/artwork/group-sizes.ts";
import type { OrderLineRow } from "../database/tables.ts";

/** Sizes an order line shares with the lines it was ordered with: part of what is made, whenever it is made again. */
export function groupSizesOf({ groupSizesJson }: OrderLineRow): GroupSizes | undefined {
  // Written by place-order.ts.
  return groupSizesJson === null ? undefined : (JSON.parse(groupSizesJson) as GroupSizes);
}
