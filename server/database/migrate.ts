import type { Database, Write } from "./database.ts";
import { MIGRATIONS } from "./migrations.ts";
import type { Migration } from "./migrations.ts";

/** The data was written by a newer Atelier; this one must not touch it. */
export class SchemaTooNew extends Error {
  override readonly name = "SchemaTooNew";
}

/**
 * Brings the schema up to date, one step per unit of work: a crash leaves whole steps behind, never half of one.
 * Throws SchemaTooNew when the data knows a step that this program does not.
 */
export async function migrateDatabase(database: Database, now: Date, migrations = MIGRATIONS): Promise<void> {
  const { read } = database;
  await database.write([
    {
      query: read.schema
        .createTable("migrations")
        .ifNotExists()
        .addColumn("number", "integer", (column) => column.primaryKey())
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("appliedAt", "text", (column) => column.notNull())
        .compile(),
    },
  ]);
  const applied = await read
    .selectFrom("migrations")
    .select("number")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const done = applied?.number ?? 0;
  if (done > migrations.length) {
    throw new SchemaTooNew(
      `The data folder was written by a newer Atelier (schema step ${done}; this program knows ${migrations.length}). Start that version, or restore a backup made before the update.`,
    );
  }
  for (const [i, migration] of migrations.entries()) {
    if (i >= done) await database.write(stepOf(database, migration, { number: i + 1, now }));
  }
}

function stepOf(
  { read }: Database,
  migration: Migration,
  { number, now }: { readonly number: number; readonly now: Date },
): Write[] {
  return [
    ...migration.statements(read).map((query) => ({ query })),
    {
      query: read
        .insertInto("migrations")
        .values({ number, name: migration.name, appliedAt: now.toISOString() })
        .compile(),
      rows: 1,
    },
  ];
}
