import type { Database, Write } from "./database.ts";
import type { SigningKeyRow } from "./tables.ts";

/** Newest first, in an order that every process sees alike. */
export async function readSigningKeys({ read }: Database, purpose: SigningKeyRow["purpose"]): Promise<SigningKeyRow[]> {
  return read
    .selectFrom("signingKeys")
    .selectAll()
    .where("purpose", "=", purpose)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .execute();
}

export function insertSigningKey({ read }: Database, row: SigningKeyRow): Write {
  return { query: read.insertInto("signingKeys").values(row).compile(), rows: 1 };
}
