import { beforeAll, describe, expect, it } from "vitest";
import { FONTS } from "../../../assets/fonts/catalogue.ts";
import { fontsNeeded } from "../../../configurator-schemas/answers/fonts-needed.ts";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { Shaper } from "../../../configurator-schemas/artwork/shaper.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { createHarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { createRemoteShaper } from "../../../configurator-schemas/shaping/remote-shaper.ts";
import type { RemoteShaper } from "../../../configurator-schemas/shaping/remote-shaper.ts";
import { shapeText } from "../../../configurator-schemas/shaping/shaped-text.ts";
import { fontFacts } from "../../../server/fonts/font-facts.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { bundledProduct, bundledProfile, FALLBACK_FONTS } from "../../support/documents.ts";
import { randomLayout } from "../../support/random-layouts.ts";
import { bundledShaper } from "../../support/shaper.ts";

const mug = bundledProduct("mug-11oz");
const profile = bundledProfile("mug-228x89");
const isRemote = (id: string) => !FALLBACK_FONTS.includes(id);
let server: HarfBuzzShaper;
let fallbacks: HarfBuzzShaper;
beforeAll(async () => {
  server = await bundledShaper();
  fallbacks = { ...server, hasFont: (id) => !isRemote(id) && server.hasFont(id) };
});

const overTheLine = <Data>(data: Data): Data => JSON.parse(JSON.stringify(data)) as Data; // what JSON makes of it
function aBrowser(): RemoteShaper {
  const shaper = createRemoteShaper(fallbacks);
  for (const { id } of FONTS.filter((font) => isRemote(font.id))) {
    shaper.addRemoteFont(id, overTheLine(fontFacts(server, id)));
  }
  return shaper;
}
const drawn = (configuration: Configuration, shaper: Shaper) =>
  mug.printAreas.map(({ id }) =>
    layoutArtwork(mug, configuration, { area: id, profile, shaper, fallbackFonts: FALLBACK_FONTS }),
  );
const judged = (configuration: Configuration, shaper: Shaper) =>
  preflight(mug, configuration, { profile, shaper, fallbackFonts: FALLBACK_FONTS, uploads: new Map() });

/** Works something out until nothing is missing; how often the server was asked. */
function settle<Answer>(
  shaper: RemoteShaper,
  work: () => Answer,
): { readonly answer: Answer; readonly rounds: number } {
  for (let rounds = 0; rounds < 50; rounds += 1) {
    const answer = work();
    const wanted = shaper.takeWanted();
    if (wanted.size === 0) return { answer, rounds };
    for (const [id, runs] of wanted) {
      const shaped = overTheLine(shapeText(server, id, overTheLine(runs)));
      const known = shaper.glyphsOf(id);
      // As the server does with what the browser says it has.
      const outlines = shaped.outlines.filter(({ glyph }) => !known.includes(glyph));
      shaper.learn(id, { runs, shaped: { ...shaped, outlines } });
    }
  }
  throw new Error("expected an end of what is missing");
}

describe("a font whose file stays on the server", () => {
  it("[MF30] is drawn with the very numbers of the server, whatever is written and however it is set", () => {
    const shaper = aBrowser();
    let asked = 0;
    let most = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const configuration = randomLayout(mug, seed);
      const { answer, rounds } = settle(shaper, () => drawn(configuration, shaper));
      expect(JSON.stringify(answer)).toBe(JSON.stringify(drawn(configuration, server)));
      asked += rounds;
      most = Math.max(most, rounds);
    }
    // A text that is cut into lines may break elsewhere than guessed.
    expect(asked).toBeGreaterThan(15);
    expect(most).toBeLessThan(6);
  });

  it("[MF31] is judged as on the server: thin strokes, small letters, letters it has not", () => {
    const shaper = aBrowser();
    for (const font of ["amatic-sc", "great-vibes", "cairo", "monoton"]) {
      const configuration = aMugWith(aText({ font, sizeMm: 2.5, text: "Léa नमस्ते x" }));
      const { answer } = settle(shaper, () => judged(configuration, shaper));
      expect(answer).toEqual(judged(configuration, server));
      expect(answer.length).toBeGreaterThan(0);
    }
  });

  it("[MF32] is not called complete before its letters are there", async () => {
    const shaper = createRemoteShaper(await createHarfBuzzShaper());
    const choice = { fonts: FONTS, fallbackFonts: [], shaper };
    const configuration = aMugWith(aText({ font: "pacifico", text: "Bonjour" }));
    expect(fontsNeeded(mug, configuration, choice)).toEqual(["pacifico"]);
    expect(shaper.hasFont("pacifico")).toBe(false);
    shaper.addRemoteFont("pacifico", fontFacts(server, "pacifico"));
    expect(shaper.covers("pacifico", "é")).toBe(true);
    expect(shaper.covers("pacifico", "न")).toBe(false);
    const run = { font: "pacifico", text: "Bonjour", direction: "ltr", script: "Latn" } as const;
    const nothing = [{ glyph: 0 }];
    expect(shaper.shape(run)).toMatchObject(nothing);
    const { font: _, ...plain } = run;
    expect([...shaper.takeWanted()]).toEqual([["pacifico", [plain]]]);
    expect(shaper.takeWanted().size).toBe(0);
    shaper.learn("pacifico", { runs: [plain], shaped: shapeText(server, "pacifico", [plain]) });
    expect(shaper.shape(run)).toEqual(server.shape(run));
    // Another direction, script or feature is another question.
    for (const change of [{ direction: "rtl" }, { script: "Cyrl" }, { features: ["liga=0"] }, { language: "tr" }]) {
      expect(shaper.shape({ ...run, ...change } as typeof run)).toMatchObject(nothing);
    }
    expect(shaper.takeWanted().get("pacifico")?.length).toBe(4);
  });
});
