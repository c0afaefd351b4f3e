import { createCutouts } from "../../client/customizer/paint/cutouts.ts";
import { paintCanvas } from "../../client/customizer/paint/paint-canvas.ts";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import { foregroundMask } from "../../configurator-schemas/artwork/remove-background.ts";
import { resampleMask } from "../../configurator-schemas/artwork/resample-mask.ts";
import type { DesignElement } from "../../configurator-schemas/schema/design-element.ts";

/** A mask of given RGB pixels and the same at another size: the same functions in Chromium and in Node. */
export function maskBytes(
  pixels: readonly number[],
  { side, tolerance, feather, into }: { side: number; tolerance: number; feather: number; into: number },
): readonly number[] {
  const picture = { data: Uint8Array.from(pixels), width: side, height: side, channels: 3 } as const;
  const mask = foregroundMask(picture, { tolerance, feather });
  const from = { x: 0, y: 0, width: side, height: side };
  return [...mask.data, ...resampleMask(mask, { from, width: into, height: into }).data];
}

interface Paint {
  readonly list: DisplayList;
  readonly elements: readonly DesignElement[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelsPerMm: number;
  /** Pictures and their working copies by upload, as base64. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly copies: Readonly<Record<string, string>>;
}

/** Paints on white as the customizer does, cut-outs included, and answers RGBA bytes as base64. */
export async function paintCutouts(request: Paint): Promise<string> {
  const { list, elements, widthPx, heightPx, pixelsPerMm, pictures, copies } = request;
  const canvas = document.createElement("canvas");
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("expected a 2D canvas, got none");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, widthPx, heightPx);
  const sources = new Map<string, ImageBitmap>();
  for (const [id, text] of Object.entries(pictures)) sources.set(id, await createImageBitmap(blobOf(text)));
  const images = await new Promise<ReadonlyMap<string, CanvasImageSource & { width: number; height: number }>>(
    (resolve) => {
      const cutouts = createCutouts({
        workingCopy: (upload) => Promise.resolve(blobOf(copies[upload] ?? "")),
        onReady: () => resolve(new Map([...sources, ...cutouts.of(elements, sources)])),
      });
      cutouts.of(elements, sources);
    },
  );
  paintCanvas(context, list, { pixelsPerMm, images, bleedMm: 0 });
  const { data } = context.getImageData(0, 0, widthPx, heightPx);
  let text = "";
  for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
  return btoa(text);
}

function blobOf(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
}
