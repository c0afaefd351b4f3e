import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import type { UploadFiles } from "../../../../server/render/paint-raster.ts";
import type { ProofRequest } from "../../../../server/render/pdf/proof/proof-request.ts";
import { renderProof } from "../../../../server/render/pdf/proof/render-proof.ts";
import { aMugWith, aShape, aText, anImage } from "../../../support/builders.ts";
import { bundledProduct } from "../../../support/documents.ts";
import { fontsIn, NO_PDF_TOOLS, readWith } from "../../../support/pdf-tools.ts";
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

  it.skipIf(NO_PDF_TOOLS).each(["fr", "en", "ar"] as const)(
    "is sound to other readers in %s, without fonts",
    async (language) => {
      const { path } = await proved(DESIGN, { language });
      expect(readWith("qpdf", ["--check", path])).toContain("No syntax or stream encoding errors");
      expect(fontsIn(path)).toEqual([]);
      expect(pagesOf(path)).toBeGreaterThanOrEqual(1);
      expect(readWith("pdfinfo", [path])).toContain("CreationDate");
    },
  );
});
