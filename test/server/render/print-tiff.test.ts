import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { crc32 } from "node:zlib";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DisplayItem, DisplayPath } from "../../../configurator-schemas/artwork/display-list.ts";
import { rectangleData } from "../../../configurator-schemas/artwork/path-data.ts";
import type { PrintProfile } from "../../../configurator-schemas/schema/print-profile.ts";
import { writeVerifiedTiff } from "../../../server/render/print-tiff.ts";
import { PrintRefused } from "../../../server/render/print-refused.ts";
import { verifyTiff } from "../../../server/render/verify-tiff.ts";
import type { UploadFiles } from "../../../server/render/paint-raster.ts";
import { bundledProfile } from "../../support/documents.ts";
import { photo } from "../ingest/picture-files.ts";
import { aList, aPlacedImage } from "./a-list.ts";
import { TIFF_JUDGE } from "../../support/judges.ts";

const PROFILE = bundledProfile("eu-digital-cmyk");

let folder = "";
let path = "";
let uploads: UploadFiles = {};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tiff-"));
  path = join(folder, "card.tiff");
  const picture = join(folder, "upload.png");
  await photo(600, 400).png().toFile(picture);
  uploads = { photo: { path: picture, mime: "image/png", widthPx: 600, heightPx: 400 } };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const box = (x: number, y: number, change: Partial<DisplayPath> = {}): DisplayPath => ({
  kind: "path",
  d: rectangleData(x, y, { width: 10, height: 10 }),
  fill: { kind: "rgb", screen: "#000000" },
  element: "e",
  ...change,
});

async function printed(items: readonly DisplayItem[], change: Partial<PrintProfile> = {}) {
  const profile = { ...PROFILE, ...change };
  const verified = await writeVerifiedTiff(path, aList(items), { profile, uploads });
  const { data, info } = await sharp(path, { ignoreIcc: true })
    .pipelineColourspace("cmyk")
    .toColourspace("cmyk")
    .raw()
    .toBuffer({ resolveWithObject: true });
  /** Per cent of each ink at a place, as another reader sees it. */
  const inksAt = (xMm: number, yMm: number) => {
    const at = (Math.round(((yMm + 3) * 300) / 25.4) * info.width + Math.round(((xMm + 3) * 300) / 25.4)) * 4;
    return [...data.subarray(at, at + 4)].map((ink) => Math.round((ink * 100) / 255));
  };
  return { verified, info, inksAt, data };
}

describe("TIFF in a press's inks", () => {
  it("has 300 pixels an inch with its bleed, four inks and nothing else, and bare paper where nothing is", async () => {
    const { info, inksAt, verified } = await printed([box(10, 10)]);
    expect(info).toMatchObject({ width: 1075, height: 720, channels: 4 });
    expect(inksAt(60, 40)).toEqual([0, 0, 0, 0]);
    const metadata = await sharp(path).metadata();
    expect(metadata).toMatchObject({ density: 300, space: "cmyk", hasAlpha: false });
    expect(verified.bytes).toBe((await readFile(path)).length);
  });

  it("prints small black letters in black ink alone, over what lies below, and large black areas in rich black", async () => {
    const ground = box(10, 10, { fill: { kind: "process", cmykPct: [40, 0, 60, 0], screen: "#99ff66" } });
    const { inksAt } = await printed([
      ground,
      box(12, 12, { d: rectangleData(12, 12, { width: 2, height: 2 }), detailMm: 3 }),
      box(40, 10),
      box(60, 10, { detailMm: 12 }),
    ]);
    expect(inksAt(18, 18)).toEqual([40, 0, 60, 0]);
    expect(inksAt(13, 13)).toEqual([40, 0, 60, 100]);
    expect(inksAt(45, 15)).toEqual([60, 40, 40, 100]);
    expect(inksAt(65, 15)).toEqual([60, 40, 40, 100]);
  });

  it("keeps the drawing order among inks and colours of screens", async () => {
    const { inksAt } = await printed([
      box(10, 10, { detailMm: 3 }),
      box(15, 10, { fill: { kind: "rgb", screen: "#ffffff" } }),
      box(20, 10, { fill: { kind: "process", cmykPct: [0, 100, 0, 0], screen: "#ff00ff" }, opacity: 0.5 }),
    ]);
    expect(inksAt(12, 15)).toEqual([0, 0, 0, 100]);
    expect(inksAt(17, 15)).toEqual([0, 0, 0, 0]);
    expect(inksAt(22, 15)).toEqual([0, 50, 0, 0]);
  });

  it("never lays more ink than the profile allows", async () => {
    const full = box(10, 10, { fill: { kind: "process", cmykPct: [100, 100, 100, 100], screen: "#000001" } });
    const { data } = await printed([full, aPlacedImage({}, { upload: "photo" })], { tacPct: 240 });
    let most = 0;
    for (let at = 0; at < data.length; at += 4)
      most = Math.max(
        most,
        data.subarray(at, at + 4).reduce((sum, ink) => sum + ink, 0),
      );
    expect((most * 100) / 255).toBeLessThanOrEqual(240);
    expect(most).toBeGreaterThan(500); // control: there is much ink somewhere
  });

  it("is turned left for right where the profile says so", async () => {
    const { data, info } = await printed([box(0, 10)]);
    const { data: mirrored } = await printed([box(0, 10)], { mirrored: true });
    const row = 300 * info.width * 4;
    for (let x = 0; x < info.width; x += 1) {
      const [at, other] = [row + x * 4, row + (info.width - 1 - x) * 4];
      expect(mirrored.subarray(at, at + 4)).toEqual(data.subarray(other, other + 4));
    }
  });

  it("gives the same bytes each time", async () => {
    const first = (await printed([box(10, 10), aPlacedImage({}, { upload: "photo" })])).verified.sha256;
    expect((await printed([box(10, 10), aPlacedImage({}, { upload: "photo" })])).verified.sha256).toBe(first);
  });

  it("refuses a file too large for the print shop and leaves nothing", async () => {
    await expect(printed([aPlacedImage({}, { upload: "photo" })], { maxBytes: 400_000 })).rejects.toThrow(PrintRefused);
    expect(await readdir(folder)).toEqual(["upload.png"]);
  });

  it.skipIf(TIFF_JUDGE.missing)(
    `stands before an independent reader of TIFF files${TIFF_JUDGE.missing ? ` (skipped: ${TIFF_JUDGE.missing})` : ""}`,
    async () => {
      await printed([aPlacedImage({}, { upload: "photo" }), box(10, 10), box(30, 30, { detailMm: 2 })]);
      const asked = ["--size", "1075x720", "--profile", "FOGRA39L own", "--tac", "320"];
      const judged = spawnSync(TIFF_JUDGE.path, [path, ...asked], { encoding: "utf8" });
      expect(judged.stdout).toContain("RESULT PASS");
      const other = spawnSync(TIFF_JUDGE.path, [path, "--size", "1075x721"], { encoding: "utf8" });
      expect(other.stdout).toContain("RESULT FAIL"); // control
    },
  );
});

describe("verification", () => {
  it("refuses a changed byte of the picture, of the profile or of the head, and a cut", async () => {
    const { verified, data } = await printed([aPlacedImage({}, { upload: "photo" }), box(10, 10)]);
    const whole = await readFile(path);
    const { bytes: icc } = await iccOf();
    const inks = crc32(data);
    const wanted = { widthPx: 1075, heightPx: 720, ppi: 300, icc, inks, tacPct: 320, maxBytes: 1e8 };
    expect(await verifyTiff(path, wanted)).toEqual(verified); // control
    await expect(verifyTiff(path, { ...wanted, tacPct: 100 })).rejects.toThrow(/total ink of at most 100, got/);
    for (const [at, message] of [
      [400_000, /is not what was painted/],
      [5000, /ICC profile/],
      [18, /width/],
    ] as const) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(path, changed);
      await expect(verifyTiff(path, wanted), `byte ${at}`).rejects.toThrow(message);
    }
    await writeFile(path, whole.subarray(0, verified.bytes - 100));
    await expect(verifyTiff(path, wanted)).rejects.toThrow(/strip/);
  });
});

async function iccOf() {
  const bytes = await readFile(new URL("../../../assets/icc/fogra39-coated-320.icc", import.meta.url));
  return { bytes: new Uint8Array(bytes) };
}
