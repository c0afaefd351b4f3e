import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colourTableOf, convertPixels } from "../../../configurator-schemas/artwork/colour-table.ts";
import type { ColourTable } from "../../../configurator-schemas/artwork/colour-table.ts";
import { DIFFERENCE_STEP } from "../../../configurator-schemas/protocol/press-difference.ts";
import { readPressProfile } from "../../../server/colour/icc-profile.ts";
import { pressConversion } from "../../../server/colour/press-conversion.ts";
import { pressFacts } from "../../../server/colour/press-facts.ts";
import { softProof } from "../../../server/colour/soft-proof.ts";
import { iccFile } from "../../support/icc.ts";

const profile = readPressProfile(readFileSync(iccFile("fogra39-coated-300")));

type Rgb = readonly [number, number, number];

/** The soft proof of one colour, bytes. */
function proofOf(table: ColourTable, rgb: Rgb): readonly number[] {
  const into = new Uint8Array(4);
  convertPixels(table, { pixels: Uint8Array.from(rgb), channels: 3, into });
  return [...into];
}

/** To inks and back by the conversion itself, bytes. */
function roundTrip(intent: "perceptual" | "relative-bpc"): (rgb: Rgb) => readonly number[] {
  const { toInks, toScreen } = pressConversion(profile, intent);
  return ([r, g, b]) => toScreen(toInks([r / 255, g / 255, b / 255])).map((each) => each * 255);
}

describe("the soft proof of a press profile", () => {
  for (const intent of ["relative-bpc", "perceptual"] as const) {
    const table = colourTableOf(softProof(profile, intent));

    it(`${intent}: is the way to the inks and back, within 4 of 255 for any colour`, () => {
      const exact = roundTrip(intent);
      const byte = fc.integer({ min: 0, max: 255 });
      fc.assert(
        fc.property(fc.tuple(byte, byte, byte), (rgb) => {
          const proof = proofOf(table, rgb);
          for (const [i, value] of exact(rgb).entries()) expect(Math.abs(value - (proof[i] ?? 0))).toBeLessThan(4);
        }),
        { numRuns: 400, seed: 7 },
      );
    });

    it(`${intent}: paper stays white, and black is the press's, lighter than a screen's`, () => {
      expect(proofOf(table, [255, 255, 255]).slice(0, 3)).toEqual([255, 255, 255]);
      const [red = 0, green = 0, blue = 0] = proofOf(table, [0, 0, 0]);
      for (const channel of [red, green, blue]) {
        expect(channel).toBeGreaterThan(20);
        expect(channel).toBeLessThan(60);
      }
    });
  }

  it("says what no ink reaches: a screen's blue and green, not a brown, a grey or black", () => {
    const table = colourTableOf(softProof(profile, "relative-bpc"));
    const missed = (rgb: Rgb) => (proofOf(table, rgb)[3] ?? 0) * DIFFERENCE_STEP;
    for (const rgb of [
      [0, 0, 255],
      [0, 255, 0],
      [0, 255, 255],
      [255, 0, 255],
    ] as const)
      expect(missed(rgb)).toBeGreaterThan(20);
    for (const rgb of [
      [122, 90, 67],
      [128, 128, 128],
      [0, 0, 0],
      [255, 255, 255],
      [194, 24, 91],
    ] as const)
      expect(missed(rgb)).toBeLessThan(3);
  });

  it("the two intents are not the same (control)", () => {
    const [a, b] = [softProof(profile, "relative-bpc"), softProof(profile, "perceptual")];
    const far = a.filter((value, i) => Math.abs(value - (b[i] ?? 0)) > 8);
    expect(far.length).toBeGreaterThan(a.length / 10);
  });
});

describe("the facts of a press profile", () => {
  for (const [limit, most] of [
    [280, 269],
    [300, 296],
    [320, 309],
  ] as const)
    it(`${limit} %: the most ink over a grid of screens' colours is what Little CMS found`, () => {
      const facts = pressFacts(readPressProfile(readFileSync(iccFile(`fogra39-coated-${limit}`))));
      expect(Math.abs(facts.tacPct - most)).toBeLessThan(2);
      expect(facts.intents).toEqual(["perceptual", "relative-bpc"]);
      expect(facts.description).toContain("FOGRA39");
    });
});
