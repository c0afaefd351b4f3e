import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { createPress } from "./colour/ask-press.ts";
import { pressFoldersOf } from "./colour/installed-profiles.ts";
import { migrateDatabase } from "./database/migrate.ts";
import { openSqliteDatabase } from "./database/sqlite-database.ts";
import { releaseTasks } from "./database/tasks.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import type { Dependencies, FontList, Limits } from "./dependencies.ts";
import { loadPreviewSecret } from "./designs/preview-address.ts";
import { loadDocuments } from "./documents/load-documents.ts";
import { createIngest } from "./ingest/ingest-pool.ts";
import { createMetrics } from "./metrics.ts";
import { openReceiptKeys } from "./receipts/receipt-keys.ts";
import { createRules } from "./rules/ask-rules.ts";
import { openDiskBlobStore } from "./storage/disk-blob-store.ts";
import { createWorkerPool } from "./workers/worker-pool.ts";

const LIMITS: Limits = {
  uploadBytes: 25 * 1024 * 1024,
  uploadsAtOnce: 32,
  jsonBytes: 2 * 1024 * 1024,
  requestsPerSecond: 200,
  requestBurst: 2000,
};
const RENDER_TIMEOUT_MS = 120_000;
const LETTERS_TIMEOUT_MS = 10_000;
/** A thousand times what a consumer product needs; the step budgets end nearly every answer long before. */
const RULES_TIMEOUT_MS = 20_000;
const RULES_MEMORY_MB = 768;
/** A profile of 4 MB takes some 200 MB and half a second. */
const PRESS_TIMEOUT_MS = 20_000;
const PRESS_MEMORY_MB = 512;
const PUBLISHING_LIMITS = { timeoutMs: 30_000, memoryMb: 512 } as const;

const Catalogue = z.object({
  fonts: z.array(
    z.object({
      id: z.string(),
      family: z.string(),
      style: z.string(),
      scripts: z.array(z.string()),
      offered: z.boolean(),
      file: z.string(),
    }),
  ),
  fallback: z.array(z.string()),
});

interface Place {
  readonly dataDir: string;
  readonly distDir: string;
  readonly ending: AbortSignal;
  readonly now?: () => Date;
  readonly limits?: Partial<Limits>;
  /** Of one document's proof. */
  readonly publishingLimits?: Dependencies["publishingLimits"];
}

/** Opens everything a server works with in a data folder, and makes what is not there yet. */
export async function openInstallation({
  dataDir,
  distDir,
  ending,
  now = () => new Date(),
  limits,
  publishingLimits = PUBLISHING_LIMITS,
}: Place): Promise<Dependencies> {
  await mkdir(dataDir, { recursive: true });
  const database = await openSqliteDatabase(join(dataDir, "atelier.sqlite"));
  await migrateDatabase(database, now());
  // The writer's lock says that no other process works on this folder: what was leased belongs to a dead one.
  await database.write([releaseTasks(database)]);
  const temporaryDir = join(dataDir, "tmp");
  await rm(temporaryDir, { recursive: true, force: true });
  await mkdir(temporaryDir, { recursive: true });
  const { products, library, problems } = await loadDocuments();
  if (problems.length > 0) throw new Error(`expected documents without mistakes: ${JSON.stringify(problems)}`);

  const size = Math.max(2, Math.min(4, availableParallelism()));
  const render = createWorkerPool({
    entry: new URL("./render/render-worker.ts", import.meta.url),
    size,
    timeoutMs: RENDER_TIMEOUT_MS,
  });
  const rules = createWorkerPool({
    entry: new URL("./rules/rules-worker.ts", import.meta.url),
    size,
    timeoutMs: RULES_TIMEOUT_MS,
    memoryMb: RULES_MEMORY_MB,
  });
  return {
    database,
    blobs: await openDiskBlobStore(join(dataDir, "blobs")),
    render,
    ingest: createIngest(() => {
      render.makeRoom();
      rules.makeRoom();
    }),
    letters: createWorkerPool({
      entry: new URL("./fonts/letters-worker.ts", import.meta.url),
      size: 1,
      timeoutMs: LETTERS_TIMEOUT_MS,
    }),
    publishing: createWorkerPool({
      entry: new URL("./products/publish-worker.ts", import.meta.url),
      size: 1,
      ...publishingLimits,
    }),
    publishingLimits,
    rules: createRules(rules),
    press: createPress(
      createWorkerPool({
        entry: new URL("./colour/press-worker.ts", import.meta.url),
        size: 1,
        timeoutMs: PRESS_TIMEOUT_MS,
        memoryMb: PRESS_MEMORY_MB,
      }),
    ),
    pressFolders: pressFoldersOf(dataDir),
    receiptKeys: await openReceiptKeys(database, now),
    previewSecret: await loadPreviewSecret(database, now()),
    library,
    fonts: await readFonts(distDir),
    distDir,
    temporaryDir,
    demo: await seedDemo(database, { dataDir, products, library, now: now() }),
    signals: { events: new EventEmitter<{ jobQueued: []; taskDue: [] }>().setMaxListeners(0), ending },
    metrics: createMetrics(),
    now,
    limits: { ...LIMITS, ...limits },
  };
}

/** Closes in the order that lets acknowledged work finish. */
export async function closeInstallation({
  database,
  render,
  ingest,
  letters,
  publishing,
  rules,
  press,
}: Dependencies): Promise<void> {
  await Promise.all([
    render.close(),
    ingest.close(),
    letters.close(),
    publishing.close(),
    rules.close(),
    press.close(),
  ]);
  await database.close();
}

/** The built fonts; none when nothing is built, so that tests need no build. */
async function readFonts(distDir: string): Promise<FontList> {
  const file = join(distDir, "fonts", "catalogue.json");
  if (!existsSync(file)) return { items: [], fallback: [] };
  const { fonts, fallback } = Catalogue.parse(JSON.parse(await readFile(file, "utf8")));
  return { items: fonts.map(({ file: name, ...font }) => ({ ...font, url: `/fonts/${name}` })), fallback };
}
