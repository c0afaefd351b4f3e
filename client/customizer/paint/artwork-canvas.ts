import type { DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { paintCanvas } from "./paint-canvas.ts";
import type { PaintSource } from "./paint-canvas.ts";

/** Long side of the picture: sharp on a 1000 px wide artboard at two device pixels each, cheap to send to the GPU. */
const LONG_SIDE_PX = 2048;

/** One print area's picture, exactly the trim rectangle, transparent where nothing is printed; texture and artboard read it. */
export interface ArtworkCanvas {
  readonly canvas: HTMLCanvasElement;
  /** Rises with every repaint. */
  readonly version: number;
  subscribe(listener: () => void): () => void;
}

export interface PaintedArtworkCanvas extends ArtworkCanvas {
  /** Shows this list; without one the canvas is empty. Painted at once: the caller coalesces frames. */
  paint(size: SizeMm, list: DisplayList | undefined, images: ReadonlyMap<string, PaintSource>): void;
}

export function createArtworkCanvas(longSidePx: number = LONG_SIDE_PX): PaintedArtworkCanvas {
  const canvas = document.createElement("canvas");
  // On the CPU: a GPU canvas is read back for every texture upload, which measured 5–15× slower.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const listeners = new Set<() => void>();
  let version = 0;

  return {
    canvas,
    get version() {
      return version;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    paint(size, list, images) {
      if (!context) return;
      const pixelsPerMm = longSidePx / Math.max(size.widthMm, size.heightMm);
      const width = Math.round(size.widthMm * pixelsPerMm);
      const height = Math.round(size.heightMm * pixelsPerMm);
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      } else {
        context.clearRect(0, 0, width, height);
      }
      if (list) paintCanvas(context, list, { pixelsPerMm, images, bleedMm: 0 });
      version += 1;
      for (const listener of listeners) listener();
    },
  };
}
