import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { UploadFiles } from "../../../server/render/paint-raster.ts";
import { renderAreaPicture } from "../../../server/render/render-area-picture.ts";
import { renderPreview } from "../../../server/render/render-preview.ts";
import { renderPrint } from "../../../server/render/render-print.ts";
import { anImage, aShape } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";
import { NO_GHOSTSCRIPT, separations } from "../../support/pdf-tools.ts";
import { pixel } from "./pixels.ts";

const product = bundledProduct("die-cut-sticker");
const PPI = 150;
let folder = "";
let uploads: UploadFiles = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sticker-"));
  const path = join(folder, "disc.png");
  const disc =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200"><circle cx="600" cy="600" r="500" fill="#c2185b"/></svg>';
  await sharp(Buffer.from(disc)).png().toFile(path);
  uploads = { up_1: { path, mime: "image/png", widthPx: 1200, heightPx: 1200 } };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const onSticker = (material: string, ...sticker: DesignElement[]): Configuration => ({
  product: product.id,
  selections: { material },
  elements: { sticker },
});
const square = (change: Partial<ReturnType<typeof anImage>["placement"]> = {}) => ({
  xMm: 35,
  yMm: 35,
  widthMm: 60,
  heightMm: 60,
  rotationDeg: 0,
  ...change,
});
const DISC = anImage({ placement: square() });

async function printed(configuration: Configuration) {
  const answer = await renderPrint({ product, configuration, profileId: "sticker-cut", uploads, outDir: folder });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return answer.files[0]?.path ?? "";
}

describe("a sticker cut around its design", () => {
  it.skipIf(NO_GHOSTSCRIPT)(
    "[A90] [A91] [A92] has its cut and its white on plates of their names, around what of a picture is not clear",
    async () => {
      const plates = await separations(await printed(onSticker("clear-vinyl", DISC)), { ppi: PPI });
      expect([...plates.keys()]).toEqual(expect.arrayContaining(["CutContour", "White"]));
      // The picture's disc has a radius of 25 mm, in the middle of 70 mm and 2 mm of bleed on either side.
      const reach = (name: string) => {
        const { data, width } = plates.get(name) ?? { data: new Uint8Array(), width: 1 };
        let furthest = 0;
        data.forEach((value, i) => {
          if (value > 200) return;
          const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5].map((at) => (at / PPI) * 25.4 - 37);
          furthest = Math.max(furthest, Math.hypot(x ?? 0, y ?? 0));
        });
        return furthest;
      };
      expect(reach("White")).toBeGreaterThan(24.5);
      expect(reach("White")).toBeLessThan(25);
      expect(reach("CutContour")).toBeGreaterThan(26.9);
      expect(reach("CutContour")).toBeLessThan(27.3);
    },
  );

  it.skipIf(NO_GHOSTSCRIPT)("has no white on white vinyl (control)", async () => {
    const plates = await separations(await printed(onSticker("white-vinyl", DISC)), { ppi: 72 });
    expect([...plates.keys()]).toContain("CutContour");
    expect([...plates.keys()]).not.toContain("White");
  });

  it("[A93] is not made where it would fall apart: the server sees what of a picture is clear", async () => {
    const dots = onSticker(
      "white-vinyl",
      ...[10, 60].map((xMm, i) => ({
        ...DISC,
        id: `e${i}`,
        placement: square({ xMm, widthMm: 15, heightMm: 15 }),
      })),
    );
    const answer = await renderPrint({
      product,
      configuration: dots,
      profileId: "sticker-cut",
      uploads,
      outDir: folder,
    });
    expect(answer.ok ? [] : answer.issues.map(({ code }) => code)).toEqual(["cut_in_pieces"]);
    // The same boxes filled to their edges are nearer to each other by more than a bridge needs.
    const boxes = onSticker(
      "white-vinyl",
      ...[20, 50].map((xMm, i) => aShape({ id: `e${i}`, placement: square({ xMm, widthMm: 15, heightMm: 15 }) })),
    );
    expect(
      (await renderPrint({ product, configuration: boxes, profileId: "sticker-cut", uploads, outDir: folder })).ok,
    ).toBe(true);
  });

  it("is pictured in its own shape, on its own material", async () => {
    const answer = await renderPreview({
      product,
      configuration: onSticker("kraft-paper", DISC),
      uploads,
      widthPx: 600,
      outDir: folder,
    });
    const { data, info } = await sharp(answer.path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const raster = { data, width: info.width, height: info.height };
    const perMm = (600 - 2 * 24) / 70;
    const at = (xMm: number, yMm: number) =>
      pixel(raster, Math.round(24 + xMm * perMm), Math.round(24 + yMm * perMm)).slice(0, 3);
    expect(at(35, 35)).toEqual([0xc2, 0x18, 0x5b]);
    expect(at(35, 9)).toEqual([0xc9, 0xa7, 0x7a]);
    expect(at(4, 4)).toEqual([255, 255, 255]);
  });

  it("is approved as it is cut: on its material in its own shape, with the line it is cut along", async () => {
    const configuration = onSticker("white-vinyl", DISC);
    const seen = async (ground: "material" | "white") => {
      const request = { product, configuration, uploads, area: "sticker", profileId: "sticker-cut", ground };
      const answer = await renderAreaPicture({ kind: "areaPicture", ...request, widthPx: 700, outDir: folder });
      if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
      return sharp(answer.path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    };
    // 10 px a millimetre: the disc ends 25 mm from the middle, the sticker 27.
    const colours = async (ground: "material" | "white") => {
      const { data, info } = await seen(ground);
      return [0, 10, 26, 34].map((mm) => [...data.subarray((350 * info.width + 350 + mm * 10) * 4).subarray(0, 3)]);
    };
    expect(await colours("material")).toEqual([
      [194, 24, 91],
      [194, 24, 91],
      [255, 255, 255],
      [205, 201, 198],
    ]);
    const { data, info } = await seen("material");
    const around = Array.from({ length: 720 }, (_, i) => {
      const [x, y] = [Math.cos(i / 115), Math.sin(i / 115)].map((unit) => Math.round(350 + 270 * unit));
      return data[((y ?? 0) * info.width + (x ?? 0)) * 4 + 1] ?? 255;
    });
    // Dashes: some of the way around is line, some is not.
    expect(around.filter((green) => green < 120).length).toBeGreaterThan(200);
    expect(around.filter((green) => green > 160).length).toBeGreaterThan(100);
    // What print files are compared with has neither shape nor line (control).
    expect((await colours("white"))[3]).toEqual([255, 255, 255]);
  });
});
