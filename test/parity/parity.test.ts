import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { DesignElement } from "../../configurator-schemas/schema/design-element.ts";
import { loadDocuments } from "../../server/documents/load-documents.ts";
import type { Documents } from "../../server/documents/load-documents.ts";
import { NO_BROWSER } from "../support/browser.ts";
import { bundledShaper } from "../support/shaper.ts";
import { startBrowserPainter } from "./browser-painter.ts";
import { layOutDesign } from "./lay-out-design.ts";
import { compareLists, measureDesign } from "./measure-design.ts";
import type { Painters } from "./measure-design.ts";
import { readDesign } from "./read-design.ts";
import { missedBars, missedByPainters } from "./verdict.ts";

const CORPUS = fileURLToPath(new URL("corpus/", import.meta.url));
const FILES = readdirSync(CORPUS).filter((name) => name.endsWith(".json"));
/** Where the server painted once misses a bar (README.md says why of each); no other design of outlines may. */
const NOT_ONCE: ReadonlySet<string> = new Set(["hairlines.json", "motifs-codes-words.json"]);
const terminal = { language: "en", readStdin: async () => "" } as const;

describe.skipIf(NO_BROWSER)("painter parity", () => {
  let painters: Painters;
  let documents: Documents;
  beforeAll(async () => {
    documents = await loadDocuments();
    painters = { browser: await startBrowserPainter(), shaper: await bundledShaper() };
  }, 60_000);
  afterAll(() => painters?.browser.close());

  const missedOf = async (name: string) => {
    const design = await readDesign(`${CORPUS}${name}`, { documents, terminal });
    try {
      const measured = await measureDesign(design, painters);
      expect(measured.length).toBeGreaterThan(1);
      expect(measured.some(({ finerBecause }) => finerBecause === "missedOnce")).toBe(NOT_ONCE.has(name));
      return measured.flatMap((each) => missedBars(each).map((bar) => `${each.figures.element ?? "area"}: ${bar}`));
    } finally {
      await design.dispose();
    }
  };

  it.each(FILES)("[PA1] %s is one picture", { timeout: 60_000 }, async (name) => {
    expect(await missedOf(name)).toEqual([]);
  });

  it("[PA3] Chromium lays every design out to the same bytes as Node", { timeout: 120_000 }, async () => {
    for (const name of FILES) {
      const { product, profile, configuration, uploads, dispose } = await readDesign(`${CORPUS}${name}`, {
        documents,
        terminal,
      });
      for (const area of Object.keys(configuration.elements)) {
        const one = { product, configuration, area, profile, uploads };
        const here = JSON.stringify(layOutDesign(one, painters.shaper).list);
        expect(await painters.browser.layout(one), name).toBe(here);
      }
      await dispose();
    }
  });

  /** What the server makes of a changed design, against what Chromium shows of the right one. */
  const verdictOf = async (name: string, mutate: (elements: readonly DesignElement[]) => DesignElement[]) => {
    const design = await readDesign(`${CORPUS}${name}`, { documents, terminal });
    try {
      const { product, profile, configuration, uploads } = design;
      const [area = ""] = Object.keys(configuration.elements);
      const elements = configuration.elements[area] ?? [];
      const changed = mutate(elements);
      expect(changed).not.toEqual(elements);
      const layout = (list: readonly DesignElement[]) => {
        const other: Configuration = { ...configuration, elements: { [area]: [...list] } };
        return layOutDesign({ product, configuration: other, area, profile, uploads }, painters.shaper);
      };
      const [shown, made] = [layout(elements), layout(changed)];
      if (!shown.list || !made.list) throw new Error("expected two display lists");
      const lists = { shown: shown.list, made: made.list, boxes: shown.boxes, uploads };
      // The painters alone must tell: equal bytes are claimed.
      return (await compareLists(lists, painters.browser)).parts.flatMap(missedByPainters);
    } finally {
      await design.dispose();
    }
  };

  const retype = (from: string, to: string) => (elements: readonly DesignElement[]) =>
    elements.map((each) => (each.kind === "text" ? { ...each, text: each.text.replace(from, to) } : each));
  const shift = (elements: readonly DesignElement[]) =>
    elements.map((each, i) =>
      i === 0 ? ({ ...each, placement: { ...each.placement, xMm: each.placement.xMm + 0.3 } } as DesignElement) : each,
    );
  const drop = (elements: readonly DesignElement[]) => elements.slice(0, -1);
  const recolour = (color: string) => (elements: readonly DesignElement[]) =>
    elements.map((each, i): DesignElement =>
      i > 0
        ? each
        : each.kind === "text"
          ? { ...each, color }
          : each.kind === "shape"
            ? { ...each, fill: color }
            : each.kind === "art"
              ? { ...each, colours: [color] }
              : each,
    );

  it.each([
    ["an accent dropped", "latin-serif.json", retype("Tê", "Te")],
    ["an accent dropped", "latin-sans-accents.json", retype("À", "A")],
    ["an accent dropped from tiny letters", "tiny-text.json", retype("à lire", "a lire")],
    ["letters swapped", "paragraph.json", retype("pluie", "pluei")],
    ["letters swapped in Arabic", "arabic-naskh.json", retype("علي", "عيل")],
    ["a digit of 3 mm changed", "tiny-text.json", retype("583", "588")],
    ["a digit of 3 mm changed", "tiny-text.json", retype("906", "900")],
    ["an element missing", "t-shirt-pocket.json", drop],
    ["an element missing", "tiny-shapes.json", drop],
    ["a photo missing", "photo-small.json", drop],
    ["a shift of 0.3 mm", "latin-serif.json", shift],
    ["a shape shifted by 0.3 mm", "shapes-upright.json", shift],
    ["a photo shifted by 0.3 mm", "photo-whole.json", shift],
    ["pale ink shifted by 0.3 mm", "pale-colours.json", shift],
    // ΔE 3.0 to 3.1 (CIE76) from #c2185b, #e53935, #fdf6e3.
    ["another red", "latin-serif.json", recolour("#cc2161")],
    ["another red", "shapes-upright.json", recolour("#ed3937")],
    ["another cream", "pale-colours.json", recolour("#fdf5dc")],
    ["a motif in another blue", "motifs-coloured.json", recolour("#252f55")],
    ["a motif missing", "motifs.json", drop],
    ["another emoji", "emoji-in-texts.json", retype("🐱", "🐭")],
    ["a letter swapped in Tamil", "thai-tamil-bengali.json", retype("பி", "பு")],
  ] as const)("[PA2] %s (%s) is found", { timeout: 60_000 }, async (_, name, mutate) => {
    expect(await verdictOf(name, mutate)).not.toEqual([]);
  });
});
