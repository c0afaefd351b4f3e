import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderPrint } from "../../../server/render/render-print.ts";
import { renderProof } from "../../../server/render/pdf/proof/render-proof.ts";
import type { UploadFile } from "../../../server/render/upload-file.ts";
import { aMugWith, anImage } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";
import { NO_PDF_TOOLS, readWith } from "../../support/pdf-tools.ts";

const product = bundledProduct("mug-11oz");
const profileId = "mug-228x89";
/** A disc, from one side of the box to the other. */
const DISC =
  "M1000 500C1000 776.1424 776.1424 1000 500 1000C223.8576 1000 0 776.1424 0 500C0 223.8576 223.8576 0 500 0C776.1424 0 1000 223.8576 1000 500Z";
const configuration = aMugWith(
  anImage({ placement: { xMm: 100, yMm: 45, widthMm: 60, heightMm: 60, rotationDeg: 0 } }),
);

let folder = "";
let picture: UploadFile;
let drawing: UploadFile;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "drawings-"));
  const path = join(folder, "picture.png");
  // As coarse as no print can be: what is sharp comes from the outlines.
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="10"/></svg>';
  await sharp(Buffer.from(svg)).png().toFile(path);
  picture = { path, mime: "image/png", widthPx: 20, heightPx: 20 };
  const drawingPath = join(folder, "drawing.json");
  const items = [{ kind: "path", d: DISC, fill: { colour: "#aa0000" } }];
  await writeFile(drawingPath, JSON.stringify({ width: 1000, height: 1000, items }));
  drawing = { ...picture, drawingPath };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("[A80] drawings in what the server makes", () => {
  it("are printed from their outlines: no pixel of the picture, an edge one pixel wide", async () => {
    const answer = await renderPrint({ product, configuration, profileId, uploads: { up_1: drawing }, outDir: folder });
    if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
    expect(answer.preflight.map(({ code }) => code)).not.toContain("ppi_low");
    const { data, info } = await sharp(answer.files[0]?.path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    let [whole, partly, other] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const alpha = data[i + 3] ?? 0;
      if (alpha === 255) whole += 1;
      else if (alpha > 0) partly += 1;
      if (alpha > 16 && Math.abs((data[i] ?? 0) - 0xaa) > 8) other += 1;
    }
    const radius = ((60 / 25.4) * 300) / 2;
    expect(info.width).toBeGreaterThan(2000);
    expect(Math.abs(whole / (Math.PI * radius ** 2) - 1)).toBeLessThan(0.02);
    expect(partly).toBeLessThan(2 * Math.PI * radius * 2);
    expect(other).toBe(0);
  });

  it("are what the picture alone is not: printable (control)", async () => {
    const answer = await renderPrint({ product, configuration, profileId, uploads: { up_1: picture }, outDir: folder });
    expect(answer).toMatchObject({ ok: false, issues: [{ code: "ppi_too_low" }] });
  });

  it.skipIf(NO_PDF_TOOLS)("are outlines in the proof: it holds no picture", async () => {
    const answer = await renderProof({
      product,
      configuration,
      profileId,
      uploads: { up_1: drawing },
      language: "fr",
      meta: {
        design: "dsg_1",
        version: 1,
        code: "K7Q-2MX",
        configurationSha256: "0".repeat(64),
        at: "2026-11-28T12:40:00.000Z",
      },
      outDir: folder,
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
    expect(readWith("pdfimages", ["-list", answer.path]).trim().split("\n")).toHaveLength(2);
  });
});
