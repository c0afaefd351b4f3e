import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDocuments } from "../../server/documents/load-documents.ts";
import type { Documents } from "../../server/documents/load-documents.ts";
import { layOutArea } from "../../server/render/lay-out-area.ts";
import { NO_PDF_TOOLS, readWith } from "../support/pdf-tools.ts";
import { comparePage, writeArtwork } from "./measure-pdf.ts";
import { readDesign } from "./read-design.ts";
import type { ParityDesign } from "./read-design.ts";

const CORPUS = fileURLToPath(new URL("corpus/", import.meta.url));
const terminal = { language: "en", readStdin: async () => "" } as const;
/** The promise of painter-parity, for what readers of PDF see of an element. */
const ELEMENT_SSIM = 0.99;
const PPI = 150;

describe.skipIf(NO_PDF_TOOLS)("PDF parity", { timeout: 120_000 }, () => {
  let documents: Documents;
  let folder = "";
  beforeAll(async () => {
    documents = await loadDocuments();
    folder = await mkdtemp(join(tmpdir(), "pdf-parity-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Elements whose picture in the PDF is not the print painter's, and how alike they are. */
  const missed = async (name: string, change: (design: ParityDesign) => ParityDesign = (design) => design) => {
    const design = await readDesign(`${CORPUS}${name}`, { documents, terminal });
    try {
      const [area = ""] = Object.keys(design.configuration.elements);
      const { list, boxes } = await layOutArea(design, { area, profile: design.profile });
      const { list: drawn } = await layOutArea(change(design), { area, profile: design.profile });
      if (!list || !drawn) throw new Error(`${name}: expected a size of area "${area}", got none`);
      const path = join(folder, `${name}.pdf`);
      const first = await writeArtwork(path, { list: drawn, uploads: design.uploads });
      expect(await writeArtwork(path, { list: drawn, uploads: design.uploads })).toBe(first);
      expect(readWith("qpdf", ["--check", path])).toContain("No syntax or stream encoding errors");
      expect(boxes.length).toBeGreaterThan(0);
      const found: string[] = [];
      for (const box of boxes) {
        const { ssim } = await comparePage(path, { list, uploads: design.uploads }, { box, ppi: PPI });
        if (ssim < ELEMENT_SSIM) found.push(`${box.element}: ${ssim}`);
      }
      return found;
    } finally {
      await design.dispose();
    }
  };

  it.each([
    "twenty-layers.json",
    "arabic-naskh.json",
    "curved-arabic.json",
    "thai-tamil-bengali.json",
    "emoji-in-texts.json",
    "drawing-faded-filtered.json",
    "outlined-arabic-turned.json",
    "hairlines.json",
    "codes.json",
    "motifs.json",
    "photo-filtered-masked-turned.json",
  ])("%s is one picture in the PDF and in print", async (name) => {
    expect(await missed(name)).toEqual([]);
  });

  it("finds letters that are not the design's", async () => {
    const other = (design: ParityDesign): ParityDesign => {
      const text = JSON.stringify(design.configuration).replaceAll("علي", "عيل");
      expect(text).not.toBe(JSON.stringify(design.configuration));
      return { ...design, configuration: JSON.parse(text) as ParityDesign["configuration"] };
    };
    expect(await missed("arabic-naskh.json", other)).not.toEqual([]);
  });
});
