import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flattenSvg } from "../../configurator-schemas/artwork/svg/flatten-svg.ts";
import type { HarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { DesignElement } from "../../configurator-schemas/schema/design-element.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { loadDocuments } from "../../server/documents/load-documents.ts";
import type { UploadFiles } from "../../server/render/paint-raster.ts";
import { NO_BROWSER } from "../support/browser.ts";
import { DRAWING_UPLOAD, randomLayout } from "../support/random-layouts.ts";
import { bundledShaper } from "../support/shaper.ts";
import { startBrowserPainter } from "./browser-painter.ts";
import type { BrowserPainter } from "./browser-painter.ts";
import { digestOf } from "./digest-of.ts";
import { layOutDesign } from "./lay-out-design.ts";

const DESIGNS = 500;
const BADGE = new URL("corpus/drawings/badge.svg", import.meta.url);

interface Share {
  readonly product: Product;
  readonly from: number;
  readonly until: number;
}

describe.skipIf(NO_BROWSER)("display lists in the browser and on the server", () => {
  let browser: BrowserPainter;
  let shaper: HarfBuzzShaper;
  let shares: readonly Share[];
  let uploads: UploadFiles;
  let folder = "";
  beforeAll(async () => {
    const { products } = await loadDocuments();
    shares = sharesOf([...products.values()].filter(({ printAreas }) => printAreas.length > 0));
    folder = await mkdtemp(join(tmpdir(), "parity-"));
    uploads = { [DRAWING_UPLOAD]: await drawingIn(folder) };
    [browser, shaper] = await Promise.all([startBrowserPainter(), bundledShaper()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const listsOf = (product: Product, configuration: Configuration) => {
    const [profile] = product.profileDocuments;
    if (!profile) throw new Error(`expected a print profile of ${product.id}, got none`);
    const texts = product.printAreas.map(({ id }) => {
      const { list } = layOutDesign({ product, configuration, area: id, profile, uploads }, shaper);
      return JSON.stringify(list ?? null);
    });
    return { profile, text: texts.join("\n") };
  };

  it(`[PA4] ${DESIGNS} random designs of every printed product have the same lists, byte by byte`, async () => {
    const seen = new Set<string>();
    let compared = 0;
    let unchanged = 0;
    for (const { product, ...seeds } of shares) {
      const here: string[] = [];
      for (let seed = seeds.from; seed < seeds.until; seed += 1) {
        const configuration = randomLayout(product, seed);
        for (const element of Object.values(configuration.elements).flat())
          traitsOf(element).forEach((t) => seen.add(t));
        here.push(listsOf(product, configuration).text);
      }
      const { profile } = listsOf(product, randomLayout(product, seeds.from));
      const there = await browser.digests({ product, profile, uploads }, seeds);
      const different = here.findIndex((text, i) => digestOf(text) !== there[i]);
      if (different >= 0) {
        const configuration = randomLayout(product, seeds.from + different);
        for (const area of Object.keys(configuration.elements)) {
          const one = { product, configuration, area, profile, uploads };
          const design = JSON.stringify(configuration);
          expect(await browser.layout(one), design).toBe(JSON.stringify(layOutDesign(one, shaper).list ?? null));
        }
      }
      expect(different).toBe(-1);
      compared += there.length;
      // Control: a tenth of a millimetre is another list.
      for (let i = 0; i < here.length; i += 10) {
        const moved = listsOf(product, movedBy(0.1, randomLayout(product, seeds.from + i)));
        if (digestOf(moved.text) === there[i]) unchanged += 1;
      }
    }
    expect(compared).toBe(DESIGNS);
    expect(unchanged).toBe(0);
    const wanted =
      "text image shape art code curve maxWidthMm justify fit group outline mask crop filters features direction";
    expect([...seen]).toEqual(expect.arrayContaining(wanted.split(" ")));
  }, 120_000);
});

/** As many designs of each product, seeds in a row. */
function sharesOf(products: readonly Product[]): Share[] {
  return products.map((product, i) => {
    const [from, until] = [i, i + 1].map((n) => 1 + Math.round((n * DESIGNS) / products.length));
    return { product, from: from ?? 1, until: until ?? 1 };
  });
}

/** What a design is made of: kinds and what else is said of elements. */
function traitsOf(element: DesignElement): string[] {
  const words = "align" in element && element.align === "justify" ? ["justify"] : [];
  const groups = "fit" in element && element.fit?.startsWith("group:") ? ["group"] : [];
  return [element.kind, ...Object.keys(element), ...words, ...groups];
}

function movedBy(mm: number, configuration: Configuration): Configuration {
  const moved = Object.entries(configuration.elements).map(([area, list]) => [area, list.map(moveElement)] as const);
  return { ...configuration, elements: Object.fromEntries(moved) };

  function moveElement(element: DesignElement): DesignElement {
    // The placement keeps its kind: only a number in it changes.
    return { ...element, placement: { ...element.placement, xMm: element.placement.xMm + mm } } as DesignElement;
  }
}

async function drawingIn(folder: string): Promise<UploadFiles[string]> {
  const outcome = flattenSvg(await readFile(BADGE, "utf8"));
  if (!outcome.ok) throw new Error("expected the badge to be read");
  const drawingPath = join(folder, "badge.json");
  await writeFile(drawingPath, JSON.stringify(outcome.drawing));
  const { width, height } = outcome.drawing;
  return { path: drawingPath, drawingPath, mime: "image/svg+xml", widthPx: width, heightPx: height };
}
