import type { Database, Write } from "./database.ts";
import type { IdempotencyKeyRow } from "./tables.ts";

export async function readAnswer(
  { read }: Database,
  { ownerId, key }: { readonly ownerId: string; readonly key: string },
): Promise<IdempotencyKeyRow | undefined> {
  return read
    .selectFrom("idempotencyKeys")
    .selectAll()
    .where("ownerId", "=", ownerId)
    .where("key", "=", key)
    .executeTakeFirst();
}

/** In the unit of what it answers: the effect and the remembered answer exist together or not at all. */
export function keepAnswer({ read }: Database, row: IdempotencyKeyRow): Write {
  return { query: read.insertInto("idempotencyKeys").values(row).compile(), rows: 1 };
}

export function forgetAnswers({ read }: Database, before: string): Write {
  return { query: read.deleteFrom("idempotencyKeys").where("createdAt", "<", before).compile() };
}
