import { join } from "node:path";
import type { WorkingCopyAnswer, WorkingCopyRequest } from "./render-request.ts";
import { drawWorkingCopy } from "./working-copy.ts";

/** An upload's working copy as a PNG, which every browser decodes to the same bytes. */
export async function writeWorkingCopy({ upload, outDir }: WorkingCopyRequest): Promise<WorkingCopyAnswer> {
  const path = join(outDir, "working-copy.png");
  await drawWorkingCopy(upload.path).png({ compressionLevel: 6, adaptiveFiltering: true, palette: false }).toFile(path);
  return { ok: true, path };
}
