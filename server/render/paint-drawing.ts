import sharp from "sharp";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { drawScene } from "../../configurator-schemas/configuration/scene-drawing.ts";
import type { SceneDrawing } from "../../configurator-schemas/configuration/scene-drawing.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { DrawingScene } from "../../configurator-schemas/schema/scene.ts";
import { drawingSvg } from "./drawing-svg.ts";
import type { Raster } from "./raster.ts";

/** Share of the picture's width left around a drawing. */
const MARGIN = 0.04;
/** Height by width: a tower or a ruler still makes a picture that stands in a cart. */
const FLATTEST = 0.5;
const TALLEST = 1.25;

interface DrawnDesign {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly scene: DrawingScene;
}

/** The first view of a drawn product on white; white alone while its size is not known. */
export async function paintDrawing(
  { product, configuration, scene }: DrawnDesign,
  { widthPx }: { readonly widthPx: number },
): Promise<Raster> {
  const [view] = scene.views;
  const drawing = view && drawScene(product, view, configuration);
  const marginPx = Math.round(widthPx * MARGIN);
  const heightPx = heightOf(drawing, { widthPx, marginPx });
  const svg = drawingSvg(drawing, { widthPx, heightPx, marginPx });
  const data = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  return { data, width: widthPx, height: heightPx };
}

function heightOf(
  drawing: SceneDrawing | undefined,
  { widthPx, marginPx }: { readonly widthPx: number; readonly marginPx: number },
): number {
  const ratio = drawing ? drawing.heightMm / drawing.widthMm : FLATTEST;
  const wanted = (widthPx - 2 * marginPx) * ratio + 2 * marginPx;
  return Math.round(Math.max(widthPx * FLATTEST, Math.min(widthPx * TALLEST, wanted)));
}
