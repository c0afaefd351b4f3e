import { parentPort, workerData } from "node:worker_threads";
import BetterSqlite from "better-sqlite3";
import type { WriteResult, WriteStatistics } from "./database.ts";

/**
 * The one thread that writes. Group commit: every unit that arrived while the last commit waited for the disk goes
 * into the next transaction, each in its own savepoint; one commit = one sync acknowledges them all.
 */
export type WriterRequest =
  | { readonly kind: "open" }
  | { readonly kind: "unit"; readonly statements: readonly Statement[] }
  | { readonly kind: "statistics" }
  | { readonly kind: "close" };

export type WriterAnswer =
  | { readonly id: number; readonly ok: true; readonly value: WriteResult[] | WriteStatistics | undefined }
  | { readonly id: number; readonly ok: false; readonly error: WriterError };

type WriterError =
  | { readonly kind: "expectation"; readonly index: number; readonly changed: number }
  | { readonly kind: "unique"; readonly index: number; readonly message: string }
  | { readonly kind: "full" | "locked" | "other"; readonly message: string };

interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly rows?: number;
}

interface Unit {
  readonly id: number;
  readonly statements: readonly Statement[];
}

class UnitFailed extends Error {
  readonly error: WriterError;
  constructor(error: WriterError) {
    super(error.kind);
    this.error = error;
  }
}

// Bounds the time one acknowledgement can wait for its neighbours.
const MAX_UNITS_PER_COMMIT = 256;

if (parentPort) serveWriter(parentPort, String(workerData.file));

function serveWriter(port: NonNullable<typeof parentPort>, file: string): void {
  let opened: { database: BetterSqlite.Database; lock: BetterSqlite.Database } | undefined;
  const queue: Unit[] = [];
  const statements = new Map<string, BetterSqlite.Statement>();
  let units = 0;
  let commits = 0;
  let scheduled = false;

  const answer = (answers: readonly WriterAnswer[]) => port.postMessage(answers);
  const flush = () => {
    scheduled = false;
    if (!opened) return;
    const batch = queue.splice(0, MAX_UNITS_PER_COMMIT);
    if (batch.length === 0) return;
    const answers = commitUnits(opened.database, statements, batch);
    units += batch.length;
    commits += 1;
    answer(answers);
    if (queue.length > 0) schedule();
  };
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    // After the messages that are already here, so that they share the commit.
    setImmediate(flush);
  };

  port.on("message", ({ id, request }: { id: number; request: WriterRequest }) => {
    switch (request.kind) {
      case "open":
        try {
          opened = openFiles(file);
          answer([{ id, ok: true, value: undefined }]);
        } catch (error) {
          answer([{ id, ok: false, error: error instanceof UnitFailed ? error.error : classify(error, 0) }]);
        }
        return;
      case "unit":
        queue.push({ id, statements: request.statements });
        schedule();
        return;
      case "statistics":
        answer([{ id, ok: true, value: { units, commits } }]);
        return;
      case "close":
        while (queue.length > 0) flush();
        opened?.database.close();
        opened?.lock.close();
        answer([{ id, ok: true, value: undefined }]);
        port.close();
    }
  });
}

function openFiles(file: string) {
  const lock = lockFolder(file);
  const database = new BetterSqlite(file, { timeout: 5000 });
  database.pragma("journal_mode = WAL");
  // FULL: an acknowledged row survives a power cut. NORMAL was measured to lose acknowledged rows.
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  return { database, lock };
}

/**
 * Two servers on one folder would both think that they own every lease. The lock is the operating system's, on an open
 * file: it is gone with the process, however that ends.
 */
function lockFolder(file: string): BetterSqlite.Database {
  const lock = new BetterSqlite(`${file}.lock`, { timeout: 0 });
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    // Only a lock that somebody holds is a running server; a full disk or a missing right must say so itself.
    if (!(error instanceof BetterSqlite.SqliteError) || error.code !== "SQLITE_BUSY") throw error;
    throw new UnitFailed({ kind: "locked", message: "another running server uses this data folder" });
  }
}

function commitUnits(
  database: BetterSqlite.Database,
  statements: Map<string, BetterSqlite.Statement>,
  batch: readonly Unit[],
): WriterAnswer[] {
  try {
    database.exec("BEGIN IMMEDIATE");
    const answers = batch.map((unit) => runUnit(database, statements, unit));
    database.exec("COMMIT");
    return answers;
  } catch (error) {
    // The transaction as a whole is lost (disk full, I/O error): nobody in it was acknowledged.
    if (database.inTransaction) database.exec("ROLLBACK");
    return batch.map(({ id }) => ({ id, ok: false, error: classify(error, 0) }));
  }
}

function runUnit(
  database: BetterSqlite.Database,
  statements: Map<string, BetterSqlite.Statement>,
  unit: Unit,
): WriterAnswer {
  database.exec("SAVEPOINT unit");
  try {
    const value = unit.statements.map((statement, index) => runStatement(database, statements, { statement, index }));
    database.exec("RELEASE unit");
    return { id: unit.id, ok: true, value };
  } catch (error) {
    // Some errors end the whole transaction inside SQLite; then there is no savepoint to go back to.
    if (!database.inTransaction) throw error;
    database.exec("ROLLBACK TO unit");
    database.exec("RELEASE unit");
    return { id: unit.id, ok: false, error: error instanceof UnitFailed ? error.error : classify(error, 0) };
  }
}

function runStatement(
  database: BetterSqlite.Database,
  statements: Map<string, BetterSqlite.Statement>,
  { statement, index }: { readonly statement: Statement; readonly index: number },
): WriteResult {
  const result = execute(database, statements, { statement, index });
  if (statement.rows !== undefined && statement.rows !== result.changed) {
    throw new UnitFailed({ kind: "expectation", index, changed: result.changed });
  }
  return result;
}

function execute(
  database: BetterSqlite.Database,
  statements: Map<string, BetterSqlite.Statement>,
  { statement: { sql, parameters }, index }: { readonly statement: Statement; readonly index: number },
): WriteResult {
  try {
    const prepared = statements.get(sql) ?? database.prepare(sql);
    if (statements.size < 500) statements.set(sql, prepared);
    if (!prepared.reader) return { rows: [], changed: prepared.run(...parameters).changes };
    // A statement that returns rows returns one per row it touched.
    const rows = prepared.all(...parameters);
    // SQLite rows are plain objects keyed by column.
    return { rows: rows as WriteResult["rows"], changed: rows.length };
  } catch (error) {
    throw new UnitFailed(classify(error, index));
  }
}

function classify(error: unknown, index: number): WriterError {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof BetterSqlite.SqliteError ? error.code : "";
  if (code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY")
    return { kind: "unique", index, message };
  if (code === "SQLITE_FULL") return { kind: "full", message };
  return { kind: "other", message };
}
