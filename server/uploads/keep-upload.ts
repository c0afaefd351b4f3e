import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { UploadRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { newId } from "../identifiers.ts";
import { AppError } from "../problems/app-error.ts";
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
    const { path, fileName, contentType } = file;
    const answer = await ingest.run({
      path,
      outDir,
      ...(fileName !== undefined && { fileName }),
      ...(contentType !== undefined && { contentType }),
    });
    if (!answer.ok) {
      metrics.count("atelier_uploads_total", { outcome: answer.code });
      throw new AppError(answer.code, { params: answer.params });
    }
    const original = await blobs.putFile(file.path, file);
    const { sha256, bytes } = await blobs.putFile(answer.path);
    const drawing = answer.drawingPath === undefined ? undefined : await blobs.putFile(answer.drawingPath);
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
      drawingSha256: drawing?.sha256 ?? null,
      warningsJson: JSON.stringify(answer.warnings),
      createdAt: now().toISOString(),
    };
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
