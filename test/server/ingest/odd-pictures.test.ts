import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deltaE, toSrgb } from "./colour-difference.ts";
import { apng, jpegWith, mpo, pngOf, text } from "./hostile-bytes.ts";
import { ADOBE_RGB, displayProfile } from "./icc-profile.ts";
import { openMeasuredIngest } from "./measured-ingest.ts";
import type { MeasuredIngest } from "./measured-ingest.ts";
import { photo, pngChunk } from "./picture-files.ts";

type Triple = readonly [number, number, number];

let workers: MeasuredIngest;
beforeAll(async () => void (workers = await openMeasuredIngest()));
afterAll(() => workers.close());

const COLOURS: readonly Triple[] = [
  [192, 80, 48],
  [120, 160, 90],
  [40, 60, 160],
  [128, 128, 128],
  [250, 240, 200],
  [20, 20, 20],
];

/** Six flat patches, 40 pixels wide. */
function patches(colours = COLOURS) {
  const data = Buffer.alloc(colours.length * 40 * 40 * 3);
  for (let i = 0; i < data.length / 3; i += 1)
    data.set(colours[Math.floor((i % (colours.length * 40)) / 40)] ?? [], i * 3);
  return sharp(data, { raw: { width: colours.length * 40, height: 40, channels: 3 } });
}

async function normalised(bytes: Uint8Array) {
  const { answer, normalised: file } = await workers.ingest(bytes);
  if (!answer.ok) throw new Error(`expected the picture to be accepted, got ${answer.code}`);
  return { answer, file };
}

async function patchColours(file: Buffer): Promise<Triple[]> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ channels: 3, width: COLOURS.length * 40 });
  return COLOURS.map((_, i) => {
    const at = (20 * info.width + i * 40 + 20) * 3;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  });
}

/** Largest difference over the patches. */
const worst = (found: readonly Triple[], expected: readonly Triple[]) =>
  Math.max(...found.map((colour, i) => deltaE(colour, expected[i] ?? [0, 0, 0])));

describe("colours of strangers become sRGB", () => {
  it("reads Adobe RGB by its profile, in JPEG and PNG, 8 and 16 bits", async () => {
    const expected = COLOURS.map((colour) => toSrgb(colour, ADOBE_RGB));
    expect(worst(COLOURS, expected)).toBeGreaterThan(8); // control: unread profiles are seen
    const files = [
      jpegWith(await patches().jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer(), [
        0xe2,
        iccSegment(displayProfile(ADOBE_RGB)),
      ]),
      await taggedPng(8),
      await taggedPng(16),
    ];
    for (const bytes of files)
      expect(worst(await patchColours((await normalised(bytes)).file), expected)).toBeLessThan(2);
  });

  it("reads Display P3 by its profile", async () => {
    const bytes = await patches().withIccProfile("p3").png().toBuffer();
    const raw = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer();
    expect(deltaE([raw[0] ?? 0, raw[1] ?? 0, raw[2] ?? 0], COLOURS[0] ?? [0, 0, 0])).toBeGreaterThan(5); // control
    expect(worst(await patchColours((await normalised(bytes)).file), COLOURS)).toBeLessThan(2);
  });

  it("reads CMYK by its profile, as JPEG (inverted, as Adobe writes it) and as TIFF", async () => {
    const cmyk = () => patches().withIccProfile("cmyk");
    const files = [
      await cmyk().jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer(),
      await cmyk().tiff().toBuffer(),
    ];
    for (const bytes of files) {
      expect(await sharp(bytes).metadata()).toMatchObject({ space: "cmyk", channels: 4, hasProfile: true });
      // Inks cannot make every colour: what they made of it is compared, not what was asked of them.
      const made = await sharp(bytes).toColourspace("srgb").png().toBuffer();
      const colours = await patchColours((await normalised(bytes)).file);
      expect(worst(colours, await patchColours(made))).toBeLessThan(2);
      // Blue is what inks make worst; the others stay what they were.
      const isPrintable = (_: unknown, i: number) => i !== 2;
      expect(worst(colours.filter(isPrintable), COLOURS.filter(isPrintable))).toBeLessThan(12);
    }
  });

  it("turns 16 bits, greys, palettes and single bits into 8-bit sRGB", async () => {
    const files = [
      await patches().toColourspace("rgb16").png().toBuffer(),
      await patches().toColourspace("rgb16").tiff().toBuffer(),
      await patches().png({ palette: true }).toBuffer(),
      await patches().greyscale().png().toBuffer(),
      await patches().greyscale().tiff({ bitdepth: 1 }).toBuffer(),
      pngOf({ width: 240, height: 40, bits: 1, colourType: 0, bytes: 31 * 40 }),
    ];
    for (const bytes of files) {
      const { file } = await normalised(bytes);
      expect(await sharp(file).metadata()).toMatchObject({ space: "srgb", depth: "uchar", channels: 3 });
    }
    expect(worst(await patchColours((await normalised(files[0] ?? Buffer.alloc(0))).file), COLOURS)).toBeLessThan(1);
  });

  it("takes a profile that is nonsense for no profile", async () => {
    const bytes = jpegWith(await patches().jpeg({ quality: 100 }).toBuffer(), [0xe2, iccSegment(Buffer.alloc(500, 7))]);
    expect(worst(await patchColours((await normalised(bytes)).file), COLOURS)).toBeLessThan(3);
  });
});

describe("more than a picture", () => {
  it("keeps the first of several pictures, and says so", async () => {
    const frames = await Promise.all(
      ["#ff0000", "#00ff00", "#0000ff"].map((background) =>
        sharp({ create: { width: 30, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animated = () => sharp(frames, { join: { animated: true } });
    const files = [
      [await animated().gif().toBuffer(), 3],
      [await animated().webp({ lossless: true }).toBuffer(), 3],
      [await animated().tiff().toBuffer(), 3],
    ] as const;
    for (const [bytes, count] of files) {
      const { answer, file } = await normalised(bytes);
      expect(answer).toMatchObject({ widthPx: 30, heightPx: 20 });
      expect(answer.warnings).toEqual([{ code: "first_frame_only", params: { frames: count } }]);
      const [red = 0, green = 0, blue = 0] = await sharp(file).removeAlpha().raw().toBuffer();
      expect([red > 250, green < 5, blue < 5]).toEqual([true, true, true]);
    }
    expect((await normalised(await apng())).answer).toMatchObject({ widthPx: 20, heightPx: 20 });
    expect((await normalised(await mpo())).answer).toMatchObject({ widthPx: 60, heightPx: 40 });
  });

  it("keeps transparency, and nothing that was written beside the pixels", async () => {
    const secret = "SECRET-48.8583";
    const xmp = text(`http://ns.adobe.com/xap/1.0/\u0000<x:xmpmeta xmlns:x="adobe:ns:meta/">${secret}</x:xmpmeta>`);
    const iptc = Buffer.concat([
      text("Photoshop 3.0\u00008BIM"),
      Buffer.from([4, 4, 0, 0, 0, 0, 0, secret.length + 5, 0x1c, 2, 120, 0, secret.length]),
      text(secret),
    ]);
    const exif = await photo(60, 40)
      .withExif({ IFD0: { Copyright: secret }, IFD3: { GPSLatitude: "48/1 51/1 0/1", GPSLatitudeRef: "N" } })
      .jpeg()
      .toBuffer();
    const bytes = jpegWith(exif, [0xe1, xmp], [0xed, iptc], [0xfe, text(secret)]);
    expect(await sharp(bytes).metadata()).toMatchObject({
      exif: expect.anything(),
      xmp: expect.anything(),
      iptc: expect.anything(),
    });
    const { file } = await normalised(bytes);
    const { exif: noExif, xmp: noXmp, iptc: noIptc, icc, comments } = await sharp(file).metadata();
    expect([noExif, noXmp, noIptc, icc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(file.includes(secret)).toBe(false);

    const clear = await normalised(await photo(60, 40).ensureAlpha(0.5).webp({ lossless: true }).toBuffer());
    expect(await sharp(clear.file).metadata()).toMatchObject({ hasAlpha: true, format: "png" });
  });
});

/** The APP2 segment of a profile that fits into one (ICC.1, annex B.4). */
function iccSegment(profile: Buffer): Buffer {
  return Buffer.concat([text("ICC_PROFILE\u0000"), Buffer.from([1, 1]), profile]);
}

/** Patches with a profile named, not converted to: the chunk is put in by hand. */
async function taggedPng(bits: 8 | 16): Promise<Buffer> {
  const png = await (bits === 16 ? patches().toColourspace("rgb16") : patches()).png().toBuffer();
  const packed = deflateSync(displayProfile(ADOBE_RGB));
  const chunk = pngChunk("iCCP", Buffer.concat([Buffer.from("test\u0000\u0000", "latin1"), packed]));
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
