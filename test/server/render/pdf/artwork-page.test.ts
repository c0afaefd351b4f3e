import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DisplayImage, DisplayItem, DisplayList } from "../../../../configurator-schemas/artwork/display-list.ts";
import type { Filter } from "../../../../configurator-schemas/artwork/filters.ts";
import { rectangleData } from "../../../../configurator-schemas/artwork/path-data.ts";
import type { UploadFiles } from "../../../../server/render/paint-raster.ts";
import { addArtworkPage } from "../../../../server/render/pdf/artwork-page.ts";
import { screenInks } from "../../../../server/render/pdf/ink.ts";
import type { InkPolicy } from "../../../../server/render/pdf/ink.ts";
import { PdfFile } from "../../../../server/render/pdf/pdf-file.ts";
import { srgbProfile } from "../../../../server/render/pdf/srgb-profile.ts";
import { comparePage } from "../../../parity/measure-pdf.ts";
import { fontsIn, NO_PDF_TOOLS, rasterise, readWith } from "../../../support/pdf-tools.ts";
import { photo } from "../../ingest/picture-files.ts";
import { aList, aPlacedImage, aRectangle } from "../a-list.ts";

let folder = "";
let uploads: UploadFiles = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "artwork-page-"));
  const [jpeg, png] = [join(folder, "u.jpg"), join(folder, "a.png")];
  await photo(900, 600).jpeg({ quality: 92, chromaSubsampling: "4:4:4" }).toFile(jpeg);
  const ring = Buffer.from(
    '<svg width="900" height="600"><circle cx="450" cy="300" r="220" fill="none" stroke="#0a7d3c" stroke-width="90"/></svg>',
  );
  await sharp(ring).png().toFile(png);
  uploads = {
    u: { path: jpeg, mime: "image/jpeg", widthPx: 900, heightPx: 600 },
    a: { path: png, mime: "image/png", widthPx: 900, heightPx: 600 },
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ABOUT = {
  title: "A & B <é>",
  language: "fr",
  at: new Date("2026-11-28T12:40:00Z"),
  documentKey: "ab".repeat(32),
  version: "3",
};

/** The list as a file, and the digest of its bytes. */
async function write(list: DisplayList, { name = "page.pdf", inks = screenInks } = {}) {
  const file = new PdfFile(ABOUT, { srgb: await srgbProfile() });
  await addArtworkPage(file, list, { uploads, inks, ppi: 300 });
  const bytes = await file.toBytes();
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}

/** What qpdf reads, streams unpacked. */
function unpacked(path: string): string {
  return readWith("qpdf", ["--qdf", "--object-streams=disable", path, "-"]);
}

/** type, width, height of each image in the file. */
function imagesIn(path: string): string[][] {
  const rows = readWith("pdfimages", ["-list", path]).trim().split("\n").slice(2);
  return rows
    .map((row) => row.trim().split(/\s+/))
    .map(([, , type = "", width = "", height = ""]) => [type, width, height]);
}

const image = (change: Partial<DisplayImage> = {}) => aPlacedImage({ x: 10, y: 10 }, change);

describe.skipIf(NO_PDF_TOOLS)("an artwork as a page", () => {
  it("is trim and bleed, sound, without fonts, and says who it is", async () => {
    const { path } = await write(aList([aRectangle({ x: 0, y: 0, width: 85, height: 55 })]));
    expect(readWith("qpdf", ["--check", path])).toContain("No syntax or stream encoding errors");
    expect(fontsIn(path)).toEqual([]);
    const info = readWith("pdfinfo", ["-box", path]);
    const box = (name: string) => new RegExp(`${name}:\\s+(.*)`).exec(info)?.[1]?.trim().split(/\s+/).map(Number);
    // 91 × 61 mm, and 3 mm inside it, in points.
    expect(box("MediaBox")).toEqual([0, 0, 257.95, 172.91]);
    expect(box("BleedBox")).toEqual([0, 0, 257.95, 172.91]);
    expect(box("TrimBox")).toEqual([8.5, 8.5, 249.45, 164.41]);
    expect(info).toContain("Title:           A & B <é>");
    expect(info).toContain("PDF version:     1.6");
    const xmp = readWith("pdfinfo", ["-meta", path]);
    expect(xmp).toContain("A &amp; B &lt;é&gt;");
    expect(xmp).toContain("<xmp:CreateDate>2026-11-28T12:40:00Z</xmp:CreateDate>");
    expect(xmp).toContain("uuid:abababab-abab-8bab-abab-abababababab");
  });

  it("has the same bytes each time, and others for another list", async () => {
    const list = (x: number) => aList([image(), aRectangle({ x, y: 5, width: 20, height: 8 }, { opacity: 0.4 })]);
    const first = await write(list(1));
    expect((await write(list(1))).sha256).toBe(first.sha256);
    expect((await write(list(1.0001))).sha256).not.toBe(first.sha256);
  });

  it("is empty where nothing is drawn", async () => {
    const items: DisplayItem[] = [
      { kind: "path", d: "", fill: { kind: "rgb", screen: "#ff0000" }, element: "e" },
      { kind: "group", clip: "", items: [aRectangle({ x: 0, y: 0, width: 85, height: 55 })] },
      { kind: "group", opacity: 0, items: [aRectangle({ x: 0, y: 0, width: 85, height: 55 })] },
      { kind: "group", items: [] },
    ];
    const { path } = await write(aList(items));
    expect(readWith("qpdf", ["--check", path])).toContain("No syntax or stream encoding errors");
    const { data } = await rasterise(path, { ppi: 50, left: 0, top: 0, width: 100, height: 80 });
    expect(data.every((value) => value === 255)).toBe(true);
  });

  it("is sound at 2 × 1 m with what lies far outside", async () => {
    const trim = { widthMm: 2000, heightMm: 1000 };
    const far = aRectangle({ x: -20_000, y: -20_000, width: 40_000, height: 40_000 });
    const { path } = await write(aList([far, image({ widthMm: 1900, heightMm: 950 })], { trim }));
    expect(readWith("qpdf", ["--check", path])).toContain("No syntax or stream encoding errors");
    expect(readWith("pdfinfo", ["-box", path])).toMatch(/MediaBox:\s+0.00\s+0.00\s+5686.30\s+2851.65/);
  });

  it("holds a whole JPEG as it is, once, however often it is placed", async () => {
    const { path } = await write(aList([image(), aPlacedImage({ x: 50, y: 30 }, { opacity: 0.5 })]));
    const out = join(folder, "taken");
    readWith("pdfimages", ["-all", path, out]);
    expect(await readFile(`${out}-000.jpg`)).toEqual(await readFile(join(folder, "u.jpg")));
    expect(new Set((unpacked(path).match(/\/X\d+ \d+ 0 R/g) ?? []).map((entry) => entry)).size).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith("taken") && !name.endsWith(".jpg"))).toEqual([]);
  });

  it("holds nothing of what is cropped away, and no more pixels than print can show", async () => {
    const crop = { x: 0, y: 0, width: 1 / 3, height: 1 / 2 };
    expect(imagesIn((await write(aList([image({ crop })]))).path)).toEqual([["image", "300", "300"]]);
    // 3 × 2 mm at 600 ppi.
    const tiny = image({ widthMm: 3, heightMm: 2 });
    expect(imagesIn((await write(aList([tiny]))).path)).toEqual([["image", "71", "47"]]);
  });

  it("holds see-through pixels as a soft mask, and no black beneath it", async () => {
    const { path } = await write(aList([image({ upload: "a" })]));
    const kinds = imagesIn(path).map(([kind]) => kind);
    expect(kinds).toEqual(["image", "smask"]);
    readWith("pdfimages", ["-png", path, join(folder, "under")]);
    const { channels } = await sharp(join(folder, "under-000.png")).stats();
    // The ring's green everywhere, #0a7d3c; its faintest pixels round, but none is black.
    for (const [i, level] of [10, 125, 60].entries()) {
      expect(Math.abs((channels[i]?.mean ?? 0) - level)).toBeLessThan(1);
    }
    expect(channels[1]?.min).toBeGreaterThan(90);
  });

  it("names spot inks by what the press calls them", async () => {
    const press: InkPolicy = (colour) =>
      colour.kind === "spot"
        ? { kind: "separation", name: colour.name, tint: 1, alternate: [0, 1, 0, 0] }
        : { kind: "cmyk", components: [0, 0, 0, 1] };
    const cut = { kind: "spot", name: "Cut Contour", screen: "#ff00ff" } as const;
    const line = aRectangle({ x: 5, y: 5, width: 60, height: 40 }, { stroke: { colour: cut, widthMm: 0.1 } });
    const { path } = await write(aList([line, line]), { inks: press });
    const text = unpacked(path);
    expect(readWith("qpdf", ["--check", path])).toContain("No syntax or stream encoding errors");
    expect(text.match(/\/Separation\s+\/Cut#20Contour\s+\/DeviceCMYK/g)).toHaveLength(1);
    expect(text).toContain("/S1 CS 1 SCN");
    expect(text).toContain("0 0 0 1 k");
  });
});

const FILTERS: Readonly<Record<string, readonly Filter[]>> = {
  grey: [{ kind: "greyscale" }],
  threshold: [{ kind: "threshold", level: 120 }],
  duotone: [{ kind: "duotone", dark: "#1d2b53", light: "#ffe8c2" }],
  bright: [
    { kind: "brightness", by: 30 },
    { kind: "contrast", by: 20 },
  ],
};
const BOX = { element: "e", xMm: 25, yMm: 20, widthMm: 30, heightMm: 20, rotationDeg: 0 };
const turned = (degrees: number): DisplayImage["matrix"] => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cos, sin, -sin, cos, 25 - 15 * cos + 10 * sin, 20 - 15 * sin - 10 * cos];
};
const star = "M15 0L30 20L0 20Z";
const inner = rectangleData(8, 6, { width: 14, height: 8 });

describe.skipIf(NO_PDF_TOOLS)("an artwork as other readers paint it", { timeout: 60_000 }, () => {
  const cases: Readonly<Record<string, readonly DisplayItem[]>> = {
    "a photo": [image()],
    "a turned photo": [image({ matrix: turned(17) })],
    "a photo mirrored across": [image({ matrix: [-1, 0, 0, 1, 40, 10] })],
    "a photo upside down": [image({ matrix: [1, 0, 0, -1, 10, 30] })],
    "a crop between pixels": [image({ crop: { x: 0.1003, y: 0.2007, width: 0.5001, height: 0.503 } })],
    "a masked, faded photo": [image({ clip: star, opacity: 0.6 })],
    "a see-through graphic on a colour": [aRectangle({ x: 5, y: 5, width: 60, height: 40 }), image({ upload: "a" })],
    "a photo without its background": [
      aRectangle({ x: 5, y: 5, width: 60, height: 40 }),
      image({ background: { tolerance: 20, feather: 2 } }),
    ],
    "faded fill and line over each other": [
      aRectangle(
        { x: 12, y: 12, width: 20, height: 12 },
        { opacity: 0.5, stroke: { colour: { kind: "rgb", screen: "#0000ff" }, widthMm: 3 } },
      ),
    ],
    "a group faded as one picture": [
      {
        kind: "group",
        opacity: 0.5,
        items: [
          image(),
          aRectangle({ x: 15, y: 12, width: 12, height: 9 }),
          aRectangle({ x: 20, y: 15, width: 15, height: 9 }, { fill: { kind: "rgb", screen: "#00aa00" } }),
        ],
      },
    ],
    "a hole by the even-odd rule": [
      {
        kind: "group",
        clip: `${rectangleData(10, 10, { width: 30, height: 20 })}${rectangleData(18, 14, { width: 14, height: 8 })}`,
        clipRule: "evenodd",
        items: [image()],
      },
      {
        kind: "path",
        d: `${rectangleData(8, 6, { width: 5, height: 25 })}${inner}`,
        fillRule: "evenodd",
        fill: { kind: "rgb", screen: "#333333" },
        element: "e",
      },
    ],
    "dashes and miters": [
      {
        kind: "path",
        d: "M12 28L18 12L24 28L30 12L38 28",
        stroke: {
          colour: { kind: "rgb", screen: "#7a1fa2" },
          widthMm: 1.2,
          join: "miter",
          cap: "butt",
          miterLimit: 8,
          dashesMm: [4, 1.5],
          dashOffsetMm: 1,
        },
        element: "e",
      },
    ],
    ...Object.fromEntries(Object.entries(FILTERS).map(([name, filters]) => [`a photo, ${name}`, [image({ filters })]])),
  };

  it.each(Object.entries(cases))(
    "%s is one picture with the print painter's at 150 and 300 ppi",
    async (name, items) => {
      const list = aList(items);
      const { path } = await write(list, { name: `${Object.keys(cases).indexOf(name)}.pdf` });
      expect(readWith("qpdf", ["--check", path])).toContain("No syntax or stream encoding errors");
      const figures = [];
      for (const ppi of [150, 300]) figures.push((await comparePage(path, { list, uploads }, { box: BOX, ppi })).ssim);
      if (process.env["SHOW_SSIM"]) console.log(name, ...figures.map((ssim) => ssim.toFixed(5)));
      expect(Math.min(...figures)).toBeGreaterThanOrEqual(0.99);
    },
  );

  it.each<[string, (items: readonly DisplayItem[]) => readonly DisplayItem[]]>([
    ["a shift of 0.3 mm", ([first]) => [{ ...image(), ...(first as DisplayImage), matrix: [1, 0, 0, 1, 10.3, 10] }]],
    ["a flip forgotten", () => [image({ matrix: [-1, 0, 0, 1, 40, 10] })]],
    ["a filter forgotten", () => [image({ filters: [{ kind: "threshold", level: 120 }] })]],
    ["a mask forgotten", () => [image({ clip: star })]],
    ["another crop", () => [image({ crop: { x: 0.02, y: 0, width: 0.98, height: 1 } })]],
  ])("%s is another picture", async (_, mutate) => {
    const { path } = await write(aList([image()]), { name: "control.pdf" });
    const made = aList(mutate([image()]));
    expect((await comparePage(path, { list: made, uploads }, { box: BOX, ppi: 150 })).ssim).toBeLessThan(0.99);
  });
});
