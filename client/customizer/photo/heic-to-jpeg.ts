const QUALITY = 0.95;

/**
 * A phone's HEIC picture as a JPEG, where the browser can read it (Safari). Elsewhere the file as it is: the server says
 * which kinds it takes. Upright and in sRGB, as the canvas is.
 */
export async function heicToJpeg(file: File): Promise<File> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    bitmap.close();
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    // Null: more pixels than a canvas of this device has.
    return jpeg ? new File([jpeg], file.name.replace(/\.hei[cf]$/i, ".jpg"), { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}
