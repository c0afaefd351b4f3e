import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ingestImage } from "../../../server/ingest/ingest-image.ts";
import type { IngestAnswer, IngestedImage } from "../../../server/ingest/ingest-request.ts";
import { heicHead, photo, pngClaiming, quarters, twoFrameGif } from "./picture-files.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ingest-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function ingest(
  bytes: Uint8Array,
  declared: { readonly fileName?: string; readonly contentType?: string } = {},
): Promise<IngestAnswer> {
  const path = join(folder, "raw");
  await writeFile(path, bytes);
  return ingestImage({ path, outDir: folder, ...declared });
}

async function accepted(bytes: Uint8Array): Promise<IngestedImage> {
  const answer = await ingest(bytes);
  if (!answer.ok) throw new Error(`expected the picture to be accepted, got ${answer.code}`);
  return answer;
}

describe("what comes out", () => {
  it("makes a photo of a JPEG, at full chroma, without enlarging it", async () => {
    const answer = await accepted(await photo().jpeg().toBuffer());
    expect(answer).toMatchObject({ kind: "photo", mime: "image/jpeg", widthPx: 600, heightPx: 400, warnings: [] });
    expect(await sharp(answer.path).metadata()).toMatchObject({ format: "jpeg", chromaSubsampling: "4:4:4" });
  });

  it("keeps a graphic's pixels and transparency exactly", async () => {
    const source = photo(60, 40).ensureAlpha(0.5);
    const answer = await accepted(await source.clone().png().toBuffer());
    expect(answer).toMatchObject({ kind: "graphic", mime: "image/png" });
    expect((await sharp(answer.path).raw().toBuffer()).equals(await source.raw().toBuffer())).toBe(true);
  });

  it.each(["webp", "avif", "tiff", "gif"] as const)("takes %s", async (format) => {
    expect(await accepted(await photo().toFormat(format).toBuffer())).toMatchObject({ widthPx: 600, heightPx: 400 });
  });

  it("keeps the transparency of WebP", async () => {
    expect(await accepted(await photo().ensureAlpha(0.5).webp().toBuffer())).toMatchObject({ kind: "graphic" });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("turns EXIF orientation %i upright", async (orientation) => {
    const upright = await quarters();
    const stored = await storedAs(upright, orientation);
    const answer = await accepted(await sharp(stored).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer());
    expect(answer).toMatchObject({ widthPx: 80, heightPx: 60 });
    expect(await corners(answer.path)).toEqual(["red", "green", "blue", "white"]);
  });

  it("drops the place where a photo was taken and every other metadata", async () => {
    const tagged = await photo()
      .withExif({ IFD0: { Copyright: "Somebody" }, IFD3: { GPSLatitude: "48/1 51/1 0/1", GPSLatitudeRef: "N" } })
      .jpeg()
      .toBuffer();
    expect((await sharp(tagged).metadata()).exif?.includes("Somebody")).toBe(true); // control: it is there before
    const answer = await accepted(tagged);
    const { exif, icc, xmp, iptc } = await sharp(answer.path).metadata();
    expect([exif, icc, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined]);
    expect((await readFile(answer.path)).includes("Somebody")).toBe(false);
  });

  it("turns other colour spaces into sRGB", async () => {
    const wide = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#c05030" } })
      .withIccProfile("p3")
      .png()
      .toBuffer();
    const untouched = await sharp(wide, { ignoreIcc: true }).raw().toBuffer();
    expect(Math.abs((untouched[0] ?? 0) - 0xc0)).toBeGreaterThan(4); // control: P3 numbers differ
    const { data, info } = await sharp((await accepted(wide)).path)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(3);
    [0xc0, 0x50, 0x30].forEach((value, i) => expect(Math.abs((data[i] ?? 0) - value)).toBeLessThanOrEqual(2));
  });

  it("reads CMYK photos, greys and 16 bits as 8-bit colour", async () => {
    const files = [
      await photo().toColourspace("cmyk").jpeg().toBuffer(),
      await photo().greyscale().jpeg().toBuffer(),
      await photo().greyscale().png().toBuffer(),
      await photo().toColourspace("rgb16").png().toBuffer(),
      await photo().png({ palette: true }).toBuffer(),
    ];
    for (const file of files) {
      const { path } = await accepted(file);
      expect(await sharp(path).metadata()).toMatchObject({ channels: 3, depth: "uchar", space: "srgb" });
    }
  });

  it("takes the first frame of an animation and says so", async () => {
    const answer = await accepted(await twoFrameGif());
    expect(answer.warnings).toEqual([{ code: "first_frame_only", params: { frames: 2 } }]);
    const [red = 0, green = 0] = await sharp(answer.path).raw().toBuffer();
    expect([red > 200, green < 50]).toEqual([true, true]);
  });

  it("shrinks what is longer than 8000 px and says so", async () => {
    const answer = await accepted(await photo(9000, 20).png().toBuffer());
    expect(answer.widthPx).toBe(8000);
    expect(answer.warnings).toEqual([{ code: "image_shrunk", params: { fromPx: 9000, toPx: 8000 } }]);
  });

  it("gives the same bytes for the same file", async () => {
    const file = await photo().jpeg().toBuffer();
    const first = await readFile((await accepted(file)).path);
    expect(first.equals(await readFile((await accepted(file)).path))).toBe(true);
  });
});

describe("what is refused", () => {
  it("judges by bytes, and by whether name and type agree with them", async () => {
    const jpeg = await photo(20, 20).jpeg().toBuffer();
    expect(await ingest(jpeg, { fileName: "a.JPG", contentType: "image/jpeg; q=1" })).toMatchObject({ ok: true });
    expect(await ingest(jpeg, { fileName: "blob", contentType: "application/octet-stream" })).toMatchObject({
      ok: true,
    });
    expect(await ingest(jpeg, { fileName: "a.png" })).toEqual({
      ok: false,
      code: "type_mismatch",
      params: { expected: "png", got: "jpeg" },
    });
    expect(await ingest(jpeg, { contentType: "image/webp" })).toMatchObject({ code: "type_mismatch" });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(await ingest(svg, { fileName: "a.png" })).toMatchObject({ code: "type_mismatch" });
  });

  it("names what it does not take, and what it does", async () => {
    const words = "JPEG, PNG, WebP, AVIF, GIF, TIFF, SVG, PDF";
    expect(await ingest(Buffer.from("BM"))).toEqual({
      ok: false,
      code: "unsupported_type",
      params: { got: "bmp", accepted: words },
    });
    expect(await ingest(heicHead(), { fileName: "IMG_1.jpg" })).toMatchObject({
      code: "unsupported_type",
      params: { got: "heic" },
    });
    expect(await ingest(Buffer.from("just words"))).toMatchObject({ params: { got: "unknown" } });
  });

  it("answers an empty file", async () => {
    expect(await ingest(Buffer.alloc(0))).toEqual({ ok: false, code: "empty", params: {} });
  });

  it("refuses 60000 × 60000 from the header, at once", async () => {
    const start = performance.now();
    expect(await ingest(pngClaiming(60_000, 60_000))).toEqual({
      ok: false,
      code: "image_too_large",
      params: { widthPx: 60_000, heightPx: 60_000, maxMegapixels: 100 },
    });
    expect(performance.now() - start).toBeLessThan(500);
  });

  it.each([0.02, 0.3, 0.6, 0.98])("finds a JPEG cut off after %f of its bytes", async (share) => {
    const whole = await photo().jpeg().toBuffer();
    expect(await ingest(whole.subarray(0, whole.length * share))).toMatchObject({ code: "corrupt" });
  });

  it("leaves a full disk or a missing folder to be an error of ours", async () => {
    const path = join(folder, "raw");
    await writeFile(path, await photo(20, 20).jpeg().toBuffer());
    await expect(ingestImage({ path, outDir: join(folder, "nowhere") })).rejects.toThrow();
  });
});

/** The picture as a camera held that way would have stored it (inverse of the EXIF orientation). */
function storedAs(upright: Buffer, orientation: number): Promise<Buffer> {
  const picture = sharp(upright);
  switch (orientation) {
    case 2:
      return picture.flop().toBuffer();
    case 3:
      return picture.rotate(180).toBuffer();
    case 4:
      return picture.flip().toBuffer();
    case 5:
      return transpose(upright, "flop");
    case 6:
      return picture.rotate(270).toBuffer();
    case 7:
      return transpose(upright, "flip");
    case 8:
      return picture.rotate(90).toBuffer();
    default:
      return picture.toBuffer();
  }
}

async function transpose(upright: Buffer, mirror: "flip" | "flop"): Promise<Buffer> {
  const turned = await sharp(upright).rotate(90).toBuffer();
  return mirror === "flop" ? sharp(turned).flop().toBuffer() : sharp(turned).flip().toBuffer();
}

async function corners(path: string): Promise<string[]> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  return [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
  ].map(([x = 0, y = 0]) => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0].map((value) => value > 128);
    return red && green && blue ? "white" : red ? "red" : green ? "green" : blue ? "blue" : "dark";
  });
}
