import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, symlink } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { UploadFiles } from "../../../server/render/paint-raster.ts";
import { renderPreview } from "../../../server/render/render-preview.ts";
import { renderPrint } from "../../../server/render/render-print.ts";
import type { PrintAnswer, PrintRequest } from "../../../server/render/render-request.ts";
import { aMug, aMugWith, aShape, aText, anImage } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";
import { photo } from "../ingest/picture-files.ts";
import { paintedBox, paintedShare, pixel } from "./pixels.ts";
import { PNG_JUDGE } from "../../support/judges.ts";

let folder = "";
let uploads: UploadFiles = {};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "render-"));
  const path = join(folder, "upload.jpg");
  await photo(1200, 800).jpeg().toFile(path);
  uploads = { up_1: { path, mime: "image/jpeg", widthPx: 1200, heightPx: 800 } };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function print(configuration: Configuration, change: Partial<PrintRequest> = {}): Promise<PrintAnswer> {
  const product = bundledProduct(configuration.product);
  return renderPrint({
    product,
    configuration,
    profileId: product.profiles[0] ?? "",
    uploads,
    outDir: folder,
    ...change,
  });
}

async function printed(configuration: Configuration, change: Partial<PrintRequest> = {}) {
  const answer = await print(configuration, change);
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues, null, 2));
  return answer;
}

async function readRaster(path: string) {
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The print file of the only area, as pixels. */
async function pixelsOf(configuration: Configuration, change: Partial<PrintRequest> = {}) {
  const { files } = await printed(configuration, change);
  return readRaster(files[0]?.path ?? "");
}

const DESIGN = aMugWith(anImage({ mask: "ellipse" }), aText(), aShape({ shape: "heart", opacity: 0.8 }));

describe("print files", () => {
  it("makes one verified file per area that carries a design", async () => {
    const { files, preflight, picture } = await printed(DESIGN);
    const [file] = files;
    expect(files).toHaveLength(1);
    expect(file).toMatchObject({
      name: "mug-11oz-wrap.png",
      area: "wrap",
      format: "png",
      widthPx: 2700,
      heightPx: 1050,
    });
    const bytes = await readFile(file?.path ?? "");
    expect(file?.bytes).toBe(bytes.length);
    expect(file?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(preflight.filter((each) => each.severity === "error")).toEqual([]);
    expect(existsSync(picture.path)).toBe(true);
    expect((await readdir(folder)).toSorted()).toEqual(["mug-11oz-wrap.png", "picture.png", "upload.jpg"]);
  });

  it("gives the same bytes each time, whatever the process drew in between", async () => {
    const first = (await printed(DESIGN)).files[0]?.sha256;
    await printed(aMugWith(aText({ font: "amiri", text: "محمد" })));
    expect((await printed(DESIGN)).files[0]?.sha256).toBe(first);
    const moved = aMugWith(
      anImage({ mask: "ellipse" }),
      aText({ sizeMm: 18.1 }),
      aShape({ shape: "heart", opacity: 0.8 }),
    );
    expect((await printed(moved)).files[0]?.sha256).not.toBe(first); // control: a difference shows
  });

  it("includes the bleed the profile asks for, and paints it", async () => {
    const background = aShape({
      placement: { xMm: 114.3, yMm: 44.45, widthMm: 234.6, heightMm: 94.9, rotationDeg: 0 },
    });
    const raster = await pixelsOf(aMugWith(background), { profileId: "mug-228x89-bleed-3" });
    expect([raster.width, raster.height]).toEqual([2771, 1121]);
    expect(pixel(raster, 0, 0)).toEqual([0xc2, 0x18, 0x5b, 255]);
    expect(pixel(raster, 2770, 1120)).toEqual([0xc2, 0x18, 0x5b, 255]);
  });

  it("scales the design to fit a machine of another size, centred, and says so", async () => {
    const mark = aShape({ placement: { xMm: 114.3, yMm: 44.45, widthMm: 60, heightMm: 60, rotationDeg: 0 } });
    const answer = await printed(aMugWith(mark), { profileId: "mug-200x90" });
    expect(answer.preflight.map((each) => each.code)).toContain("area_scaled");
    const raster = await readRaster(answer.files[0]?.path ?? "");
    expect([raster.width, raster.height]).toEqual([2362, 1063]);
    const { left, right, top, bottom } = paintedBox(raster);
    const side = (60 * 200) / 228.6;
    expect(Math.abs(right - left + 1 - (side * 300) / 25.4)).toBeLessThanOrEqual(1);
    expect(Math.abs(bottom - top + 1 - (side * 300) / 25.4)).toBeLessThanOrEqual(1);
    expect(Math.abs(left + right + 1 - raster.width)).toBeLessThanOrEqual(1);
    expect(Math.abs(top + bottom + 1 - raster.height)).toBeLessThanOrEqual(1);
  });

  it("prints only the areas asked for", async () => {
    const tee: Configuration = {
      product: "t-shirt",
      selections: { backPrint: true },
      elements: {
        front: [aText({ sizeMm: 40, placement: { xMm: 150, yMm: 200, rotationDeg: 0 } })],
        back: [aText({ id: "e9", sizeMm: 40, placement: { xMm: 150, yMm: 200, rotationDeg: 0 } })],
      },
    };
    expect((await printed(tee, { areas: ["back"] })).files.map((file) => file.name)).toEqual(["t-shirt-back.png"]);
    expect((await printed(tee)).files.map((file) => [file.name, file.widthPx, file.heightPx])).toEqual([
      ["t-shirt-front.png", 3543, 4724],
      ["t-shirt-back.png", 3543, 4724],
    ]);
  });

  it("makes no file of a design without elements", async () => {
    expect((await printed(aMug())).files).toEqual([]);
  });

  it.skipIf(PNG_JUDGE.missing)(
    `stands before an independent reader of PNG files${PNG_JUDGE.missing ? ` (skipped: ${PNG_JUDGE.missing})` : ""}`,
    async () => {
      const { files } = await printed(DESIGN);
      const judged = spawnSync(PNG_JUDGE.path, [files[0]?.path ?? "", "--size", "2700x1050", "--clean-transparent"], {
        encoding: "utf8",
      });
      expect(judged.stdout).toContain("RESULT PASS");
    },
  );
});

describe("scripts", () => {
  const SCRIPTS = [
    ["Latin", "Zoé Œuvré"],
    ["Arabic", "محمد علي"],
    ["Hebrew", "נעמה"],
    ["Devanagari", "कृष्ण प्रिया"],
    ["Cyrillic", "Наташа"],
    ["mixed directions", "Léa و محمد 2026"],
  ] as const;

  it.each(SCRIPTS)("draws %s", async (_, text) => {
    const raster = await pixelsOf(aMugWith(aText({ text, font: "lobster" })));
    const { left, right, top, bottom } = paintedBox(raster);
    expect(right - left).toBeGreaterThan(200);
    expect(bottom - top).toBeGreaterThan(60);
    expect(paintedShare(raster)).toBeGreaterThan(0.004);
    // Centred on its placement, within what side bearings and ascenders make of a box.
    expect(Math.abs((left + right) / 2 - (100 * 300) / 25.4)).toBeLessThan(40);
  });

  it("refuses what no font can write, in a finding, not in boxes", async () => {
    const answer = await print(aMugWith(aText({ text: "日本" })));
    expect(answer).toMatchObject({ ok: false });
    expect(answer.ok ? [] : answer.issues.map((each) => each.code)).toContain("missing_glyph");
  });
});

describe("refusals", () => {
  const REFUSED: readonly (readonly [string, Configuration, Partial<PrintRequest>, string])[] = [
    ["an unknown option", aMug({ selections: { wings: true } }), {}, "option_unknown"],
    ["a value out of the list", aMug({ selections: { finish: "pink" } }), {}, "value_unknown"],
    ["a profile of another product", DESIGN, { profileId: "dtg-a" }, "profile_not_offered"],
    ["an unknown profile", DESIGN, { profileId: "nope" }, "profile_not_offered"],
    ["an unknown area", DESIGN, { areas: ["lid"] }, "area_unknown"],
    ["an upload that is gone", DESIGN, { uploads: {} }, "upload_unknown"],
    [
      "a picture with far too few pixels",
      aMugWith(anImage({ crop: { x: 0, y: 0, width: 0.1, height: 0.1 } })),
      {},
      "ppi_too_low",
    ],
  ];

  it.each(REFUSED)("names %s and writes nothing", async (_, configuration, change, code) => {
    const answer = await print(configuration, change);
    expect(answer.ok ? [] : answer.issues.map((each) => each.code)).toContain(code);
    expect(await readdir(folder)).toEqual(["upload.jpg"]);
  });

  it("leaves nothing behind of a file that is too large for the print shop, and says so", async () => {
    const product = bundledProduct("mug-11oz");
    const tiny = product.profileDocuments.map((profile) => ({ ...profile, maxBytes: 100 }));
    expect(await print(DESIGN, { product: { ...product, profileDocuments: tiny } })).toMatchObject({
      ok: false,
      issues: [{ code: "file_too_large", params: { maxMb: 0.1 } }],
    });
    expect(await readdir(folder)).toEqual(["upload.jpg"]);
  });
});

describe("a full disk", () => {
  /** Takes no byte, as a disk without room; not on every system. */
  const FULL = "/dev/full";

  it.skipIf(!existsSync(FULL))("is said as storage_full, and nothing half-written is left", async () => {
    await symlink(FULL, join(folder, ".mug-11oz-wrap.png.partial"));
    await expect(print(DESIGN)).rejects.toThrow(/^storage_full: no room on the disk/);
    expect(await readdir(folder)).toEqual(["upload.jpg"]);
    expect((await printed(DESIGN)).files).toHaveLength(1); // control: with room it is made
  });
});

describe("previews", () => {
  const preview = (configuration: Configuration, widthPx = 600) =>
    renderPreview({ product: bundledProduct(configuration.product), configuration, uploads, widthPx, outDir: folder });

  it("shows the artwork on the material, on white", async () => {
    const answer = await preview(aMug({ selections: { finish: "cream" }, elements: { wrap: [aShape()] } }));
    const raster = await readRaster(answer.path);
    expect([raster.width, raster.height]).toEqual([answer.widthPx, answer.heightPx]);
    expect(answer.widthPx).toBe(600);
    expect(pixel(raster, 2, 2)).toEqual([255, 255, 255, 255]);
    expect(pixel(raster, 60, Math.round(answer.heightPx / 2))).toEqual([0xef, 0xe3, 0xc8, 255]);
    expect(pixel(raster, Math.round(24 + (150 / 228.6) * 552), Math.round(answer.heightPx / 2))).toEqual([
      0xc2, 0x18, 0x5b, 255,
    ]);
  });

  it("shows unfinished designs: nothing on it, a picture that is gone, an open option", async () => {
    expect(await preview(aMug())).toMatchObject({ ok: true });
    expect(await preview(aMugWith(anImage({ upload: "up_gone" })))).toMatchObject({ ok: true });
    expect(await preview({ product: "t-shirt", selections: {}, elements: {} })).toMatchObject({ ok: true });
  });
});
