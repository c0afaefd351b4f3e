import { colourTable } from "../../configurator-schemas/artwork/colour-table.ts";
import { DIFFERENCE_STEP } from "../../configurator-schemas/protocol/press-difference.ts";
import { blackPoint, compensateBlack } from "./black-point.ts";
import type { PressProfile } from "./icc-profile.ts";
import { srgbToXyz, xyzToLab } from "./lab.ts";
import { pressConversion } from "./press-conversion.ts";
import type { PressIntent } from "./press-conversion.ts";

const POINTS = 33;

/**
 * What screens' colours look like once they are printed, with the paper as white: for each point of a grid the colour on a
 * screen, and how far the press stays from what it was asked for. Four bytes a point, blue runs fastest.
 */
export function softProof(profile: PressProfile, intent: PressIntent): Uint8Array<ArrayBuffer> {
  const { toInks, toScreen } = pressConversion(profile, intent);
  const missed = missedBy(profile);
  const { values } = colourTable(POINTS, (rgb) => {
    const [red, green, blue] = toScreen(toInks(rgb));
    return [red, green, blue, missed(rgb) / DIFFERENCE_STEP / 255];
  });
  return Uint8Array.from(values, (value) => Math.round(value / 256));
}

/**
 * How far outside the press's gamut a colour lies: CIE 1976 difference between what relative colorimetry asks for (black on
 * black) and what the inks give. Always by that intent: the perceptual one moves every colour, and none of that is a loss.
 */
function missedBy(profile: PressProfile): (rgb: readonly [number, number, number]) => number {
  const compensate = compensateBlack(blackPoint(profile));
  return (rgb) => {
    const asked = xyzToLab(compensate(srgbToXyz(rgb)));
    const given = profile.toLab(profile.toInks(asked, "relative"), "relative");
    return Math.hypot(asked[0] - given[0], asked[1] - given[1], asked[2] - given[2]);
  };
}
