import type { PrintProfile } from "../schema/print-profile.ts";
import type { Colour } from "./display-list.ts";

/** Reads #rrggbb, cmyk(c m y k) or spot(Name). The grammar has checked the form. */
export function parseColour(text: string, profile: PrintProfile): Colour {
  if (text.startsWith("#")) return { kind: "rgb", screen: text };
  const inside = text.slice(text.indexOf("(") + 1, -1);
  if (text.startsWith("spot(")) {
    const spot = profile.spots.find((each) => each.name === inside);
    return { kind: "spot", name: inside, screen: spot?.screen ?? "#808080" };
  }
  const [c = 0, m = 0, y = 0, k = 0] = inside.split(" ").map(Number);
  return { kind: "process", cmykPct: [c, m, y, k], screen: toScreen([c, m, y, k]) };
}

/** Can the profile print this colour as it is meant? */
export function isPrintable(colour: Colour, profile: PrintProfile): boolean {
  switch (colour.kind) {
    case "rgb":
      return true;
    case "process":
      return profile.colourSpace === "cmyk";
    case "spot":
      return profile.spots.some((spot) => spot.name === colour.name);
  }
}

/**
 * Solid inks on coated paper that stands for white, alone and over each other: bit 1 is cyan, 2 magenta, 4 yellow, 8 black.
 * Measured relative colours of FOGRA39, read from assets/icc.
 */
const SOLIDS = [
  [255, 255, 255],
  [0, 161, 228],
  [230, 12, 128],
  [56, 50, 134],
  [255, 237, 0],
  [0, 152, 71],
  [228, 30, 37],
  [59, 59, 58],
  [43, 43, 42],
  [3, 34, 44],
  [49, 22, 29],
  [31, 23, 33],
  [42, 43, 24],
  [10, 37, 26],
  [47, 28, 22],
  [28, 27, 24],
] as const;

/**
 * What process inks look like on a screen: the sixteen solids mixed by the share of paper each covers (Neugebauer, 1937), in
 * encoded values. On average 4.8 CIE 1976 from that press's own profile; each ink taken from white is 24 off. Another press, or
 * a nearer look, is a proof through its profile.
 */
function toScreen(cmykPct: readonly [number, number, number, number]): string {
  const mixed: [number, number, number] = [0, 0, 0];
  for (const [solid, colour] of SOLIDS.entries()) {
    const share = cmykPct.reduce((product, pct, ink) => product * ((solid >> ink) & 1 ? pct : 100 - pct), 1);
    for (const channel of [0, 1, 2] as const) mixed[channel] += (share * colour[channel]) / 100 ** 4;
  }
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

/** Contrast of dark on light by WCAG's formula, 1 to 21; below 1 where `ink` is the lighter one. */
export function contrastOf(paper: string, ink: string): number {
  return (luminanceOf(paper) + 0.05) / (luminanceOf(ink) + 0.05);
}

/** How far apart two #rrggbb look, 0 to 765: channels weighted as eyes do, by the measure backgrounds are told by (SPEC A41). */
export function colourDistance(a: string, b: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16),
  );
  return Math.sqrt(2 * red * red + 4 * green * green + 3 * blue * blue);
}

/** Relative luminance of #rrggbb, 0 to 1. */
export function luminanceOf(screen: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(screen.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
