import type { DisplayImage, DisplayItem } from "../../../configurator-schemas/artwork/display-list.ts";
import type { UploadFiles } from "../paint-raster.ts";
import { imagesOf } from "./draw-list.ts";
import { embedPicture } from "./embed-picture.ts";
import type { Embedding, PlacedPicture } from "./embed-picture.ts";
import type { PdfFile } from "./pdf-file.ts";

/** Embeds every image of a display list; what is the same picture is in the file once. */
export async function embedPictures(
  file: PdfFile,
  items: readonly DisplayItem[],
  { uploads, ...kept }: Omit<Embedding, "upload"> & { readonly uploads: UploadFiles },
): Promise<Map<DisplayImage, PlacedPicture>> {
  const pictures = new Map<DisplayImage, PlacedPicture>();
  const known = new Map<string, PlacedPicture>();
  // One after another: a decoded photo is a hundred megabytes.
  for (const image of imagesOf(items)) {
    const upload = uploads[image.upload];
    if (!upload) throw new Error(`expected the file of upload "${image.upload}", got none`);
    const { crop, widthMm, heightMm, background, filters } = image;
    const key = JSON.stringify([image.upload, crop, widthMm, heightMm, background, filters]);
    const picture = known.get(key) ?? (await embedPicture(file, image, { ...kept, upload }));
    known.set(key, picture);
    pictures.set(image, picture);
  }
  return pictures;
}
