import { decodeHeic } from "./decode-heic.ts";

const QUALITY = 0.95;

/**
 * A phone's HEIC picture as a JPEG: read by the browser where it can (Safari), else by a decoder that is fetched now. Where
 * neither reads it, the file as it is: the server says which kinds it takes. Throws an ApiProblem when the decoder does not
 * arrive, or for more pixels than it may unpack. Upright and in sRGB, as the canvas is.
 */
export async function heicToJpeg(file: File): Promise<File> {
  const jpeg = (await byBrowser(file)) ?? (await decodeHeic(file));
  return jpeg ? new File([jpeg], file.name.replace(/\.hei[cf]$/i, ".jpg"), { type: "image/jpeg" }) : file;
}

async function byBrowser(file: File): Promise<Blob | null> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    bitmap.close();
    // Null: more pixels than a canvas of this device has.
    return await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  } catch {
    return null;
  }
}
