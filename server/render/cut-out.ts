import { foregroundMask } from "../../configurator-schemas/artwork/remove-background.ts";
import { resampleMask } from "../../configurator-schemas/artwork/resample-mask.ts";
import type { PictureBackground } from "../../configurator-schemas/schema/picture-look.ts";
import type { UploadFile } from "./upload-file.ts";
import { workingCopy } from "./working-copy.ts";

/** Pixels of a part of an upload, straight. */
interface Part {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  /** Where it lies on the upload, in its pixels. */
  readonly from: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The same pixels with an alpha that is 0 where the upload's background is. */
export async function cutOut(
  { data, width, height, channels, from }: Part,
  { upload, background }: { readonly upload: UploadFile; readonly background: PictureBackground },
): Promise<Uint8Array> {
  const mask = foregroundMask(await workingCopy(upload), background);
  const [scaleX, scaleY] = [mask.width / upload.widthPx, mask.height / upload.heightPx];
  const { data: stays } = resampleMask(mask, {
    from: { x: from.x * scaleX, y: from.y * scaleY, width: from.width * scaleX, height: from.height * scaleY },
    width,
    height,
  });
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0, at = 0, to = 0; i < stays.length; i += 1, at += channels, to += 4) {
    rgba[to] = data[at] ?? 0;
    rgba[to + 1] = data[at + 1] ?? 0;
    rgba[to + 2] = data[at + 2] ?? 0;
    const alpha = channels === 4 ? (data[at + 3] ?? 0) : 255;
    rgba[to + 3] = Math.round((alpha * (stays[i] ?? 0)) / 255);
  }
  return rgba;
}
