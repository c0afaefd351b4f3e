import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as JsQr from "jsqr";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import type { DesignElement } from "../../../../configurator-schemas/schema/design-element.ts";
import type { PrintProfile } from "../../../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";
import { renderPrint } from "../../../../server/render/render-print.ts";
import type { PrintRequest } from "../../../../server/render/render-request.ts";
import type { UploadFiles } from "../../../../server/render/paint-raster.ts";
import { aCard, aCardProduct } from "../../../support/a-printed-card.ts";
import { aShape, aText, anImage } from "../../../support/builders.ts";
import { bundledProfile } from "../../../support/documents.ts";
import {
  fontsIn,
  inkAt,
  NO_GHOSTSCRIPT,
  NO_PDF_TOOLS,
  rasterise,
  readWith,
  separations,
} from "../../../support/pdf-tools.ts";
import { photo } from "../../ingest/picture-files.ts";
import { PDF_JUDGE } from "../../../support/judges.ts";

const jsQR = createRequire(import.meta.url)("jsqr") as typeof JsQr.default.default;
const NO_TOOLS = NO_PDF_TOOLS || NO_GHOSTSCRIPT;

let pictures = "";
let folder = "";
let uploads: UploadFiles = {};
beforeAll(async () => {
  pictures = await mkdtemp(join(tmpdir(), "print-pdf-"));
  const path = join(pictures, "u.jpg");
  await photo(1200, 800).jpeg({ quality: 92 }).toFile(path);
  uploads = { up_1: { path, mime: "image/jpeg", widthPx: 1200, heightPx: 800 } };
});
afterAll(() => rm(pictures, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "print-pdf-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (xMm: number, yMm: number) => ({ xMm, yMm, rotationDeg: 0 });
const box = (xMm: number, yMm: number, widthMm: number, heightMm: number) => ({ ...at(xMm, yMm), widthMm, heightMm });
const GROUND = aShape({ id: "bg", fill: "#f4e3c1", placement: box(42.5, 27.5, 93, 63) });
const small = (change: Partial<Extract<DesignElement, { kind: "text" }>> = {}) =>
  aText({
    id: "t",
    text: "Léa Œuvré",
    font: "noto-sans",
    sizeMm: 4,
    color: "#000000",
    placement: at(60, 12),
    ...change,
  });

/** Three designs that ask for everything: photo with filter and mask, two sides, deep colours and faded ones. */
const DESIGNS: Readonly<Record<string, Configuration>> = {
  photo: aCard(
    [GROUND, anImage({ placement: box(25, 27.5, 36, 24) }), small()],
    [small({ id: "b", color: "#c2185b" })],
  ),
  deep: aCard([
    { ...GROUND, fill: "#000000" },
    aShape({ id: "a", shape: "ellipse", fill: "cmyk(100 100 100 100)", placement: box(20, 20, 20, 20) }),
    aShape({ id: "b", shape: "star", fill: "cmyk(100 90 80 90)", opacity: 0.6, placement: box(50, 20, 20, 20) }),
    small({ color: "#ffffff" }),
  ]),
  looks: aCard([
    anImage({
      placement: box(24, 27.5, 42, 28),
      mask: "ellipse",
      opacity: 0.7,
      filters: [{ kind: "duotone", dark: "#1d2b53", light: "#ffe8c2" }],
    }),
    anImage({
      id: "g",
      placement: { ...box(64, 33, 24, 16), rotationDeg: 12 },
      flipX: true,
      filters: [{ kind: "threshold", level: 128 }],
    }),
    small({ outline: { widthMm: 0.3, color: "#ffffff" } }),
  ]),
};

interface Asked extends Partial<PrintRequest> {
  readonly product?: Product;
}

async function printed(profileId: string, configuration: Configuration, change: Asked = {}) {
  const product = aCardProduct([profileId]);
  const answer = await renderPrint({
    product,
    configuration,
    profileId,
    uploads,
    outDir: folder,
    format: "pdf",
    ...change,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues, null, 2));
  const [file] = answer.files;
  if (!file) throw new Error("expected a file");
  return file;
}

function judged(path: string, { bleedMm, tacPct }: PrintProfile, more: readonly string[] = []): string {
  const limits = ["--trim", "85x55", "--bleed", String(bleedMm), ...(tacPct === null ? [] : ["--tac", String(tacPct)])];
  const { stdout, stderr } = spawnSync(PDF_JUDGE.path, [path, ...limits, "--min-ppi", "150", ...more], {
    encoding: "utf8",
  });
  return `${stdout}${stderr}`
    .split("\n")
    .filter((line) => /^(?:FAIL|WARN|RESULT|Traceback)/.test(line))
    .join("\n");
}

const PRESSES = ["eu-offset-card", "eu-digital-cmyk", "sticker-cut"] as const;
const EVERY = PRESSES.flatMap((profile) => Object.keys(DESIGNS).map((design) => [profile, design] as const));

describe.skipIf(PDF_JUDGE.missing)(
  `PDF/X-4 before an independent judge${PDF_JUDGE.missing ? ` (skipped: ${PDF_JUDGE.missing})` : ""}`,
  { timeout: 60_000 },
  () => {
    it.each(EVERY)("%s, %s", async (profileId, design) => {
      const file = await printed(profileId, DESIGNS[design] ?? aCard([]));
      expect(judged(file.path, bundledProfile(profileId))).toBe("RESULT PASS fails=0 warns=0");
      expect(fontsIn(file.path)).toEqual([]);
    });

    it("finds what is not as the press asks", async () => {
      const file = await printed("eu-offset-card", DESIGNS["deep"] ?? aCard([]));
      expect(judged(file.path, { ...bundledProfile("eu-offset-card"), tacPct: 200 })).toContain("FAIL gwg-total-area");
      expect(judged(file.path, { ...bundledProfile("eu-offset-card"), bleedMm: 5 })).toContain("FAIL p1-bleed");
    });
  },
);

describe("files", { timeout: 60_000 }, () => {
  it("is one file of a page for each side, named after the first, the same bytes each time", async () => {
    const file = await printed("eu-offset-card", DESIGNS["photo"] ?? aCard([]));
    expect(file).toMatchObject({ name: "card-front.pdf", areas: ["front", "back"], area: "front", format: "pdf" });
    const again = await printed("eu-offset-card", DESIGNS["photo"] ?? aCard([]));
    expect(again.sha256).toBe(file.sha256);
    const other = await printed("eu-offset-card", aCard([GROUND]));
    expect(other.sha256).not.toBe(file.sha256);
    expect((await readdir(folder)).toSorted()).toEqual(["card-front.pdf", "picture.png"]);
  });

  it("holds the pages of every piece of a roster in their order, what they share once", async () => {
    const piece = (name: string, isTwoSided: boolean) =>
      aCard(
        [GROUND, anImage({ placement: box(25, 27.5, 36, 24) }), small({ text: name })],
        isTwoSided ? [small({ id: "b" })] : [],
      );
    const rows = [
      { row: 2, configuration: piece("Noé", false) },
      { row: 5, configuration: piece("Zoé", true) },
    ];
    const file = await printed("eu-offset-card", piece("Léa", true), { row: 1, rows });
    expect(file.areas).toEqual(["front", "back", "front", "front", "back"]);
    expect(file.rows).toEqual([1, 1, 2, 5, 5]);
    if (NO_TOOLS) return;
    expect(readWith("pdfinfo", [file.path])).toMatch(/Pages:\s+5/);
    const objects = readWith("pdfimages", ["-list", file.path]).trim().split("\n").slice(2);
    expect(new Set(objects.map((row) => row.trim().split(/\s+/)[10])).size).toBe(1);
  });

  it.skipIf(PDF_JUDGE.missing)(
    "holds a photo without loss where its JPEG would come back with too much ink",
    async () => {
      const path = join(folder, "noise.jpg");
      const pixels = new Uint8Array(400 * 300 * 3);
      let seed = 7;
      for (let i = 0; i < pixels.length; i += 3) {
        seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
        pixels.fill(seed > 2 ** 31 ? 255 : 0, i, i + 3);
      }
      await sharp(pixels, { raw: { width: 400, height: 300, channels: 3 } })
        .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
        .toFile(path);
      const noise = { path, mime: "image/jpeg", widthPx: 400, heightPx: 300 };
      // Less than the profile's own black has: every dark pixel is at the limit.
      const strict = { ...bundledProfile("sticker-cut"), tacPct: 250 };
      const product = { ...aCardProduct(["sticker-cut"]), profileDocuments: [strict] };
      const design = aCard([anImage({ placement: box(42.5, 27.5, 36, 27) })]);
      const encoding = async (upload: typeof noise) => {
        const { path: file } = await printed("sticker-cut", design, { product, uploads: { up_1: upload } });
        expect(judged(file, strict)).toBe("RESULT PASS fails=0 warns=0");
        return readWith("pdfimages", ["-list", file]).trim().split("\n")[2]?.trim().split(/\s+/)[8];
      };
      expect([await encoding(noise), await encoding(uploads["up_1"] ?? noise)]).toEqual(["image", "jpeg"]);
    },
  );

  it("is refused with its size where the press takes no file so large", async () => {
    const product = aCardProduct(["eu-offset-card"]);
    const profileDocuments = product.profileDocuments.map((each) => ({ ...each, maxBytes: 200_000 }));
    const answer = await renderPrint({
      configuration: DESIGNS["photo"] ?? aCard([]),
      profileId: "eu-offset-card",
      uploads,
      outDir: folder,
      product: { ...product, profileDocuments },
    });
    expect(answer.ok ? [] : answer.issues.map(({ code }) => code)).toContain("file_too_large");
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("presses without their profile", () => {
  const asked = async (profileId: string) => {
    const product = aCardProduct([profileId]);
    const answer = await renderPrint({ product, configuration: aCard([GROUND]), profileId, uploads, outDir: folder });
    return answer.ok ? [] : answer.issues.filter(({ severity }) => severity === "error");
  };
  afterEach(() => {
    delete process.env["ATELIER_DATA"];
  });

  it("print nothing, and say which file is wanted", async () => {
    const [issue] = await asked("gelato-card");
    expect(issue).toMatchObject({
      code: "profile_without_icc",
      params: { condition: "CGATS TR 006", file: "gracol2006-coated1.icc", profile: "gelato-card" },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it("print nothing by a file that is none, and print by one that is put there", async () => {
    const data = join(folder, "data");
    await mkdir(join(data, "icc"), { recursive: true });
    process.env["ATELIER_DATA"] = data;
    const path = join(data, "icc", "gracol2006-coated1.icc");
    await writeFile(path, "no profile");
    expect((await asked("gelato-card")).map(({ code, params }) => [code, params["fault"]])).toEqual([
      ["profile_icc_invalid", "broken"],
    ]);
    await writeFile(path, await readFile(new URL("../../../../assets/icc/fogra39-coated-320.icc", import.meta.url)));
    expect(await asked("gelato-card")).toEqual([]);
  });
});

const PPI = 300;

describe.skipIf(NO_TOOLS)("plates", { timeout: 60_000 }, () => {
  const margin = (profile: PrintProfile) =>
    profile.bleedMm + (profile.marks?.crop === "required" ? profile.marks.marginMm : 0);

  /** Most ink of a plate within a box of the area, in per cent. */
  async function inksIn(
    path: string,
    profile: PrintProfile,
    area: { left: number; top: number; right: number; bottom: number },
  ) {
    const plates = await separations(path, { ppi: PPI });
    const around = margin(profile);
    return Object.fromEntries(
      [...plates].map(([name, plate]) => {
        let most = 0;
        for (let yMm = area.top; yMm < area.bottom; yMm += 0.08)
          for (let xMm = area.left; xMm < area.right; xMm += 0.08)
            most = Math.max(most, inkAt(plate, { xMm: xMm + around, yMm: yMm + around, ppi: PPI }));
        return [name, Math.round(most)];
      }),
    );
  }

  const press = bundledProfile("eu-offset-card");
  const lettering = { left: 45, top: 9, right: 75, bottom: 15 };

  it("print small black letters in black ink alone, over what lies below", async () => {
    const bare = await printed("eu-offset-card", aCard([small()]));
    expect(await inksIn(bare.path, press, lettering)).toEqual({ Cyan: 0, Magenta: 0, Yellow: 0, Black: 100 });
    const coloured = await printed("eu-offset-card", aCard([{ ...GROUND, fill: "cmyk(40 0 0 0)" }, small()]));
    const plates = await separations(coloured.path, { ppi: PPI });
    const cyan = plates.get("Cyan");
    // Not a letter's shape is left out of the ground.
    const levels = new Set<number>();
    for (let xMm = lettering.left; xMm < lettering.right; xMm += 0.1)
      levels.add(Math.round(cyan ? inkAt(cyan, { xMm: xMm + margin(press), yMm: 12 + margin(press), ppi: PPI }) : -1));
    expect([...levels]).toEqual([40]);
  });

  it("print larger black as the press's rich black, and cmyk as it is given", async () => {
    const large = await printed("eu-offset-card", aCard([{ ...GROUND, fill: "#000000" }]));
    expect(await inksIn(large.path, press, lettering)).toEqual({ Cyan: 60, Magenta: 40, Yellow: 40, Black: 100 });
    const given = await printed("eu-offset-card", aCard([{ ...GROUND, fill: "cmyk(0 0 0 100)" }]));
    expect(await inksIn(given.path, press, lettering)).toEqual({ Cyan: 0, Magenta: 0, Yellow: 0, Black: 100 });
  });

  it("knock black letters out of grounds that are too dark to print over", async () => {
    const dark = aCard([{ ...GROUND, fill: "cmyk(90 90 70 0)" }, small()]);
    const { path } = await printed("eu-offset-card", dark);
    const plates = await separations(path, { ppi: PPI });
    const totals = new Set<number>();
    for (let xMm = lettering.left; xMm < lettering.right; xMm += 0.1) {
      const where = { xMm: xMm + margin(press), yMm: 12 + margin(press), ppi: PPI };
      totals.add(Math.round([...plates.values()].reduce((sum, plate) => sum + inkAt(plate, where), 0)));
    }
    // The ground, each ink rounded up to a byte, and black ink alone: never both.
    expect(totals).toEqual(new Set([100, 251]));
    const inside = await inksIn(path, press, { left: 10, top: 30, right: 70, bottom: 40 });
    expect(inside).toMatchObject({ Cyan: 90, Magenta: 90, Yellow: 70, Black: 0 });
  });

  it("have the names the shop's machines look for", async () => {
    const varnished = aCard([
      GROUND,
      aShape({ id: "v", shape: "star", fill: "spot(Varnish)", placement: box(60, 40, 12, 12) }),
    ]);
    const { path } = await printed("eu-offset-card", varnished);
    const plates = await separations(path, { ppi: 150 });
    expect([...plates.keys()].toSorted()).toEqual(["Black", "Cyan", "Magenta", "UV Varnish", "Yellow"]);
    const star = await inksIn(path, press, { left: 58, top: 38, right: 62, bottom: 42 });
    const beside = await inksIn(path, press, { left: 30, top: 38, right: 34, bottom: 42 });
    // Laid over: the ground is the same below it.
    expect({ ...star, "UV Varnish": 0 }).toEqual({ ...beside, "UV Varnish": 0 });
    expect([star["UV Varnish"], beside["UV Varnish"]]).toEqual([100, 0]);
    expect(judged(path, press, ["--spot", "UV Varnish", "--step", "Varnish"])).toBe("RESULT PASS fails=0 warns=0");
  });
});

describe.skipIf(NO_TOOLS)("marks", { timeout: 60_000 }, () => {
  const job = { order: "CMD-2026-0042", line: "L1", sku: "CARD-C350", quantity: 250, at: "2026-11-28T12:00:00Z" };

  it("stand outside the bleed, and the slug names the job in letters and as a code", async () => {
    const { path, name } = await printed("eu-offset-card", aCard([GROUND, small()]), { job });
    expect(name).toBe("card-front.pdf");
    const info = readWith("pdfinfo", ["-box", path]);
    const boxOf = (which: string) => new RegExp(`${which}:\\s+(.*)`).exec(info)?.[1]?.trim().split(/\s+/).map(Number);
    // 85 × 55, 3 of bleed and 8 of margin.
    expect(boxOf("MediaBox")).toEqual([0, 0, 303.31, 218.27]);
    expect(boxOf("BleedBox")).toEqual([22.68, 22.68, 280.63, 195.59]);
    expect(info).toContain("Title:           CMD-2026-0042 · L1 · Chose");
    const whole = { width: Math.floor((107 / 25.4) * 600), height: Math.floor((77 / 25.4) * 600) };
    const page = await rasterise(path, { ppi: 600, left: 0, top: 0, ...whole });
    const pixels = new Uint8ClampedArray(page.data);
    expect(jsQR(pixels, page.width, page.height)?.data).toMatch(/^CMD-2026-0042 L1 CARD-C350 250 front [0-9a-f]{12}$/);
    expect(judged(path, bundledProfile("eu-offset-card"))).toBe("RESULT PASS fails=0 warns=0");
  });

  it("are there only where they are required, or allowed and asked for", async () => {
    const size = async (profileId: string, change: Asked) => {
      const { path } = await printed(profileId, aCard([GROUND]), change);
      return /MediaBox:\s+(.*)/
        .exec(readWith("pdfinfo", ["-box", path]))?.[1]
        ?.trim()
        .split(/\s+/)
        .slice(2)
        .map(Number);
    };
    expect(await size("eu-digital-cmyk", {})).toEqual([257.95, 172.91]);
    expect(await size("eu-digital-cmyk", { cropMarks: true })).toEqual([303.31, 218.27]);
    expect(await size("sticker-cut", { cropMarks: true, job })).toEqual([252.28, 167.24]);
  });
});
