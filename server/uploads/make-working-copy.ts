import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { UploadRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import type { WorkingCopyAnswer, WorkingCopyRequest } from "../render/render-request.ts";

/** The PNG from which browsers work out what stays of a picture; made where prints are, by the same code. */
export async function makeWorkingCopy(
  { blobs, render, temporaryDir }: Pick<Dependencies, "blobs" | "render" | "temporaryDir">,
  { sha256, mime, widthPx, heightPx }: UploadRow,
): Promise<Uint8Array<ArrayBuffer>> {
  const outDir = await mkdtemp(join(temporaryDir, "working-copy-"));
  try {
    const upload = { path: await blobs.path(sha256), mime, widthPx, heightPx };
    const { path } = await render.run<WorkingCopyRequest, WorkingCopyAnswer>({ kind: "workingCopy", upload, outDir });
    return new Uint8Array(await readFile(path));
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
