import type { ColourTable } from "../../../configurator-schemas/artwork/colour-table.ts";
import type { ArtworkCanvas } from "../paint/artwork-canvas.ts";
import { proofPixels } from "./proof-pixels.ts";

export interface PrintedCanvas extends ArtworkCanvas {
  /** Whether colours the press misses are hatched. */
  hatch(isHatched: boolean): void;
  /** The share of what is drawn that the press cannot make as it is, 0 to 1. */
  readonly outside: number;
  dispose(): void;
}

/** A hand that types or drags sees its own picture at once; its printed colours come when it rests. */
const REST_MS = 120;
/** Long enough to be worth it, short enough for a frame beside it. */
const SLICE_MS = 8;
const BAND_ROWS = 64;
/** A picture that is proved faster than this is never shown unproved. */
const AT_ONCE_MS = 24;

/** A print area's picture as it will be printed: follows the artwork, which stays what it is. */
export function createPrintedCanvas(artwork: ArtworkCanvas, table: ColourTable): PrintedCanvas {
  const canvas = document.createElement("canvas");
  const context = contextOf(canvas);
  const listeners = new Set<() => void>();
  let version = 0;
  let isHatched = false;
  let outside = 0;
  let tookMs = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let scratch = new Uint8Array(0);

  const isQuick = () => tookMs > 0 && tookMs < AT_ONCE_MS;
  const tell = () => {
    version += 1;
    for (const listener of listeners) listener();
  };

  const proof = (row: number, { drawn, missed, ms }: { drawn: number; missed: number; ms: number }) => {
    const source = contextOf(artwork.canvas);
    const { width, height } = artwork.canvas;
    const start = performance.now();
    const until = isQuick() ? Number.POSITIVE_INFINITY : start + SLICE_MS;
    let [top, all, lost] = [row, drawn, missed];
    if (scratch.length < width * BAND_ROWS * 4) scratch = new Uint8Array(width * BAND_ROWS * 4);
    while (top < height && performance.now() < until) {
      const band = source.getImageData(0, top, width, Math.min(BAND_ROWS, height - top));
      const counted = proofPixels(table, { pixels: band.data, width, top }, { isHatched, scratch });
      context.putImageData(band, 0, top);
      all += counted.drawn;
      lost += counted.outside;
      top += BAND_ROWS;
    }
    const spent = ms + performance.now() - start;
    if (top < height) {
      resting = setTimeout(() => proof(top, { drawn: all, missed: lost, ms: spent }), 0);
      return;
    }
    tookMs = spent;
    outside = all === 0 ? 0 : lost / all;
    canvas.dataset["printed"] = spent.toFixed(0);
    tell();
  };

  const follow = () => {
    clearTimeout(resting);
    const { width, height } = artwork.canvas;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    if (width === 0 || height === 0) return;
    if (isQuick()) return proof(0, { drawn: 0, missed: 0, ms: 0 });
    context.clearRect(0, 0, width, height);
    context.drawImage(artwork.canvas, 0, 0);
    tell();
    resting = setTimeout(() => proof(0, { drawn: 0, missed: 0, ms: 0 }), tookMs === 0 ? 0 : REST_MS);
  };

  const unsubscribe = artwork.subscribe(follow);
  follow();
  return {
    canvas,
    get version() {
      return version;
    },
    get outside() {
      return outside;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hatch(next) {
      if (next === isHatched) return;
      isHatched = next;
      follow();
    },
    dispose() {
      clearTimeout(resting);
      unsubscribe();
    },
  };
}

/** On the CPU, as the artwork's own is: every pixel is read. */
function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("expected a 2D canvas, got none");
  return context;
}
