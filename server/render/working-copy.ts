import sharp from "sharp";
import type { WorkingPicture } from "../../configurator-schemas/artwork/remove-background.ts";
import type { UploadFile } from "./upload-file.ts";

const LONG_SIDE_PX = 1024;

/**
 * The small copy of an upload from which masks are worked out. Only ever made here: browsers decode and shrink pictures each in
 * their own way, and one level's difference can let a flood through.
 */
export async function workingCopy({ path }: UploadFile): Promise<WorkingPicture> {
  const { data, info } = await drawWorkingCopy(path).raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`expected ${path} to become RGB, got ${info.channels} channels`);
  return { data, width: info.width, height: info.height, channels: 3 };
}

/** The copy before it is written or read. */
export function drawWorkingCopy(path: string) {
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
