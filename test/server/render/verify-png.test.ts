import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPngChunks } from "../../../server/render/png-chunks.ts";
import { createRaster } from "../../../server/render/raster.ts";
import type { Raster } from "../../../server/render/raster.ts";
import { readPng } from "../../../server/render/read-png.ts";
import { verifyPng } from "../../../server/render/verify-png.ts";
import { writePng } from "../../../server/render/write-png.ts";
import { pngChunk } from "../ingest/picture-files.ts";

const raster = createRaster(64, 48);
raster.data.forEach((_, i) => {
  raster.data[i] = (i * 37) % 256;
});
const FORMAT = { widthPx: 64, heightPx: 48, channels: 4, ppi: 300, level: 1 } as const;
const EXPECTED = { ...FORMAT, pixels: crc32(raster.data), maxBytes: 1_000_000 };

let path = "";
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-"));
  path = join(folder, "file.png");
  await writePng(path, bandsOf(raster), FORMAT);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** In bands of unequal height, as a painter hands them on. */
async function* bandsOf({ data, width, height }: Raster): AsyncGenerator<Raster> {
  for (const [from, to] of [
    [0, 1],
    [1, 20],
    [20, height],
  ] as const) {
    yield { data: data.subarray(from * width * 4, to * width * 4), width, height: to - from };
  }
}

interface Change {
  readonly drop?: string;
  readonly replace?: (type: string, data: Buffer) => Buffer | undefined;
  readonly add?: Buffer;
}

/** The file taken apart and put together again, changed, with right CRCs everywhere. */
async function rebuild({ drop, replace, add }: Change): Promise<void> {
  const chunks = readPngChunks(await readFile(path)).filter(({ type }) => type !== drop);
  const parts = chunks.map(({ type, data }) => pngChunk(type, replace?.(type, data) ?? data));
  if (add) parts.splice(1, 0, add);
  await writeFile(path, Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...parts]));
}

const verify = () => verifyPng(path, EXPECTED);

describe("verification", () => {
  it("accepts what was written, and again after a rebuild that changes nothing (control)", async () => {
    const first = await verify();
    await rebuild({});
    expect(await verify()).toEqual(first);
  });

  it("writes sRGB, the resolution and no other metadata", async () => {
    const types = readPngChunks(await readFile(path)).map(({ type }) => type);
    expect(types.filter((type, i) => type !== types[i - 1])).toEqual(["IHDR", "iCCP", "pHYs", "IDAT", "IEND"]);
    expect(await sharp(path).metadata()).toMatchObject({ density: 300, channels: 4, space: "srgb" });
  });

  it.each([
    ["without a colour profile", { drop: "iCCP" }, /expected number of iCCP chunks 1, got 0/],
    ["without a resolution", { drop: "pHYs" }, /number of pHYs chunks/],
    ["without its end", { drop: "IEND" }, /expected last chunk IEND/],
    [
      "with text in it",
      { add: pngChunk("tEXt", Buffer.from("Author\u0000me")) },
      /expected further chunks none, got tEXt/,
    ],
    ["of another resolution", { replace: resolution(72) }, /pixels per metre across 11811, got 2835/],
    ["with a profile that is none", { replace: profile(Buffer.alloc(200, 1)) }, /ICC profile size/],
    ["of another bit depth", { replace: header(8, 16) }, /got bit depth 16/],
    ["of another colour type", { replace: header(9, 2) }, /is not what was painted/],
  ] as const)("refuses a file %s", async (_, change, message) => {
    await rebuild(change);
    await expect(verify()).rejects.toThrow(message);
  });

  it("refuses the profile of another colour space", async () => {
    const p3 = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#fff" } })
      .withIccProfile("p3")
      .png()
      .toBuffer();
    const other = readPngChunks(p3).find(({ type }) => type === "iCCP")?.data;
    await rebuild({ replace: (type) => (type === "iCCP" ? other : undefined) });
    await expect(verify()).rejects.toThrow(/expected ICC description sRGB/);
  });

  it("writes the pixels that were painted, as other readers see them, with alpha and without", async () => {
    const { data } = await sharp(path, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
    expect(data.equals(raster.data)).toBe(true);

    const whole = createRaster(64, 48);
    whole.data.set(raster.data.map((value, i) => (i % 4 === 3 ? 255 : value)));
    const opaque = { ...FORMAT, channels: 3 } as const;
    await writePng(path, bandsOf(whole), opaque);
    const read = await sharp(path, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
    expect(read.info.channels).toBe(3);
    expect([...read.data]).toEqual([...whole.data].filter((_, i) => i % 4 !== 3));
    await verifyPng(path, { ...EXPECTED, ...opaque, pixels: crc32(whole.data) });
  });

  it("reads PNGs of other writers, whose rows have Paeth's filter", async () => {
    const other = await sharp(raster.data, { raw: { width: 64, height: 48, channels: 4 } })
      .withIccProfile("srgb")
      .png({ adaptiveFiltering: true })
      .toBuffer();
    await writeFile(path, other);
    expect((await readPng(path)).pixels).toBe(EXPECTED.pixels);
  });

  it("refuses one changed pixel", async () => {
    const changed = createRaster(64, 48);
    changed.data.set(raster.data);
    changed.data[4000] = (changed.data[4000] ?? 0) ^ 1;
    await writePng(path, bandsOf(changed), FORMAT);
    await expect(verify()).rejects.toThrow(/expected decoded pixels those painted, got others/);
  });

  it("refuses a flipped bit, a cut and what is no PNG", async () => {
    const bytes = await readFile(path);
    const flipped = Buffer.from(bytes);
    flipped[bytes.length - 40] = (flipped[bytes.length - 40] ?? 0) ^ 4;
    await writeFile(path, flipped);
    await expect(verify()).rejects.toThrow(/CRC/);
    await writeFile(path, bytes.subarray(0, bytes.length - 20));
    await expect(verify()).rejects.toThrow(/is not what was painted/);
    await writeFile(path, "hello, I am no picture");
    await expect(verify()).rejects.toThrow(/PNG signature/);
  });

  it("refuses another size and a file too large for the print shop", async () => {
    await expect(verifyPng(path, { ...EXPECTED, widthPx: 65 })).rejects.toThrow(/expected width 65, got 64/);
    await expect(verifyPng(path, { ...EXPECTED, maxBytes: 100 })).rejects.toThrow(/file size of at most 100, got/);
  });
});

function resolution(ppi: number) {
  return (type: string, data: Buffer) => {
    if (type !== "pHYs") return undefined;
    const changed = Buffer.from(data);
    changed.writeUInt32BE(Math.round(ppi / 0.0254), 0);
    return changed;
  };
}

function profile(bytes: Buffer) {
  return (type: string) =>
    type === "iCCP" ? Buffer.concat([Buffer.from("x\u0000\u0000", "latin1"), deflateSync(bytes)]) : undefined;
}

function header(at: number, value: number) {
  return (type: string, data: Buffer) => {
    if (type !== "IHDR") return undefined;
    const changed = Buffer.from(data);
    changed[at] = value;
    return changed;
  };
}
