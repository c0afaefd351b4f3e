import { open } from "node:fs/promises";
import { promisify } from "node:util";
import { deflate as deflateWithCallback } from "node:zlib";
import type { InkRaster } from "./paint-inks.ts";
import { subtractBytes } from "./pack-bytes.ts";
import { tiffHead } from "./tiff-head.ts";
import type { TiffShape } from "./tiff-head.ts";

const deflate = promisify(deflateWithCallback);

export interface TiffFormat extends TiffShape {
  /** Of zlib. */
  readonly level: number;
}

interface Strip {
  readonly at: number;
  readonly bytes: number;
}

/**
 * Writes bands of four inks as a TIFF of a press: strips deflated after horizontal differencing, resolution, ICC profile, no alpha; done
 * once the disk has it. It takes the memory of one band.
 */
export async function writeTiff(path: string, bands: AsyncIterable<InkRaster>, format: TiffFormat): Promise<void> {
  const file = await open(path, "w");
  try {
    const strips: Strip[] = [];
    let at = 0;
    const write = async (bytes: Uint8Array) => {
      // Without a position and an encoding, writeFile goes on until all is written: a full disk takes a part.
      await file.writeFile(bytes);
      at += bytes.length;
    };
    const { byteLength } = tiffHead(format, stripCount(format));
    // Room for what stands first and is known last.
    await write(new Uint8Array(byteLength));
    for await (const band of bands) {
      for (const strip of await Promise.all(stripsOf(band, format))) {
        strips.push({ at, bytes: strip.length });
        await write(strip);
        if (at % 2 === 1) await write(new Uint8Array(1)); // Offsets are even.
      }
    }
    const head = tiffHead(format, strips.length, strips);
    if (head.byteLength !== byteLength) throw new Error(`expected ${stripCount(format)} strips, got ${strips.length}`);
    const { bytesWritten } = await file.write(head, 0, head.length, 0);
    if (bytesWritten < head.length) throw new Error(`expected to write ${head.length} bytes, wrote ${bytesWritten}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

function stripCount({ heightPx, rowsPerStrip }: TiffFormat): number {
  return Math.ceil(heightPx / rowsPerStrip);
}

function stripsOf({ inks, width, height }: InkRaster, { rowsPerStrip, level }: TiffFormat): Promise<Buffer>[] {
  const pixels = new Uint32Array(inks.buffer, inks.byteOffset, width * height);
  return Array.from({ length: Math.ceil(height / rowsPerStrip) }, (_, i) => {
    const rows = pixels.subarray(i * rowsPerStrip * width, Math.min(height, (i + 1) * rowsPerStrip) * width);
    return deflate(differences(rows, width), { level });
  });
}

/** Predictor 2 (TIFF 6.0, section 14): each ink as its difference from the one to the left. */
function differences(pixels: Uint32Array, width: number): Uint8Array {
  const out = new Uint32Array(pixels.length);
  for (let row = 0; row < pixels.length; row += width) {
    out[row] = pixels[row]!;
    for (let at = row + 1; at < row + width; at += 1) out[at] = subtractBytes(pixels[at]!, pixels[at - 1]!);
  }
  return new Uint8Array(out.buffer);
}
