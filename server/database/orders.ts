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

export async function readOrderLine(
  { read }: Database,
  { merchantId, id }: OrderKey,
): Promise<OrderLineRow | undefined> {
  return read
    .selectFrom("orderLines")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("id", "=", id)
    .executeTakeFirst();
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
