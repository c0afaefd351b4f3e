import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { PrintProfile } from "../../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { partsBeyond } from "../../../server/parity/file-limits.ts";
import { compareFiles } from "../../../server/render/compare-files.ts";
import { layOutArea } from "../../../server/render/lay-out-area.ts";
import { addArtworkPage } from "../../../server/render/pdf/artwork-page.ts";
import { screenInks } from "../../../server/render/pdf/ink.ts";
import { PdfFile } from "../../../server/render/pdf/pdf-file.ts";
import { srgbProfile } from "../../../server/render/pdf/srgb-profile.ts";
import { aMugWith, aShape, aText } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";

const isInstalled = (program: string) => existsSync(`/usr/bin/${program}`);
const NOWHERE = "/nonexistent";

let product: Product;
let folder: string;
const path = process.env["PATH"];
beforeAll(() => {
  product = bundledProduct("mug-11oz");
  folder = mkdtempSync(join(tmpdir(), "compare-"));
});
afterEach(() => void (process.env["PATH"] = path));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const design = aMugWith(
  aText({ id: "name", text: "Élodie" }),
  aText({ id: "small", text: "à lire", sizeMm: 3, placement: { xMm: 60, yMm: 70, rotationDeg: 0 } }),
  aShape({ id: "square", placement: { xMm: 170, yMm: 45, widthMm: 20, heightMm: 20, rotationDeg: 12 } }),
);

/** What a PDF of one design measures against the proof of another. */
async function measured(printed: Configuration, change: Partial<PrintProfile> = {}) {
  const profileId = product.profiles[0] ?? "";
  const [first] = product.profileDocuments;
  if (!first) throw new Error("expected a profile");
  const profile = { ...first, ...change };
  const { list } = await layOutArea({ product, configuration: printed, uploads: {} }, { area: "wrap", profile });
  if (!list) throw new Error("expected a size");
  const about = { title: "", language: "fr", at: new Date(0), documentKey: "0".repeat(32), version: "1" };
  const pdf = new PdfFile(about, { srgb: await srgbProfile() });
  await addArtworkPage(pdf, list, { uploads: {}, inks: screenInks, ppi: 300 });
  const file = join(folder, "wrap.pdf");
  await writeFile(file, await pdf.toBytes());
  const { areas } = await compareFiles({
    kind: "compareFiles",
    product: { ...product, profileDocuments: [profile] },
    configuration: design,
    profileId,
    uploads: {},
    files: [{ area: "wrap", name: "wrap.pdf", format: "pdf", sha256: "", path: file }],
    outDir: folder,
  });
  const [area] = areas;
  if (!area) throw new Error("expected an area");
  return area;
}

const changed = (id: string, change: object): Configuration => ({
  ...design,
  elements: {
    wrap: (design.elements["wrap"] ?? []).map((each) => (each.id === id ? Object.assign({}, each, change) : each)),
  },
});

describe("a vector print file", () => {
  it.skipIf(!isInstalled("pdftocairo"))(
    "[CF1] is rasterised by Poppler and compared as any other",
    { timeout: 120_000 },
    async () => {
      const same = await measured(design);
      expect(same.rasterisedBy).toBe("poppler");
      expect(same.figures).toHaveLength(4);
      expect(partsBeyond(same)).toEqual([]);
      for (const [id, change] of [
        ["name", { text: "Elodie" }],
        ["small", { text: "a lire" }],
        ["square", { fill: "#c8185b" }],
        ["square", { placement: { xMm: 170.3, yMm: 45, widthMm: 20, heightMm: 20, rotationDeg: 12 } }],
        ["square", { hidden: true }],
      ] as const) {
        expect([id, change, partsBeyond(await measured(changed(id, change))).map(({ element }) => element)]).toEqual([
          id,
          change,
          [id],
        ]);
      }
    },
  );

  it.skipIf(!isInstalled("gs"))(
    "[CF2] without Poppler is rasterised by Ghostscript, whose own letters are allowed",
    async () => {
      const only = join(folder, "bin");
      mkdirSync(only);
      symlinkSync("/usr/bin/gs", join(only, "gs"));
      process.env["PATH"] = only;
      const same = await measured(design);
      expect(same.rasterisedBy).toBe("ghostscript");
      expect(partsBeyond(same)).toEqual([]);
      expect(partsBeyond(await measured(changed("name", { text: "Elodie" }))).map(({ element }) => element)).toEqual([
        "name",
      ]);
    },
  );

  it("[CF3] is not measured where neither is installed, and says so", async () => {
    process.env["PATH"] = NOWHERE;
    const area = await measured(design);
    expect(area).toMatchObject({ notMeasured: "neither Poppler nor Ghostscript is installed", figures: [] });
    expect(partsBeyond(area)).toEqual([]);
  });

  it.skipIf(!isInstalled("pdftocairo"))(
    "[CF4] is looked at in the mirror where it must be mirrored",
    { timeout: 120_000 },
    async () => {
      // This one is not mirrored, as its profile would have it.
      const wrong = await measured(design, { mirrored: true });
      expect(partsBeyond(wrong).map(({ element }) => element)).toEqual(["name", "small", "square"]);
    },
  );
});
