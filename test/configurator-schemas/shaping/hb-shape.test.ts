import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { FONTS } from "../../../assets/fonts/catalogue.ts";
import { itemiseText } from "../../../configurator-schemas/artwork/itemise-text.ts";
import type { TextRun } from "../../../configurator-schemas/artwork/shaper.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { SCRIPT_SENTENCES } from "../../support/script-sentences.ts";
import { bundledShaper } from "../../support/shaper.ts";

/** Debian's libharfbuzz-bin: another build and version of the shaper, with another way in. */
const HB_SHAPE = "/usr/bin/hb-shape";

const Glyphs = z.array(
  z.object({ g: z.int(), cl: z.int(), ax: z.int(), dx: z.int().default(0), dy: z.int().default(0) }),
);
type Glyphs = z.infer<typeof Glyphs>;

const why = existsSync(HB_SHAPE) ? undefined : `${HB_SHAPE} is not here (apt-get install libharfbuzz-bin)`;
describe.skipIf(why !== undefined)(`[A7] shaping against hb-shape${why === undefined ? "" : ` (${why})`}`, () => {
  let shaper: HarfBuzzShaper;
  let runs = 0;
  let glyphs = 0;
  beforeAll(async () => {
    shaper = await bundledShaper();
  });

  for (const font of FONTS) {
    for (const script of font.scripts) {
      it(`${font.id} writes ${script} with the same glyphs, clusters and advances`, () => {
        const { language, sentences } = SCRIPT_SENTENCES[script];
        expect(sentences.length).toBeGreaterThanOrEqual(6);
        const found = sentences.flatMap((sentence) => {
          const line = itemiseText(sentence, { fonts: [font.id], shaper, language });
          expect({ sentence, missing: line.missing }).toEqual({ sentence, missing: [] });
          return line.runs;
        });
        const expected = shapeElsewhere(found, font.file);
        const unitsPerEm = unitsOf(font.file);
        found.forEach((run, i) => {
          const ours = ourGlyphs(shaper, run, { unitsPerEm });
          expect({ run, glyphs: ours }).toEqual({ run, glyphs: expected[i] });
          runs += 1;
          glyphs += ours.length;
        });
      });
    }
  }

  it("compared enough to mean something: 79 pairs of font and script, 581 runs, 14175 glyphs", () => {
    expect(runs).toBeGreaterThanOrEqual(581);
    expect(glyphs).toBeGreaterThanOrEqual(14_175);
  });

  it("sees a difference where there is one: Arabic letters shaped as Latin ones", () => {
    const run: TextRun = { font: "amiri", text: "مرحبا", direction: "rtl", script: "Latn" };
    const file = FONTS.find(({ id }) => id === "amiri")?.file ?? "";
    const [joined] = shapeElsewhere([{ ...run, script: "Arab" }], file);
    const ours = ourGlyphs(shaper, run, { unitsPerEm: unitsOf(file) });
    expect(ours).toEqual(shapeElsewhere([run], file)[0]);
    expect(ours).not.toEqual(joined);
  });
});

function pathOf(file: string): string {
  return fileURLToPath(new URL(`../../../node_modules/${file}`, import.meta.url));
}

/** Runs of one font, shaped by hb-shape: one process for all runs of one script, direction and language. */
function shapeElsewhere(runs: readonly TextRun[], file: string): (Glyphs | undefined)[] {
  const result: (Glyphs | undefined)[] = runs.map(() => undefined);
  const kinds = new Map<string, number[]>();
  runs.forEach(({ script, direction, language }, i) => {
    const kind = [script, direction, language].join(" ");
    kinds.set(kind, [...(kinds.get(kind) ?? []), i]);
  });
  for (const indices of kinds.values()) {
    const [first] = indices.map((i) => runs[i]);
    if (!first) continue;
    const { stdout, stderr, status } = spawnSync(
      HB_SHAPE,
      [
        `--font-file=${pathOf(file)}`,
        `--script=${first.script ?? "Zyyy"}`,
        `--direction=${first.direction}`,
        `--language=${first.language ?? "und"}`,
        "--no-glyph-names",
        "--output-format=json",
      ],
      { input: indices.map((i) => `${runs[i]?.text}\n`).join(""), encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`hb-shape failed: ${stderr}`);
    const lines = stdout.trim().split("\n");
    indices.forEach((index, k) => {
      result[index] = Glyphs.parse(JSON.parse(lines[k] ?? "[]"));
    });
  }
  return result;
}

/** In font units and code points, as hb-shape counts. */
function ourGlyphs(shaper: HarfBuzzShaper, run: TextRun, { unitsPerEm }: { readonly unitsPerEm: number }): Glyphs {
  const units = (em: number): number => Math.round(em * unitsPerEm) + 0;
  return shaper.shape(run).map(({ glyph, cluster, advance, xOffset, yOffset }) => ({
    g: glyph,
    cl: Array.from(run.text.slice(0, cluster)).length,
    ax: units(advance),
    dx: units(xOffset),
    dy: units(yOffset),
  }));
}

/** unitsPerEm, from the head table. */
function unitsOf(file: string): number {
  const bytes = readFileSync(pathOf(file));
  for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16) {
    if (bytes.toString("latin1", at, at + 4) === "head") return bytes.readUInt16BE(bytes.readUInt32BE(at + 8) + 18);
  }
  throw new Error(`${file} has no head table`);
}
