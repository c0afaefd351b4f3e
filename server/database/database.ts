import type { CompiledQuery, Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Where rows live. Nothing outside the engine's own files knows which engine it is. */
export interface Database {
  /** Builds every query, and runs the reading ones. What was acknowledged by `write` is visible to the next read. */
  readonly read: Kysely<Tables>;
  /**
   * Runs a unit of work: all of its writes or none. Resolves when they are durable (synced to the disk).
   * Rejects with ExpectationFailed, UniqueViolation or StorageFull; then nothing of the unit happened.
   */
  write(unit: readonly Write[]): Promise<readonly WriteResult[]>;
  /**
   * Grows with every write that may have changed the table: as long as it stays the same, so do the rows. It has grown
   * before `write` resolves. An engine that cannot tell, because others write too, never gives a number twice.
   */
  changes(table: keyof Tables): number;
  statistics(): Promise<WriteStatistics>;
  close(): Promise<void>;
}

/** One statement of a unit of work, built with `database.read` and compiled. */
export interface Write {
  readonly query: CompiledQuery;
  /** How many rows it must touch; any other number undoes the whole unit. This is how races are lost safely. */
  readonly rows?: number;
}

export interface WriteResult {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly changed: number;
}

export interface WriteStatistics {
  readonly units: number;
  /** Commits, each with one sync; fewer than units when units waited for the disk together. */
  readonly commits: number;
}

/** A write touched another number of rows than it promised: somebody else was faster. Nothing of the unit happened. */
export class ExpectationFailed extends Error {
  override readonly name = "ExpectationFailed";
  readonly index: number;
  readonly changed: number;
  constructor(index: number, changed: number) {
    super(`write ${index} of the unit touched ${changed} rows, not what it expected; the unit was undone`);
    this.index = index;
    this.changed = changed;
  }
}

/** A row with this key is already there. Nothing of the unit happened. */
export class UniqueViolation extends Error {
  override readonly name = "UniqueViolation";
  readonly index: number;
  constructor(index: number, message: string) {
    super(message);
    this.index = index;
  }
}

/** The disk is full. Nothing of the unit happened. */
export class StorageFull extends Error {
  override readonly name = "StorageFull";
}
