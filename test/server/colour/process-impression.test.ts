import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseColour } from "../../../configurator-schemas/artwork/colour.ts";
import { readPressProfile } from "../../../server/colour/icc-profile.ts";
import { srgbToXyz, xyzToLab } from "../../../server/colour/lab.ts";
import { pressConversion } from "../../../server/colour/press-conversion.ts";
import { bundledProfile } from "../../support/documents.ts";
import { iccFile } from "../../support/icc.ts";

const profile = bundledProfile("eu-offset-card");
const { toScreen } = pressConversion(readPressProfile(readFileSync(iccFile("fogra39-coated-300"))), "relative-bpc");
const STEPS = [0, 20, 40, 60, 80, 100];
type Rgb = readonly [number, number, number];

/** CIE 1976 difference of two colours of a screen, channels 0 to 1. */
function difference(a: Rgb, b: Rgb): number {
  const [first, second] = [xyzToLab(srgbToXyz(a)), xyzToLab(srgbToXyz(b))];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

/** Of every sixth of every ink: how far an impression is from the press's own profile. */
function differences(impression: (inks: readonly [number, number, number, number]) => Rgb): readonly number[] {
  return STEPS.flatMap((c) =>
    STEPS.flatMap((m) =>
      STEPS.flatMap((y) =>
        STEPS.map((k) => difference(impression([c, m, y, k]), toScreen([c / 100, m / 100, y / 100, k / 100]))),
      ),
    ),
  );
}

function impressionOf([c, m, y, k]: readonly [number, number, number, number]): Rgb {
  const { screen } = parseColour(`cmyk(${c} ${m} ${y} ${k})`, profile);
  const channel = (at: number) => Number.parseInt(screen.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

describe("what process inks look like before any profile is asked", () => {
  it("is what FOGRA39's own profile says, near enough to choose a colour by", () => {
    const found = differences(impressionOf);
    expect(mean(found)).toBeLessThan(6);
    expect(Math.max(...found)).toBeLessThan(16);
    expect(parseColour("cmyk(0 0 0 0)", profile).screen).toBe("#ffffff");
  });

  it("is not what each ink taken from white would be (control)", () => {
    const found = differences(([c, m, y, k]) => {
      const left = (ink: number) => (1 - ink / 100) * (1 - k / 100);
      return [left(c), left(m), left(y)];
    });
    expect(mean(found)).toBeGreaterThan(15);
  });
});
