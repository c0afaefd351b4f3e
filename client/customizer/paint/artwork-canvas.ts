import type { SizeMm } from "../../../configurator-schemas/units/length.ts";

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
  /** Gives the canvas the shape of a print area; it is empty afterwards where that is another one. Answers its pixels per mm. */
  setSize(size: SizeMm): number;
  /** Tells everybody who shows it that its pixels have changed. */
  tell(): void;
}

export function createArtworkCanvas(longSidePx: number = LONG_SIDE_PX): PaintedArtworkCanvas {
  const canvas = document.createElement("canvas");
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
    setSize(size) {
      const pixelsPerMm = longSidePx / Math.max(size.widthMm, size.heightMm);
      const width = Math.round(size.widthMm * pixelsPerMm);
      const height = Math.round(size.heightMm * pixelsPerMm);
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      return pixelsPerMm;
    },
    tell() {
      version += 1;
      for (const listener of listeners) listener();
    },
  };
}
