import { createLayeredPainter } from "../../../client/customizer/paint/layered-painter.ts";
import { paintCanvas } from "../../../client/customizer/paint/paint-canvas.ts";
import type { DisplayItem, DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";

/** How a canvas that was edited step by step differs from one painted afresh. */
export interface StepDifference {
  readonly told: boolean;
  /** Largest difference of a channel, of 255, while the edit is under way. */
  readonly most: number;
  readonly pixels: number;
  /** The same after the pause. */
  readonly mostSettled: number;
}

/** Paints each list on one canvas in turn, as an edit does. Equal items are one object, as the customizer keeps them. */
export function paintSteps(
  lists: readonly DisplayList[],
  { widthPx, pixelsPerMm, releaseEvery }: { widthPx: number; pixelsPerMm: number; releaseEvery: number },
): StepDifference[] {
  const trim = lists[0]?.trim ?? { widthMm: 1, heightMm: 1 };
  const size = { width: widthPx, height: Math.round(trim.heightMm * pixelsPerMm) };
  const canvas = Object.assign(document.createElement("canvas"), size);
  const fresh = Object.assign(document.createElement("canvas"), size);
  const context = contextOf(fresh);
  const painter = createLayeredPainter(canvas);
  const images = new Map([
    ["up_1", noise(640, 480)],
    ["up_2", noise(90, 300)],
  ]);
  const options = { pixelsPerMm, images, bleedMm: 0 };
  const known = new Map<string, DisplayItem>();
  const intern = (item: DisplayItem): DisplayItem => {
    const key = JSON.stringify(item);
    const found = known.get(key) ?? item;
    known.set(key, found);
    return found;
  };
  const differences = (): { most: number; pixels: number } => {
    const a = contextOf(canvas).getImageData(0, 0, size.width, size.height).data;
    const b = context.getImageData(0, 0, size.width, size.height).data;
    let [most, pixels] = [0, 0];
    for (let i = 0; i < a.length; i += 4) {
      let here = 0;
      // Premultiplied, as it is shown and sent to the GPU: the colour of a nearly clear pixel is nothing to see.
      for (let channel = 0; channel < 4; channel += 1)
        here = Math.max(here, Math.abs(shown(a, i, channel) - shown(b, i, channel)));
      if (here > 0) pixels += 1;
      most = Math.max(most, here);
    }
    return { most: Math.round(most * 100) / 100, pixels };
  };
  return lists.map((list, step) => {
    const items = list.items.map((item) => (item.kind === "group" ? { ...item, items: item.items.map(intern) } : item));
    if (releaseEvery > 0 && step % releaseEvery === releaseEvery - 1) painter.release();
    const told = painter.paint({ ...list, items }, options);
    context.clearRect(0, 0, size.width, size.height);
    paintCanvas(context, { ...list, items }, options);
    const { most, pixels } = differences();
    // Every other pause is too short.
    if (step % 2 === 0) return { told, most, pixels, mostSettled: 0 };
    painter.settle();
    return { told, most, pixels, mostSettled: differences().most };
  });
}

function shown(data: Uint8ClampedArray, at: number, channel: number): number {
  const alpha = data[at + 3] ?? 0;
  return channel === 3 ? alpha : ((data[at + channel] ?? 0) * alpha) / 255;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("expected a 2D canvas, got none");
  return context;
}

/** A picture with something to see at every scale. */
function noise(width: number, height: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = contextOf(canvas);
  const pixels = context.createImageData(width, height);
  for (let i = 0; i < width * height; i += 1) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const value = 128 + 90 * Math.sin(x / 7) * Math.cos(y / 11) + ((x * 31 + y * 17) % 23);
    pixels.data.set([value, 255 - value, (x * 255) / width, 255], i * 4);
  }
  context.putImageData(pixels, 0, 0);
  return canvas;
}
