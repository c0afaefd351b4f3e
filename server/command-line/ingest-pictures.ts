import { access, mkdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { ingestImage } from "../ingest/ingest-image.ts";
import { problemMessage } from "../problems/problem-messages.ts";
import type { UploadFiles } from "../render/paint-raster.ts";
import type { UploadFile } from "../render/upload-file.ts";
import { CommandRefused } from "./command.ts";
import type { Terminal } from "./command.ts";
import { say } from "./words.ts";

/**
 * On the command line an image's `upload` is a path relative to the configuration file. Each goes through the same
 * ingest as a shopper's upload, into `folder`. What is no file stays out, and is found as an unknown upload.
 */
export async function ingestPictures(
  configuration: Configuration,
  { file, folder, terminal }: { readonly file: string; readonly folder: string; readonly terminal: Terminal },
): Promise<UploadFiles> {
  const base = file === "-" ? process.cwd() : dirname(resolve(file));
  const uploads: Record<string, UploadFile> = {};
  for (const [index, upload] of uploadsOf(configuration).entries()) {
    const path = resolve(base, upload);
    if (!(await exists(path))) continue;
    const outDir = join(folder, String(index));
    await mkdir(outDir, { recursive: true });
    const answer = await ingestImage({ path, outDir, fileName: basename(path) });
    if (!answer.ok) {
      const reason = problemMessage(answer.code, terminal.language, answer.params);
      throw new CommandRefused(2, { sentence: say("imageRefused", terminal.language, { file: upload, reason }) });
    }
    const { mime, widthPx, heightPx, drawingPath } = answer;
    uploads[upload] = { path: answer.path, mime, widthPx, heightPx, ...(drawingPath !== undefined && { drawingPath }) };
  }
  return uploads;
}

function uploadsOf(configuration: Configuration): string[] {
  const images = Object.values(configuration.elements)
    .flat()
    .filter((element) => element.kind === "image");
  const picked = images.flatMap(({ bind }) => configuration.selections[bind?.upload ?? ""] ?? []);
  const uploads = [...images.map((image) => image.upload), ...picked.filter((each) => typeof each === "string")];
  return [...new Set(uploads.filter((upload) => upload !== ""))];
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
