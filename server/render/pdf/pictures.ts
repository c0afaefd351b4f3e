import type { DisplayImage, DisplayItem } from "../../../configurator-schemas/artwork/display-list.ts";
import type { UploadFiles } from "../paint-raster.ts";
import { imagesOf } from "./draw-list.ts";
import { embedPicture } from "./embed-picture.ts";
import type { Embedding, PlacedPicture } from "./embed-picture.ts";
import type { PdfFile } from "./pdf-file.ts";

/** Pictures of a file, by everything that makes their pixels: what is the same picture is in the file once. */
export type KnownPictures = Map<string, PlacedPicture>;

/** Embeds every image of a display list. `known`: of the whole file; absent = nothing else is in it. */
export async function embedPictures(
  file: PdfFile,
  items: readonly DisplayItem[],
  {
    uploads,
    known = new Map(),
    ...kept
  }: Omit<Embedding, "upload"> & { readonly uploads: UploadFiles; readonly known?: KnownPictures | undefined },
): Promise<Map<DisplayImage, PlacedPicture>> {
  const pictures = new Map<DisplayImage, PlacedPicture>();
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
