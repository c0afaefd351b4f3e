import type { Region } from "./region.ts";

/** Size in pixels of the largest group of marked pixels of a region that touch along edges. */
export function largestPatch(region: Region, isMarked: (x: number, y: number) => boolean): number {
  const { left, top } = region;
  const [width, height] = [region.right - left, region.bottom - top];
  if (width <= 0 || height <= 0) return 0;
  const marked = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 1) {
      if (isMarked(left + x, top + y) && region.contains(left + x, top + y)) marked[i] = 1;
    }
  }
  let largest = 0;
  for (let start = marked.indexOf(1); start >= 0; start = marked.indexOf(1, start)) {
    largest = Math.max(largest, eatPatch(marked, width, start));
  }
  return largest;
}

/** Unmarks the patch around `start` and says how many pixels it had. */
function eatPatch(marked: Uint8Array, width: number, start: number): number {
  let size = 0;
  const open = [start];
  marked[start] = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    size += 1;
    const column = at % width;
    const neighbours = [column > 0 ? at - 1 : -1, column < width - 1 ? at + 1 : -1, at - width, at + width];
    for (const next of neighbours) {
      if (marked[next] !== 1) continue;
      marked[next] = 0;
      open.push(next);
    }
  }
  return size;
}
