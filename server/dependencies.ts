import type { EventEmitter } from "node:events";
import type { Library } from "../configurator-schemas/schema/library.ts";
import type { FontEntry } from "../configurator-schemas/protocol/http.ts";
import type { Press } from "./colour/ask-press.ts";
import type { Database } from "./database/database.ts";
import type { Ingest } from "./ingest/ingest-pool.ts";
import type { Metrics } from "./metrics.ts";
import type { ReceiptKeys } from "./receipts/receipt-keys.ts";
import type { Rules } from "./rules/ask-rules.ts";
import type { BlobStore } from "./storage/blob-store.ts";
import type { WorkerPool } from "./workers/worker-pool.ts";

/** Everything the application is given; tests give it the real parts in a temporary folder. */
export interface Dependencies {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly render: WorkerPool;
  readonly ingest: Ingest;
  /** Shapes what is written in merchants' fonts whose files stay here; apart, so that nobody types slower while files are printed. */
  readonly letters: WorkerPool;
  /** Parses, compiles and proves documents before they are published. */
  readonly publishing: WorkerPool;
  /** Of one document. */
  readonly publishingLimits: { readonly timeoutMs: number; readonly memoryMb: number };
  readonly rules: Rules;
  /** Reads press profiles. */
  readonly press: Press;
  /** Where the installation's press profiles lie, the first before the next. */
  readonly pressFolders: readonly string[];
  readonly receiptKeys: ReceiptKeys;
  /** HMAC key of picture addresses. */
  readonly previewSecret: Uint8Array;
  /** Profiles, templates, option sets and fonts that published products may name. */
  readonly library: Library;
  readonly fonts: FontList;
  /** Built files: client, embed script, fonts, schemas. */
  readonly distDir: string;
  /** For files on their way; emptied at every start. */
  readonly temporaryDir: string;
  readonly demo: DemoKeys | undefined;
  readonly signals: Signals;
  readonly metrics: Metrics;
  readonly now: () => Date;
  readonly limits: Limits;
}

export interface FontList {
  readonly items: readonly FontEntry[];
  /** Ids tried in order for letters the chosen font lacks. */
  readonly fallback: readonly string[];
}

export interface DemoKeys {
  readonly publishable: string;
  readonly secret: string;
  readonly printShop: string;
}

export interface Limits {
  readonly uploadBytes: number;
  /** Received and decoded at the same time; one more is asked to come again. */
  readonly uploadsAtOnce: number;
  readonly jsonBytes: number;
  /** Requests per second and key and address, and how many may come at once. */
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
}

/** What one part of the process tells another. */
export interface Signals {
  /** "jobQueued": a print job can be claimed. "taskDue": the task loop should look. */
  readonly events: EventEmitter<{ jobQueued: []; taskDue: [] }>;
  /** Aborts when the process is asked to end: long polls answer, loops stop, /readyz says no. */
  readonly ending: AbortSignal;
}
