import { mkdtemp, rm } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { areaSize, designSize } from "../../../configurator-schemas/configuration/area-size.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { PrintFormat, PrintProfile } from "../../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { UploadFiles } from "../../../server/render/paint-raster.ts";
import { canvasGrid } from "../../../server/render/pixel-grid.ts";
import { renderPrint } from "../../../server/render/render-print.ts";
import { compareFiles } from "../../../server/render/compare-files.ts";
import { partsBeyond } from "../../../server/parity/file-limits.ts";
import { aShape, aText, anImage } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";
import { PNG_JUDGE, TIFF_JUDGE } from "../../support/judges.ts";
import { photo } from "../ingest/picture-files.ts";

const MISSING = PNG_JUDGE.missing ?? TIFF_JUDGE.missing;
const NOTE = MISSING ? ` (skipped: ${MISSING})` : "";

let folder = "";
let uploads: UploadFiles = {};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "products-"));
  const path = join(folder, "upload.jpg");
  await photo(1600, 1200).jpeg().toFile(path);
  uploads = { up_1: { path, mime: "image/jpeg", widthPx: 1600, heightPx: 1200 } };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Three designs by what a file could get wrong: letters and edges, a photo, something over the whole area. */
const DESIGNS: Readonly<Record<string, (widthMm: number, heightMm: number) => DesignElement[]>> = {
  words: (w, h) => [aText({ sizeMm: h / 5, placement: { xMm: w / 2, yMm: h / 2, rotationDeg: 8 } })],
  photo: (w, h) => [
    anImage({
      mask: "ellipse",
      placement: { xMm: w / 2, yMm: h / 2, widthMm: w / 3, heightMm: w / 4, rotationDeg: 0 },
    }),
    aShape({ opacity: 0.6, placement: { xMm: w / 2, yMm: h / 2, widthMm: w / 6, heightMm: h / 6, rotationDeg: 30 } }),
  ],
  ground: (w, h) => [
    aShape({ fill: "#14323f", placement: { xMm: w / 2, yMm: h / 2, widthMm: w + 8, heightMm: h + 8, rotationDeg: 0 } }),
    aText({ color: "#ffffff", sizeMm: h / 6, placement: { xMm: w / 2, yMm: h / 2, rotationDeg: 0 } }),
  ],
};

interface Case {
  readonly product: Product;
  readonly profile: PrintProfile;
  readonly format: PrintFormat;
  readonly design: string;
}

/** What a product asks before anything of it is made. */
const ANSWERS: Readonly<Record<string, Configuration["selections"]>> = { "club-shirt": { playerName: "ROSA" } };

const CASES = ["mug-11oz", "t-shirt", "club-shirt", "business-card"].flatMap((id) => {
  const product = bundledProduct(id);
  return product.profileDocuments.flatMap((profile) =>
    profile.formats
      .filter((format) => format !== "pdf")
      .flatMap((format) => Object.keys(DESIGNS).map((design): Case => ({ product, profile, format, design }))),
  );
});

function configurationOf({ product, design }: Pick<Case, "product" | "design">): Configuration {
  const [area] = product.printAreas;
  const empty = { product: product.id, selections: ANSWERS[product.id] ?? {}, elements: {} };
  const size = area && designSize(product, area, empty);
  if (!size) throw new Error(`expected ${product.id} to have an area of a size`);
  return { ...empty, elements: { [area.id]: DESIGNS[design]?.(size.widthMm, size.heightMm) ?? [] } };
}

/** What an independent reader is asked of a file by this profile. */
function questions({ product, profile, format }: Case, configuration: Configuration): string[] {
  const [area] = product.printAreas;
  const trim = area && areaSize(product, area, { configuration, profile: profile.id });
  if (!trim) throw new Error(`expected ${product.id} to have an area of a size`);
  const { widthPx, heightPx } = canvasGrid(trim, profile);
  const common = ["--size", `${widthPx}x${heightPx}`, "--dpi", String(profile.targetPpi)];
  if (format === "tiff") return [...common, "--tac", String(profile.tacPct), "--profile", "FOGRA39L own"];
  const isGarment = profile.techniques.includes("dtg");
  return [...common, "--clean-transparent", "--alpha", isGarment ? "yes" : "any"];
}

describe("every product by every profile whose files are pixels", () => {
  it("is some products", () => expect(CASES.length).toBeGreaterThanOrEqual(18));

  it.skipIf(MISSING).each(CASES)(
    `$product.id, $profile.id, $format, $design: stands before an independent reader, and looks like its proof${NOTE}`,
    async (each) => {
      const { product, profile, format } = each;
      // The club's shirt is its template and nothing else: what it asks is not what is tried here.
      const free = {
        ...product,
        printAreas: product.printAreas.map(({ templateRequired: _, ...area }) => area),
        rules: [],
      };
      const configuration = configurationOf(each);
      const design = { product: free, configuration, profileId: profile.id, uploads, outDir: folder };
      const answer = await renderPrint({ ...design, format });
      if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
      const [file] = answer.files;
      if (!file) throw new Error("expected a file");
      const judge = (format === "png" ? PNG_JUDGE : TIFF_JUDGE).path;
      const judged = spawnSync(judge, [file.path, ...questions(each, configuration)], { encoding: "utf8" });
      expect(judged.stdout.split("\n").filter((line) => line.startsWith("FAIL"))).toEqual([]);
      expect(judged.stdout).toContain("RESULT PASS");
      const { name, areas, sha256, path } = file;
      const compared = await compareFiles({
        ...design,
        kind: "compareFiles",
        files: [{ area: areas[0] ?? "", name, format, sha256, path }],
      });
      for (const area of compared.areas) expect(partsBeyond(area)).toEqual([]);
    },
    180_000,
  );
});
