import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

interface Kept {
  readonly rows: unknown;
  readonly changes: number;
  readonly until: number;
}

/** Another process on the same database, such as the command line, is not counted: what it wrote is seen this soon. */
const KEPT_MS = 5000;
const MAX_KEPT = 2000;
/** More rows than this are read anew: they would take room for everybody else's. */
const MAX_ROWS = 100;
/** By database, because tests have several. */
const kept = new WeakMap<Database, Map<string, Kept>>();

/**
 * Reads a table again only when it was written since: for the small rows every request asks for. What was not found is not
 * kept, so that strangers who guess keys fill nothing. Rows are shared, and frozen therefore.
 */
export async function readKept<Rows extends object>(
  database: Database,
  { table, name }: { readonly table: keyof Tables; readonly name: string },
  read: () => Promise<Rows | undefined>,
): Promise<Rows | undefined> {
  const all = kept.get(database) ?? new Map<string, Kept>();
  kept.set(database, all);
  const key = `${table} ${name}`;
  // Counted before reading: what is written meanwhile is then read again.
  const changes = database.changes(table);
  const known = all.get(key);
  // Kept under this name by the same caller.
  if (known && known.changes === changes && performance.now() < known.until) return known.rows as Rows;
  const rows = await read();
  if (rows === undefined || (Array.isArray(rows) && rows.length > MAX_ROWS)) return rows;
  if (all.size >= MAX_KEPT) all.clear();
  all.set(key, { rows: Object.freeze(rows), changes, until: performance.now() + KEPT_MS });
  return rows;
}
