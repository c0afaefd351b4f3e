import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { IngestAnswer } from "../../../server/ingest/ingest-request.ts";

const INGEST = new URL("../../../server/ingest/", import.meta.url).href;

export interface Measured {
  readonly answer: IngestAnswer;
  readonly maxRssMB: number;
  readonly milliseconds: number;
}

/** Ingests one file in a process of its own, as the server does, and says what it cost. A crash is an exception. */
export async function ingestInChild(
  bytes: Uint8Array,
  declared: { readonly fileName?: string; readonly contentType?: string } = {},
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "ingest-"));
  try {
    const path = join(folder, "raw");
    await writeFile(path, bytes);
    const script = `
      const { restrictLoaders } = await import(${JSON.stringify(`${INGEST}restrict-loaders.ts`)});
      const { ingestImage } = await import(${JSON.stringify(`${INGEST}ingest-image.ts`)});
      restrictLoaders();
      const start = performance.now();
      const answer = await ingestImage(${JSON.stringify({ path, outDir: folder, ...declared })});
      const milliseconds = performance.now() - start;
      console.log(JSON.stringify({ answer, milliseconds, maxRssMB: process.resourceUsage().maxRSS / 1024 }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
      timeout: 60_000,
    });
    // The child prints exactly one object of this shape.
    return JSON.parse(stdout) as Measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
