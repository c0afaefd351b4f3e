import { blackPoint, compensateBlack } from "./black-point.ts";
import type { Inks, PressProfile } from "./icc-profile.ts";
import { labToXyz, srgbToXyz, xyzToLab, xyzToSrgb } from "./lab.ts";
import type { Lab } from "./lab.ts";

/** How colours of screens become inks: by the profile's own picture of a pleasing print, or measured, with black on black. */
export type PressIntent = "perceptual" | "relative-bpc";

export interface PressConversion {
  /** Red, green and blue 0 to 1 to inks 0 to 1. */
  toInks(rgb: readonly [number, number, number]): Inks;
  /** From the connection space, black compensated where the intent asks. */
  labToInks(lab: Lab): Inks;
  /** What the inks look like on a screen whose white is the paper. */
  toScreen(inks: Inks): readonly [number, number, number];
}

/** Conversion between sRGB and one press. Worked out afresh for every colour: callers keep what they ask often. */
export function pressConversion(profile: PressProfile, intent: PressIntent): PressConversion {
  const compensate = intent === "relative-bpc" ? compensateBlack(blackPoint(profile)) : undefined;
  const labToInks = (lab: Lab) =>
    compensate ? profile.toInks(xyzToLab(compensate(labToXyz(lab))), "relative") : profile.toInks(lab, "perceptual");
  return {
    labToInks,
    toInks: (rgb) => labToInks(xyzToLab(srgbToXyz(rgb))),
    toScreen: (inks) => xyzToSrgb(labToXyz(profile.toLab(inks, "relative"))),
  };
}
