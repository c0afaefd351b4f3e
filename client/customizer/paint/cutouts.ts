import { foregroundMask } from "../../../configurator-schemas/artwork/remove-background.ts";
import type { WorkingPicture } from "../../../configurator-schemas/artwork/remove-background.ts";
import { resampleMask } from "../../../configurator-schemas/artwork/resample-mask.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { PictureBackground } from "../../../configurator-schemas/schema/picture-look.ts";
import { isLocalPicture } from "../session/picture.ts";
import { cutoutKey } from "./cutout-key.ts";
import type { PaintSource } from "./paint-image.ts";

export interface Cutouts {
  /** Pictures without their backgrounds, by cutoutKey, for elements that want them; those not there yet are on their way. */
  of(elements: readonly DesignElement[], sources: ReadonlyMap<string, PaintSource>): ReadonlyMap<string, PaintSource>;
}

export interface CutoutsOptions {
  /** The server's own small copy: the mask of a print is worked out from the same pixels. */
  readonly workingCopy: (upload: string) => Promise<Blob>;
  /** Working copies that have come: what was asked for before can be had now. */
  readonly onReady: () => void;
}

interface Kept {
  readonly source: PaintSource;
  readonly cutout: PaintSource;
}

/** Keeps what is shown, nothing else: a cut-out is as large as its picture. */
export function createCutouts({ workingCopy, onReady }: CutoutsOptions): Cutouts {
  const copies = new Map<string, WorkingPicture | "underWay">();
  let kept = new Map<string, Kept>();

  const fetchCopy = async (upload: string) => {
    copies.set(upload, "underWay");
    try {
      copies.set(upload, await decode(await workingCopy(upload)));
      onReady();
    } catch {
      // Asked for again with the next change; until then the picture is shown whole.
      copies.delete(upload);
    }
  };

  return {
    of(elements, sources) {
      const next = new Map<string, Kept>();
      for (const element of elements) {
        if (element.kind !== "image" || !element.background) continue;
        const source = sources.get(element.upload);
        const copy = copies.get(element.upload);
        // What only this browser has is cut out once the server has it.
        if (copy === undefined && source && !isLocalPicture(element.upload)) void fetchCopy(element.upload);
        if (!source || copy === undefined || copy === "underWay") continue;
        const key = cutoutKey(element.upload, element.background);
        const known = next.get(key) ?? kept.get(key);
        next.set(key, known?.source === source ? known : { source, cutout: cut(source, copy, element.background) });
      }
      kept = next;
      return new Map([...next].map(([key, { cutout }]) => [key, cutout]));
    },
  };
}

function cut(source: PaintSource, copy: WorkingPicture, background: PictureBackground): PaintSource {
  const { width, height } = source;
  const mask = foregroundMask(copy, background);
  const { data } = resampleMask(mask, { from: { x: 0, y: 0, width: mask.width, height: mask.height }, width, height });
  const pixels = new ImageData(width, height);
  for (let i = 0; i < data.length; i += 1) pixels.data[i * 4 + 3] = data[i] ?? 0;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return source;
  context.putImageData(pixels, 0, 0);
  context.globalCompositeOperation = "source-in";
  context.drawImage(source, 0, 0);
  return canvas;
}

async function decode(blob: Blob): Promise<WorkingPicture> {
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: "none" });
  const canvas = document.createElement("canvas");
  const { width, height } = bitmap;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("expected a 2D canvas, got none");
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { data: context.getImageData(0, 0, width, height).data, width, height, channels: 4 };
}
