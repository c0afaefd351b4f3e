import type { ComparedPicture } from "../../server/parity/compared-picture.ts";
import type { PictureFrame } from "../../server/parity/region.ts";

const FINER = 2;

/**
 * Paints at twice the size and halves, as the customizer shows 2048 px on a thousand: Chromium's canvas moves the ends of
 * edges to quarters of a pixel, up to 32 of 255 along a level edge, which is no difference of what is drawn.
 */
export async function paintFiner(
  frame: PictureFrame,
  paint: (frame: PictureFrame) => Promise<ComparedPicture>,
): Promise<ComparedPicture> {
  const large = {
    ...frame,
    widthPx: frame.widthPx * FINER,
    heightPx: frame.heightPx * FINER,
    pixelsPerMm: frame.pixelsPerMm * FINER,
  };
  return halvePicture(await paint(large));
}

/** The mean of every four pixels. */
function halvePicture({ data, width, height }: ComparedPicture): ComparedPicture {
  const half = { data: new Uint8Array(data.length / 4), width: width / 2, height: height / 2 };
  const row = width * 4;
  for (let y = 0, to = 0; y < half.height; y += 1) {
    for (let x = 0, from = y * 2 * row; x < half.width; x += 1, from += 8, to += 4) {
      for (let channel = 0; channel < 4; channel += 1) {
        const at = from + channel;
        const sum = (data[at] ?? 0) + (data[at + 4] ?? 0) + (data[at + row] ?? 0) + (data[at + row + 4] ?? 0);
        half.data[to + channel] = (sum + 2) >> 2;
      }
    }
  }
  return half;
}
