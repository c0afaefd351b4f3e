import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPngChunks } from "../../../server/render/png-chunks.ts";
import { createRaster } from "../../../server/render/raster.ts";
import { verifyPng } from "../../../server/render/verify-png.ts";
import { writePng } from "../../../server/render/write-png.ts";
import { pngChunk } from "../ingest/picture-files.ts";

const raster = createRaster(64, 48);
raster.data.forEach((_, i) => {
  raster.data[i] = (i * 37) % 256;
});
const EXPECTED = { raster, ppi: 300, maxBytes: 1_000_000 };

let path = "";
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-"));
  path = join(folder, "file.png");
  await writePng(path, raster, { ppi: 300 });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

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
    expect(readPngChunks(await readFile(path)).map(({ type }) => type)).toEqual([
      "IHDR",
      "iCCP",
      "pHYs",
      "IDAT",
      "IEND",
    ]);
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
    ["of another bit depth", { replace: header(8, 16) }, /expected bit depth 8, got 16/],
    ["of another colour type", { replace: header(9, 2) }, /colour type/],
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

  it("refuses one changed pixel", async () => {
    const changed = createRaster(64, 48);
    changed.data.set(raster.data);
    changed.data[4000] = (changed.data[4000] ?? 0) ^ 1;
    await writePng(path, changed, { ppi: 300 });
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
    await writeFile(path, "hello");
    await expect(verify()).rejects.toThrow(/PNG signature/);
  });

  it("refuses another size and a file too large for the print shop", async () => {
    await expect(verifyPng(path, { ...EXPECTED, raster: createRaster(65, 48) })).rejects.toThrow(
      /expected width 65, got 64/,
    );
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
