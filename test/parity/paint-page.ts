import { paintCanvas } from "../../client/customizer/paint/paint-canvas.ts";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";

/** What the test asks of the page; plain data, because it crosses into the browser. */
export interface PageRequest {
  readonly list: DisplayList;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelsPerMm: number;
  /** Uploads as data URLs. */
  readonly images: Readonly<Record<string, string>>;
}

/** Paints a list as the shopper's browser does, on white, and answers a PNG as a data URL. Runs in the page. */
export async function paintInPage({ list, widthPx, heightPx, pixelsPerMm, images }: PageRequest): Promise<string> {
  const canvas = document.createElement("canvas");
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("expected a 2D canvas, got none");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, widthPx, heightPx);
  const bitmaps = await Promise.all(
    Object.entries(images).map(
      async ([id, url]) => [id, await createImageBitmap(await (await fetch(url)).blob())] as const,
    ),
  );
  paintCanvas(context, list, { pixelsPerMm, images: new Map(bitmaps), bleedMm: 0 });
  return canvas.toDataURL("image/png");
}
