import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { ComparedPicture } from "../../server/parity/compared-picture.ts";
import type { PictureFrame } from "../../server/parity/region.ts";
import { paintRaster } from "../../server/render/paint-raster.ts";
import type { UploadFiles } from "../../server/render/paint-raster.ts";
import { blendOver } from "../../server/render/raster.ts";

/** Paints a list as print files and previews are painted, on white. */
export async function paintOnServer(
  list: DisplayList,
  { frame, uploads }: { readonly frame: PictureFrame; readonly uploads: UploadFiles },
): Promise<ComparedPicture> {
  const { widthPx, heightPx, pixelsPerMm, leftMm, topMm } = frame;
  const toPixels = [pixelsPerMm, 0, 0, pixelsPerMm, -leftMm * pixelsPerMm, -topMm * pixelsPerMm] as const;
  const raster = await paintRaster(list, { grid: { widthPx, heightPx, toPixels }, uploads });
  const onWhite = { data: new Uint8Array(raster.data.length).fill(255), width: widthPx, height: heightPx };
  blendOver(onWhite, raster, { x: 0, y: 0 });
  return onWhite;
}
