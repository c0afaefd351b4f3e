import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { Sharp } from "sharp";

/** Builders of picture files, honest and hostile. */

export const PNG_SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** A PNG that claims a size, with as many zero rows as `rows` says really behind it. */
export function pngClaiming(width: number, height: number, rows = 1): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.alloc((width * 3 + 1) * rows), { level: 9 })),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A photograph's worth of detail, the same bytes every time. */
export function photo(width = 600, height = 400): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      data[at] = (x * 255) / width;
      data[at + 1] = (y * 255) / height;
      data[at + 2] = 128 + 100 * Math.sin(x / 7) * Math.cos(y / 11);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** The smallest picture that tells all eight orientations apart: red, green / blue, white quarters (upright). */
export async function quarters(width = 80, height = 60): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3);
  const colours = [
    [220, 20, 20],
    [20, 200, 20],
    [20, 20, 220],
    [250, 250, 250],
  ];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const quarter = (y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1);
      data.set(colours[quarter] ?? [], (y * width + x) * 3);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** A GIF of two frames, red then green, written by hand: sharp's own writer wants them as one tall picture. */
export async function twoFrameGif(): Promise<Buffer> {
  const frame = (colour: string) =>
    sharp({ create: { width: 20, height: 10, channels: 3, background: colour } })
      .png()
      .toBuffer();
  return sharp([await frame("#ff0000"), await frame("#00ff00")], { join: { animated: true } })
    .gif()
    .toBuffer();
}

/** A HEIF brand without a picture: enough to be recognised. */
export function heicHead(): Buffer {
  const box = Buffer.alloc(64);
  box.writeUInt32BE(24, 0);
  box.write("ftypheic\u0000\u0000\u0000\u0000mif1heic", 4, "latin1");
  return box;
}
