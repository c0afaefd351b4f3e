import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import { renderPrint } from "../../../../server/render/render-print.ts";
import { aShape, aText } from "../../../support/builders.ts";
import { bundledProduct, bundledProfile } from "../../../support/documents.ts";
import { inkAt, NO_GHOSTSCRIPT, NO_PDF_TOOLS, separations } from "../../../support/pdf-tools.ts";
import { PDF_JUDGE } from "../../../support/judges.ts";

const NO_TOOLS = NO_PDF_TOOLS || NO_GHOSTSCRIPT;
const PPI = 300;
const at = (xMm: number, yMm: number) => ({ xMm, yMm, rotationDeg: 0 });
const box = (xMm: number, yMm: number, widthMm: number, heightMm: number) => ({ ...at(xMm, yMm), widthMm, heightMm });

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "print-sticker-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A sticker whose letters stand on their own, so that its outline is theirs. */
const STICKER: Configuration = {
  product: "die-cut-sticker",
  selections: { material: "clear-vinyl", widthMm: 70, heightMm: 50 },
  elements: {
    sticker: [
      aShape({ id: "d", shape: "ellipse", fill: "#2b5c9e", placement: box(35, 25, 44, 30) }),
      aText({ id: "w", text: "Léa", font: "bangers", sizeMm: 14, color: "#ffffff", placement: at(35, 25) }),
    ],
  },
};

describe.skipIf(NO_TOOLS)("stickers", { timeout: 60_000 }, () => {
  const profile = bundledProfile("sticker-cut");
  const printedSticker = async (change: Configuration["selections"] = {}) => {
    const configuration = { ...STICKER, selections: { ...STICKER.selections, ...change } };
    const product = bundledProduct("die-cut-sticker");
    const asked = { product, configuration, profileId: "sticker-cut", uploads: {}, outDir: folder };
    const answer = await renderPrint(asked);
    const [file] = answer.ok ? answer.files : [];
    if (!file) throw new Error(JSON.stringify(answer));
    return file;
  };

  it("carry their cut line and their white, by the names the machine looks for, as processing steps", async () => {
    const { path } = await printedSticker();
    const asked = ["--spot", "CutContour", "--spot", "White", "--step", "Structural/Cutting", "--step", "White"];
    if (!PDF_JUDGE.missing) {
      const judge = spawnSync(PDF_JUDGE.path, [path, "--trim", "70x50", "--bleed", "2", "--tac", "280", ...asked], {
        encoding: "utf8",
      });
      expect(judge.stdout.trim().split("\n").at(-1)).toBe("RESULT PASS fails=0 warns=0");
    }
    const plates = await separations(path, { ppi: PPI });
    expect([...plates.keys()].toSorted()).toEqual(["Black", "CutContour", "Cyan", "Magenta", "White", "Yellow"]);
    const inkOf = (name: string, xMm: number, yMm: number) => {
      const plate = plates.get(name);
      return plate
        ? Math.round(inkAt(plate, { xMm: xMm + profile.bleedMm, yMm: yMm + profile.bleedMm, ppi: PPI }))
        : -1;
    };
    // White under all of the artwork, letters without ink too, and not outside it.
    expect([inkOf("White", 35, 12), inkOf("White", 35, 25), inkOf("White", 5, 5)]).toEqual([100, 100, 0]);
    // The white plate does not take the colour away, nor the colour the white.
    expect(inkOf("Cyan", 35, 12)).toBeGreaterThan(50);
    // A line, not an area.
    expect([inkOf("CutContour", 35, 25), inkOf("CutContour", 2, 2)]).toEqual([0, 0]);
    const line = plates.get("CutContour");
    const share = (line?.data.filter((level) => level < 128).length ?? 0) / (line?.data.length ?? 1);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(0.01);
  });

  it("have no white on white material", async () => {
    const { path } = await printedSticker({ material: "white-vinyl" });
    const names = [...(await separations(path, { ppi: 100 })).keys()];
    expect(names).toContain("CutContour");
    expect(names).not.toContain("White");
  });
});
