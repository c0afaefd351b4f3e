import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { UploadRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { newId } from "../identifiers.ts";
import type { IngestAnswer, IngestRequest } from "../ingest/ingest-request.ts";
import { AppError } from "../problems/app-error.ts";
import { WorkerFailed } from "../workers/worker-pool.ts";
import type { ReceivedFile } from "./receive-file.ts";

/**
 * Makes a stranger's file a picture we can trust, in a process of its own, and keeps both. Returns the row; the caller
 * writes it, after the bytes are durable.
 */
export async function keepUpload(
  { ingest, blobs, temporaryDir, metrics, now }: Dependencies,
  file: ReceivedFile,
  merchantId: string,
): Promise<UploadRow> {
  const outDir = await mkdtemp(join(temporaryDir, "ingest-"));
  try {
    const answer = await normalise(ingest, { ...file, outDir });
    if (!answer.ok) {
      metrics.count("atelier_uploads_total", { outcome: answer.code });
      throw new AppError(answer.code, { params: answer.params });
    }
    const original = await blobs.put(createReadStream(file.path));
    const { sha256, bytes } = await blobs.putFile(answer.path);
    metrics.count("atelier_uploads_total", { outcome: "kept" });
    return {
      merchantId,
      id: newId("up"),
      kind: answer.kind,
      mime: answer.mime,
      widthPx: answer.widthPx,
      heightPx: answer.heightPx,
      bytes,
      sha256,
      originalSha256: original.sha256,
      warningsJson: JSON.stringify(answer.warnings),
      createdAt: now().toISOString(),
    };
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

async function normalise(
  ingest: Dependencies["ingest"],
  { path, outDir, fileName, contentType }: ReceivedFile & { readonly outDir: string },
): Promise<IngestAnswer> {
  try {
    return await ingest.run<IngestRequest, IngestAnswer>({
      path,
      outDir,
      ...(fileName !== undefined && { fileName }),
      ...(contentType !== undefined && { contentType }),
    });
  } catch (error) {
    // A picture that hangs or kills its decoder is broken, or made to be: the next attempt would do the same.
    const guilty = error instanceof WorkerFailed && (error.reason === "timeout" || error.reason === "crashed");
    if (guilty) throw new AppError("corrupt", { cause: error });
    throw error;
  }
}
