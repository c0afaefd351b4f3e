import type { Database, Write } from "./database.ts";
import type { SigningKeyRow } from "./tables.ts";

/** Newest first: the first one signs, all of them verify. */
export async function readSigningKeys({ read }: Database, purpose: SigningKeyRow["purpose"]): Promise<SigningKeyRow[]> {
  return read
    .selectFrom("signingKeys")
    .selectAll()
    .where("purpose", "=", purpose)
    .orderBy("createdAt", "desc")
    .execute();
}

export function insertSigningKey({ read }: Database, row: SigningKeyRow): Write {
  return { query: read.insertInto("signingKeys").values(row).compile(), rows: 1 };
}
