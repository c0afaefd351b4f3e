import { Worker } from "node:worker_threads";
import BetterSqlite from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import type { SqliteStatement } from "kysely";
import { ExpectationFailed, StorageFull, UniqueViolation } from "./database.ts";
import type { Database, Write, WriteResult, WriteStatistics } from "./database.ts";
import { createChanges } from "./table-changes.ts";
import type { WriterAnswer, WriterRequest } from "./sqlite-writer.ts";
import type { Tables } from "./tables.ts";

/** The data folder belongs to another running server. */
export class DatabaseLocked extends Error {
  override readonly name = "DatabaseLocked";
}

/** Statements and their answers are short-lived and few at a time. */
const YOUNG_MB = 6;

interface Waiting {
  readonly resolve: (value: WriteResult[] | WriteStatistics | undefined) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens the embedded database in `file`. One thread writes (sqlite-writer.ts), so that a sync of the disk never
 * blocks a request; reads run here on a connection of their own and take microseconds.
 */
export async function openSqliteDatabase(file: string): Promise<Database> {
  const writer = await startWriter(file);
  const reader = new BetterSqlite(file, { readonly: true, timeout: 5000 });
  const changes = createChanges();
  const read = new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepStatements(reader) }) });
  return {
    read,
    async write(unit) {
      // Also when it fails: a unit nobody knows the end of may have happened.
      const answer = await writer.ask({ kind: "unit", statements: unit.map(toStatement) }).finally(() => {
        for (const { query } of unit) changes.count(query);
      });
      if (!Array.isArray(answer)) throw new TypeError("expected the writer to answer a unit with its results");
      return answer;
    },
    changes: (table) => changes.of(table),
    async statistics() {
      const answer = await writer.ask({ kind: "statistics" });
      if (!answer || !("commits" in answer)) throw new TypeError("expected the writer to answer with its statistics");
      return answer;
    },
    async close() {
      await writer.ask({ kind: "close" });
      reader.close();
    },
  };
}

function toStatement({ query, rows }: Write) {
  return { sql: query.sql, parameters: query.parameters, ...(rows !== undefined && { rows }) };
}

async function startWriter(file: string) {
  const thread = new Worker(new URL("./sqlite-writer.ts", import.meta.url), {
    workerData: { file },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let ended: Error | undefined;

  const end = (error: Error) => {
    ended ??= error;
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
  };
  thread.on("error", (error) =>
    end(error instanceof Error ? error : new Error("the database writer failed", { cause: error })),
  );
  thread.on("exit", () => end(new Error("the database writer has ended")));
  thread.on("message", (answers: readonly WriterAnswer[] | object) => {
    // Under `node --watch` every thread also reports the files it loads.
    if (!Array.isArray(answers)) return;
    for (const answer of answers) {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (!asked) continue;
      if (answer.ok) asked.resolve(answer.value);
      else asked.reject(toError(answer.error));
    }
  });

  const ask = (request: WriterRequest) =>
    new Promise<WriteResult[] | WriteStatistics | undefined>((resolve, reject) => {
      if (ended) {
        reject(ended);
        return;
      }
      const id = next++;
      waiting.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage({ id, request });
    });
  try {
    await ask({ kind: "open" });
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  return { ask };
}

function toError(error: Extract<WriterAnswer, { ok: false }>["error"]): Error {
  switch (error.kind) {
    case "expectation":
      return new ExpectationFailed(error.index, error.changed);
    case "unique":
      return new UniqueViolation(error.index, error.message);
    case "full":
      return new StorageFull(error.message);
    case "locked":
      return new DatabaseLocked(error.message);
    case "other":
      return new Error(`the database refused a write: ${error.message}`);
  }
}

/** Preparing costs more than running for our small reads, and the set of texts is small. */
function keepStatements(database: BetterSqlite.Database) {
  const kept = new Map<string, SqliteStatement>();
  return {
    prepare(text: string): SqliteStatement {
      const known = kept.get(text);
      if (known) return known;
      const made = database.prepare(text);
      if (kept.size < 500) kept.set(text, made);
      return made;
    },
    close: () => database.close(),
  };
}
