import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IngestAnswer, IngestRequest } from "../../../server/ingest/ingest-request.ts";
import { createWorkerPool } from "../../../server/workers/worker-pool.ts";
import type { WorkerPool } from "../../../server/workers/worker-pool.ts";
import { photo, pngClaiming } from "./picture-files.ts";

let pool: WorkerPool;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ingest-"));
  const entry = new URL("../../../server/ingest/ingest-worker.ts", import.meta.url);
  pool = createWorkerPool({ entry, size: 1, timeoutMs: 30_000 });
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(name: string, bytes: Uint8Array): Promise<IngestAnswer> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return pool.run<IngestRequest, IngestAnswer>({ path, outDir: folder });
}

describe("the ingest worker", () => {
  it("refuses what is hostile and still takes the next honest picture", async () => {
    expect(await ask("huge", pngClaiming(60_000, 60_000))).toMatchObject({ code: "image_too_large" });
    expect(await ask("cut", (await photo().jpeg().toBuffer()).subarray(0, 9000))).toMatchObject({ code: "corrupt" });
    expect(await ask("good", await photo().jpeg().toBuffer())).toMatchObject({ ok: true, widthPx: 600 });
  });

  it("has no loader for anything but the accepted types, even past the sniffing", async () => {
    // JPEG start, then an SVG: whoever trusts only the first bytes hands this to the next loader that wants it.
    const polyglot = Buffer.concat([
      Buffer.from("ffd8ff", "hex"),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ]);
    expect(await ask("polyglot", polyglot)).toMatchObject({ ok: false, code: "corrupt" });
  });
});
