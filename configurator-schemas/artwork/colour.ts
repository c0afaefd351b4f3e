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

/** A plain screen impression of process inks; proofs through a profile are the print file's business. */
function toScreen([c, m, y, k]: readonly [number, number, number, number]): string {
  const channel = (ink: number) => Math.round(255 * (1 - ink / 100) * (1 - k / 100));
  return `#${[c, m, y].map((ink) => channel(ink).toString(16).padStart(2, "0")).join("")}`;
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
