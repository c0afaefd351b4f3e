import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { settleConfiguration } from "../../../../configurator-schemas/answers/guide.ts";
import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import { Press } from "../../../../configurator-schemas/schema/press.ts";
import type { ComparedPicture } from "../../../../server/parity/compared-picture.ts";
import { answerRenderRequest } from "../../../../server/render/answer-render-request.ts";
import type { UploadFiles } from "../../../../server/render/paint-raster.ts";
import type { ProofRequest } from "../../../../server/render/pdf/proof/proof-request.ts";
import { renderProof } from "../../../../server/render/pdf/proof/render-proof.ts";
import { aMugWith, aShape, aText, anImage } from "../../../support/builders.ts";
import { bundledProduct } from "../../../support/documents.ts";
import { fontsIn, NO_PDF_TOOLS, rasterise, readWith } from "../../../support/pdf-tools.ts";
import { photo } from "../../ingest/picture-files.ts";

let folder = "";
let uploads: UploadFiles = {};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proof-"));
  const path = join(folder, "upload.jpg");
  await photo(1200, 800).jpeg().toFile(path);
  uploads = { up_1: { path, mime: "image/jpeg", widthPx: 1200, heightPx: 800 } };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const META = {
  design: "dsg_8fk2m1",
  version: 3,
  code: "K7Q-2MX",
  configurationSha256: "ab12cd34ef56".padEnd(64, "0"),
  at: "2026-11-28T12:40:00.000Z",
};

function ask(configuration: Configuration, change: Partial<ProofRequest> = {}) {
  const product = bundledProduct(configuration.product);
  const profileId = product.profiles[0] ?? "none";
  return renderProof({
    product,
    configuration,
    profileId,
    uploads,
    language: "fr",
    meta: META,
    outDir: folder,
    ...change,
  });
}

async function proved(configuration: Configuration, change: Partial<ProofRequest> = {}) {
  const answer = await ask(configuration, change);
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues, null, 2));
  return answer;
}

function pagesOf(path: string): number {
  return Number(/Pages:\s+(\d+)/.exec(readWith("pdfinfo", [path]))?.[1]);
}

const CENTRED = { xMm: 35, yMm: 35, widthMm: 60, heightMm: 60, rotationDeg: 0 };
const DESIGN = aMugWith(anImage({ mask: "ellipse" }), aText(), aShape({ shape: "heart", opacity: 0.8 }));

describe("the proof", () => {
  it("is one file, known by its digest, and the same each time, whatever the process drew in between", async () => {
    const first = await proved(DESIGN);
    const bytes = await readFile(first.path);
    expect(first.bytes).toBe(bytes.length);
    expect(first.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect((await readdir(folder)).toSorted()).toEqual(["proof.pdf", "upload.jpg"]);
    await proved(aMugWith(aText({ font: "amiri", text: "محمد" })), { language: "ar" });
    expect((await proved(DESIGN)).sha256).toBe(first.sha256);
    const others = [
      await proved(DESIGN, { language: "en" }),
      await proved(DESIGN, { meta: { ...META, version: 4 } }),
      await proved(aMugWith(aText())),
    ];
    expect(new Set([first, ...others].map(({ sha256 }) => sha256)).size).toBe(4);
  });

  it("is not written for what cannot be made", async () => {
    const answer = await ask(aMugWith(aText({ text: "漢" })));
    expect(answer).toMatchObject({ ok: false, issues: [{ code: "missing_glyph" }] });
    expect(await readdir(folder)).toEqual(["upload.jpg"]);
  });

  it("answers what a worker is asked", async () => {
    const product = bundledProduct("mug-11oz");
    const design = { product, configuration: DESIGN, uploads, profileId: product.profiles[0] ?? "" };
    const answer = await answerRenderRequest({ kind: "proof", ...design, language: "en", meta: META, outDir: folder });
    expect(answer).toMatchObject({ ok: true, path: join(folder, "proof.pdf") });
  });
});

describe.skipIf(NO_PDF_TOOLS)("the proof, read by others", { timeout: 60_000 }, () => {
  it.each(["fr", "en", "ar"] as const)("is sound in %s, without fonts, on one page", async (language) => {
    const { path } = await proved(DESIGN, { language });
    expect(readWith("qpdf", ["--check", path])).toContain("No syntax or stream encoding errors");
    expect(fontsIn(path)).toEqual([]);
    expect(pagesOf(path)).toBe(1);
    expect(readWith("pdfinfo", [path])).toMatch(/CreationDate:.*2026/);
    expect(readWith("qpdf", ["--qdf", path, "-"])).toMatch(new RegExp(`/Lang \\(${language}\\)`));
  });

  it.each(["fr", "en", "ar"] as const)(
    "names in %s the condition four inks are printed for, and no other does",
    async (language) => {
      const mug = bundledProduct("mug-11oz");
      const press = Press.parse({ condition: "FOGRA39", icc: "fogra39-coated-300" });
      const product = { ...mug, profileDocuments: mug.profileDocuments.map((each) => ({ ...each, press })) };
      const words = async (change: Partial<ProofRequest>) => {
        const { path } = await proved(aMugWith(aText()), { language, ...change });
        return readWith("qpdf", ["--json=2", path, "-"]);
      };
      expect(await words({ product })).toContain("FOGRA39");
      expect(await words({})).not.toContain("FOGRA39");
    },
  );

  it("says all of it to whoever cannot see outlines, in reading order", async () => {
    const { path } = await proved(aMugWith(aText({ text: "Léa & Zoé" }), aShape({ shape: "heart" })));
    expect(readWith("pdfinfo", [path])).toMatch(/Tagged:\s+yes/);
    // What poppler finds in the tree, and what qpdf reads of its words.
    const tree = readWith("pdfinfo", ["-struct", path]);
    expect(tree.match(/^ {2}(H1|H2|Figure)/gm)).toEqual(["  H1", "  Figure", "  H2", "  H2"]);
    const said = [...readWith("qpdf", ["--json=2", path, "-"]).matchAll(/"\/(?:ActualText|Alt)": "u:(.*)"/g)].map(
      ([, words = ""]) => JSON.parse(`"${words}"`) as string,
    );
    const all = said.join("\n");
    expect(all).toContain("Mug classique");
    expect(all).toMatch(/Tout autour\n«\sLéa & Zoé\s», framboise, 18\smm/);
    expect(all).toContain("Finition\u00a0: Blanc");
    expect(all).toContain("ab12cd34ef56");
    expect(tree.match(/^ {2}(P|H1|H2|Figure)\b/gm)).toHaveLength(said.length);
  });

  it("shows what fits at real size", async () => {
    const { path } = await proved(DESIGN);
    const box = await trimGuide(path, A4_ACROSS);
    expect(box.width).toBeGreaterThan(228.6 - 0.5);
    expect(box.width).toBeLessThan(228.6 + 0.7);
    expect(box.height).toBeGreaterThan(88.9 - 0.5);
    expect(box.height).toBeLessThan(88.9 + 0.7);
  });

  it.skipIf(NO_PDF_TOOLS)("shows the line a sticker is cut along, instead of lines it is not cut by", async () => {
    const disc = aShape({ shape: "ellipse", fill: "#2b5c9e", placement: CENTRED });
    const { path } = await proved({ product: "die-cut-sticker", selections: {}, elements: { sticker: [disc] } });
    const { data, width } = await rasterise(path, A4_UPRIGHT);
    const guide = new Set<string>();
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      if (red > 190 && green < 120 && blue > 70 && blue < 180)
        guide.add(`${(at / 4) % width} ${Math.floor(at / 4 / width)}`);
    }
    const places = [...guide].map((text) => text.split(" ").map(Number));
    // The legend's stroke stands below; the line itself is a circle of 32 mm around the middle of the figure.
    const bottom = Math.max(...places.map(([, y = 0]) => y));
    const line = places.filter(([, y = 0]) => y < bottom - 20);
    const span = (axis: 0 | 1) => line.map((place) => place[axis] ?? 0);
    const [left, right, top, low] = [
      Math.min(...span(0)),
      Math.max(...span(0)),
      Math.min(...span(1)),
      Math.max(...span(1)),
    ];
    const [x, y] = [(left + right) / 2, (top + low) / 2];
    for (const [px = 0, py = 0] of line)
      expect(Math.abs((Math.hypot(px - x, py - y) * 25.4) / PPI - 32)).toBeLessThan(0.5);
    expect(line.length).toBeGreaterThan(200);
  });

  it("shows what is larger at a scale people can reckon with, a page for each area that carries something", async () => {
    const selections = { backPrint: true };
    const elements = {
      front: [aText({ text: "Équipe", placement: MIDDLE })],
      back: [aText({ id: "b1", text: "12", placement: MIDDLE })],
    };
    const { path } = await proved({ product: "t-shirt", selections, elements });
    expect(pagesOf(path)).toBe(2);
    const box = await trimGuide(path, A4_UPRIGHT);
    const ratio = 300 / box.width;
    expect(Math.abs(ratio - Math.round(ratio))).toBeLessThan(0.02);
    expect(box.height / box.width).toBeCloseTo(400 / 300, 1);
  });

  it("goes on on further pages, from right to left in Arabic", async () => {
    const words = ["Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "สวัสดีชาวโลก ยินดีต้อนรับ", "محمد و علي"];
    const many = Array.from({ length: 60 }, (_, i) =>
      aText({
        id: `t${i}`,
        text: words[i % 3] ?? "",
        sizeMm: 3,
        placement: { xMm: 114, yMm: 5 + i * 1.3, rotationDeg: 0 },
      }),
    );
    const topOf = async (configuration: Configuration, language: "en" | "ar") => {
      const outDir = await mkdtemp(join(folder, language));
      const { path } = await proved(configuration, { language, outDir });
      expect(readWith("qpdf", ["--check", path])).toContain("No syntax or stream encoding errors");
      return { pages: pagesOf(path), ...inkBox(await rasterise(path, { ...A4_ACROSS, height: 100 }), isDark) };
    };
    const left = await topOf(DESIGN, "en");
    const right = await topOf(aMugWith(...many), "ar");
    expect(right.pages).toBeGreaterThan(1);
    expect(left.left).toBeLessThan(MM * 16);
    expect(left.right).toBeLessThan(A4_ACROSS.width / 2);
    expect(right.left).toBeGreaterThan(A4_ACROSS.width / 2);
    expect(right.right).toBeGreaterThan(MM * (297 - 16));
  });

  it("is one page of words for what is made without printing", async () => {
    const product = bundledProduct("shelf");
    const configuration = settleConfiguration(product, { product: "shelf", selections: {}, elements: {} });
    const { path } = await proved(configuration, { profileId: "none" });
    expect(readWith("qpdf", ["--check", path])).toContain("No syntax or stream encoding errors");
    expect(pagesOf(path)).toBe(1);
  });
});

const MIDDLE = { xMm: 150, yMm: 120, rotationDeg: 0 };
const PPI = 100;
const MM = PPI / 25.4;
const A4_ACROSS = { ppi: PPI, left: 0, top: 0, width: 1169, height: 826 };
const A4_UPRIGHT = { ...A4_ACROSS, width: 826, height: 1169 };

/** Of the magenta rectangle around the trimmed artwork, in mm: its top row, and its left side. */
async function trimGuide(path: string, page: typeof A4_ACROSS) {
  const picture = await rasterise(path, page);
  const isGuide = (red: number, green: number, blue: number) => red > 180 && green < 80 && blue > 70 && blue < 170;
  const { top } = inkBox(picture, isGuide);
  const row = picture.data.subarray(top * picture.width * 4, (top + 1) * picture.width * 4);
  const { left, right } = inkBox({ data: row, width: picture.width, height: 1 }, isGuide);
  const column = Uint8Array.from({ length: picture.height * 4 }, (_, i) => {
    return picture.data[((i >> 2) * picture.width + left + 1) * 4 + (i & 3)] ?? 0;
  });
  const { bottom } = inkBox({ data: column, width: 1, height: picture.height }, isGuide);
  return { width: (right - left) / MM, height: (bottom - top) / MM };
}

function isDark(red: number, green: number, blue: number): boolean {
  return red + green + blue < 300;
}

function inkBox({ data, width }: ComparedPicture, isInk: (red: number, green: number, blue: number) => boolean) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0, i = 0; at < data.length; at += 4, i += 1) {
    if (!isInk(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  return { left, right, top, bottom };
}
