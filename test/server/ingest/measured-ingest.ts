import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createIngest } from "../../../server/ingest/ingest-pool.ts";
import type { IngestAnswer } from "../../../server/ingest/ingest-request.ts";

export interface Measured {
  readonly answer: IngestAnswer;
  /** Largest physical memory of any worker meanwhile; 0 where the system does not tell. */
  readonly peakMb: number;
  readonly milliseconds: number;
  /** The bytes that are kept and served; empty for a refusal. */
  readonly normalised: Buffer;
}

export interface MeasuredIngest {
  ingest(
    bytes: Uint8Array,
    declared?: { readonly fileName?: string; readonly contentType?: string },
  ): Promise<Measured>;
  close(): Promise<void>;
}

/** The server's own workers under its own limits, and what each picture costs them. */
export async function openMeasuredIngest(): Promise<MeasuredIngest> {
  const folder = await mkdtemp(join(tmpdir(), "ingest-"));
  const pool = createIngest();
  let count = 0;
  return {
    async ingest(bytes, declared = {}) {
      count += 1;
      const outDir = await mkdtemp(join(folder, `${count}-`));
      const path = join(folder, `raw-${count}`);
      await writeFile(path, bytes);
      await forgetPeaks();
      const start = performance.now();
      const answer = await pool.run({ path, outDir, ...declared });
      const milliseconds = performance.now() - start;
      const normalised = answer.ok ? await readFile(answer.path) : Buffer.alloc(0);
      const left = await readdir(outDir);
      const expected = answer.ok ? (answer.drawingPath === undefined ? 1 : 2) : 0;
      if (left.length !== expected) throw new Error(`expected no file left behind, got ${left.join()}`);
      return { answer, milliseconds, peakMb: await peakMb(), normalised };
    },
    async close() {
      await pool.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Children of this process; workers that died with a picture are not among them. */
async function children(): Promise<string[]> {
  const tasks = await readdir("/proc/self/task").catch(() => []);
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/self/task/${task}/children`, "utf8").catch(() => "")),
  );
  return lists.flatMap((list) => list.split(" ")).filter((pid) => pid !== "");
}

/** Linux keeps a high-water mark; writing 5 sets it to what is used now (proc(5), clear_refs). */
async function forgetPeaks(): Promise<void> {
  for (const pid of await children()) await writeFile(`/proc/${pid}/clear_refs`, "5").catch(() => undefined);
}

async function peakMb(): Promise<number> {
  const peaks = await Promise.all(
    (await children()).map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
      return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
    }),
  );
  return Math.max(0, ...peaks);
}
