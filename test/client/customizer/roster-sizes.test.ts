import { beforeAll, describe, expect, it } from "vitest";
import { createRosterSizes } from "../../../client/customizer/session/roster-sizes.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const mug = bundledProduct("mug-11oz");
const grouped = aMugWith(aText({ id: "name", text: "Al", sizeMm: 30, maxWidthMm: 80, fit: "group:names" }));
const line = (name: string) => ({ quantity: 1, selections: {}, fields: { name } });
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

describe("a roster in the customizer", () => {
  it("[A77] the design is shown at the size its longest name will be made in", () => {
    const roster = createRosterSizes(mug);
    const fonts = { shaper, fallbackFonts: FALLBACK_FONTS };
    const shown = (names: readonly string[] | undefined) => {
      const chosen = { configuration: grouped, lines: names?.map(line), quantity: 1 };
      const groupSizes = roster.sizesOf(chosen, 1, fonts);
      const context = { ...fonts, area: "wrap", profile: bundledProfile("mug-228x89"), groupSizes };
      return layoutArtwork(mug, grouped, context).boxes[0]?.textSizeMm ?? 0;
    };
    expect(shown(undefined)).toBe(30);
    expect(shown(["Al", "Bo"])).toBe(30);
    const long = shown(["Al", "Maximilienne-Alexandra"]);
    expect(long).toBeLessThan(12);
    expect(shown(["Maximilienne-Alexandra"])).toBe(long);
  });

  it("is worked out once for the same lines, design and letters, and not at all where nothing shares a size", () => {
    const roster = createRosterSizes(mug);
    let asked = 0;
    const counting = {
      ...shaper,
      shape: (run: Parameters<HarfBuzzShaper["shape"]>[0]) => ((asked += 1), shaper.shape(run)),
    };
    const fonts = { shaper: counting, fallbackFonts: FALLBACK_FONTS };
    const chosen = { configuration: grouped, lines: [line("Al"), line("Bo")], quantity: 2 };
    const first = roster.sizesOf(chosen, 1, fonts);
    const after = asked;
    expect(after).toBeGreaterThan(0);
    expect(roster.sizesOf({ ...chosen }, 1, fonts)).toBe(first);
    expect(asked).toBe(after);
    roster.sizesOf(chosen, 2, fonts);
    expect(asked).toBeGreaterThan(after);
    const alone = { ...chosen, configuration: aMugWith(aText({ id: "name" })) };
    expect(roster.piecesOf(alone)).toEqual([]);
    expect(roster.sizesOf(alone, 2, fonts)).toBeUndefined();
  });
});
