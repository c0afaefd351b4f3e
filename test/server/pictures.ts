import sharp from "sharp";

/** A multipart body with a small picture that decodes. */
export async function aPicture({ width = 800, height = 600, name = "photo.png" } = {}): Promise<FormData> {
  const png = await sharp({ create: { width, height, channels: 3, background: "#c2185b" } })
    .png()
    .toBuffer();
  return aFile(png, name, "image/png");
}

export function aFile(bytes: Uint8Array, name: string, type = ""): FormData {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)], { type }), name);
  return form;
}
