import type { Database, Write } from "./database.ts";
import type { OrderLineRow, OrderRow, PrintJobRow } from "./tables.ts";

interface OrderKey {
  readonly merchantId: string;
  readonly id: string;
}

export function insertOrder({ read }: Database, row: OrderRow): Write {
  return { query: read.insertInto("orders").values(row).compile(), rows: 1 };
}

export function insertOrderLine({ read }: Database, row: OrderLineRow): Write {
  return { query: read.insertInto("orderLines").values(row).compile(), rows: 1 };
}

export async function readOrderRow({ read }: Database, { merchantId, id }: OrderKey): Promise<OrderRow | undefined> {
  return read
    .selectFrom("orders")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function readOrderLines({ read }: Database, { merchantId, id }: OrderKey): Promise<OrderLineRow[]> {
  return read
    .selectFrom("orderLines")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("orderId", "=", id)
    .orderBy("position")
    .execute();
}

/** Every job of an order, reprints too, in the order they were made. */
export async function readOrderJobs({ read }: Database, { merchantId, id }: OrderKey): Promise<PrintJobRow[]> {
  return read
    .selectFrom("printJobs")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("orderId", "=", id)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** Was this very artwork of the design ordered before, and not cancelled since? */
export async function wasMadeBefore(
  { read }: Database,
  {
    merchantId,
    design,
    configurationSha256,
    before,
  }: {
    readonly merchantId: string;
    readonly design: string;
    readonly configurationSha256: string;
    readonly before: string;
  },
): Promise<boolean> {
  const found = await read
    .selectFrom("orderLines")
    .innerJoin("orders", "orders.id", "orderLines.orderId")
    .innerJoin("printJobs", "printJobs.orderLineId", "orderLines.id")
    .innerJoin("designVersions", (join) =>
      join
        .onRef("designVersions.designId", "=", "orderLines.designId")
        .onRef("designVersions.version", "=", "orderLines.designVersion"),
    )
    .select("orderLines.id")
    .where("orderLines.merchantId", "=", merchantId)
    .where("orderLines.designId", "=", design)
    .where("designVersions.configurationSha256", "=", configurationSha256)
    .where("orders.placedAt", "<", before)
    .where("printJobs.state", "not in", ["cancelled", "rejected", "failed"])
    .executeTakeFirst();
  return found !== undefined;
}
