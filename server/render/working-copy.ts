import { join } from "node:path";
import sharp from "sharp";
import type { WorkingPicture } from "../../configurator-schemas/artwork/remove-background.ts";
import type { UploadFile } from "./upload-file.ts";
import type { WorkingCopyAnswer, WorkingCopyRequest } from "./render-request.ts";

const LONG_SIDE_PX = 1024;

/**
 * The small copy of an upload from which masks are worked out. Only ever made here: browsers decode and shrink pictures each in
 * their own way, and one level's difference can let a flood through.
 */
export async function workingCopy({ path }: UploadFile): Promise<WorkingPicture> {
  const { data, info } = await shrunk(path).raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`expected ${path} to become RGB, got ${info.channels} channels`);
  return { data, width: info.width, height: info.height, channels: 3 };
}

/** The same as a PNG, which every browser decodes to the same bytes. */
export async function writeWorkingCopy({ upload, outDir }: WorkingCopyRequest): Promise<WorkingCopyAnswer> {
  const path = join(outDir, "working-copy.png");
  await shrunk(upload.path).png({ compressionLevel: 6, adaptiveFiltering: true, palette: false }).toFile(path);
  return { ok: true, path };
}

function shrunk(path: string) {
  return (
    sharp(path, { failOn: "error", limitInputPixels: 150_000_000 })
      .flatten({ background: "#ffffff" })
      // Linear: sharper kernels ring, and a ring around what is pictured is not the background's colour.
      .resize({
        width: LONG_SIDE_PX,
        height: LONG_SIDE_PX,
        fit: "inside",
        withoutEnlargement: true,
        kernel: "linear",
        fastShrinkOnLoad: false,
      })
      .toColourspace("srgb")
  );
}
