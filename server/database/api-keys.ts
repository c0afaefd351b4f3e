import type { Database, Write } from "./database.ts";
import { readKept } from "./kept-reads.ts";
import type { ApiKeyRow } from "./tables.ts";

/** The live key with this hash. The one query without an owner: the key is what says who the owner is. */
export async function findApiKey(database: Database, sha256: string): Promise<ApiKeyRow | undefined> {
  return readKept(database, { table: "apiKeys", name: sha256 }, () =>
    database.read
      .selectFrom("apiKeys")
      .selectAll()
      .where("sha256", "=", sha256)
      .where("revokedAt", "is", null)
      .executeTakeFirst(),
  );
}

export function insertApiKey({ read }: Database, row: ApiKeyRow): Write {
  return { query: read.insertInto("apiKeys").values(row).compile(), rows: 1 };
}
