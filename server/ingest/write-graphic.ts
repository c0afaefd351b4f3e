import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Sharp } from "sharp";
import type { IngestedImage } from "./ingest-request.ts";

interface Target {
  readonly outDir: string;
  readonly timeoutSeconds: number;
}

/** Keeps a picture as graphics are kept: PNG, sRGB, 8 bits, with its transparency. */
export async function writeGraphic(
  picture: Sharp,
  { outDir, timeoutSeconds }: Target,
): Promise<Omit<IngestedImage, "warnings">> {
  const path = join(outDir, "normalised.png");
  try {
    const { width, height } = await picture
      .timeout({ seconds: timeoutSeconds })
      .ensureAlpha()
      .toColourspace("srgb")
      .png({ compressionLevel: 3, adaptiveFiltering: true, palette: false })
      .toFile(path);
    return { ok: true, kind: "graphic", path, mime: "image/png", widthPx: width, heightPx: height };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
