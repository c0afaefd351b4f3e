import type { Colour, DisplayPath } from "../../../configurator-schemas/artwork/display-list.ts";
import { formatNumbers } from "./format-number.ts";

/** What a file's colour is written as; every component 0…1. */
export type Ink =
  | { readonly kind: "rgb"; readonly components: readonly [number, number, number] }
  | { readonly kind: "cmyk"; readonly components: Cmyk; readonly overprint?: boolean }
  | SpotInk;

/** What is done with a part of a page besides printing it in inks (ISO 19593-1). */
export type ProcessingStep = "cutting" | "white" | "varnish";

/** An ink of its own, on a plate of its own. */
export interface SpotInk {
  readonly kind: "separation";
  readonly name: string;
  readonly tint: number;
  readonly alternate: Cmyk;
  /** Printed over what lies below: other plates stay as they are. */
  readonly overprint?: boolean;
  /** What is done with it besides printing. */
  readonly step?: ProcessingStep;
}

/** What a device without the ink mixes instead of its full tint. */
export type Cmyk = readonly [number, number, number, number];

/** Which ink a colour of the display list becomes: screens and presses differ in nothing else. `path`: what it is a colour of. */
export type InkPolicy = (colour: Colour, path?: DisplayPath) => Ink;

/** Every colour as screens show it. */
export const screenInks: InkPolicy = ({ screen }) => ({ kind: "rgb", components: screenComponents(screen) });

/** #rrggbb as shares. */
export function screenComponents(screen: string): readonly [number, number, number] {
  const value = Number.parseInt(screen.slice(1), 16);
  if (!/^#[0-9a-f]{6}$/i.test(screen)) throw new RangeError(`expected a colour #rrggbb, got "${screen}"`);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** Operators that set the colour for what is filled or stroked next. */
export function inkOperators(ink: Ink, use: "fill" | "stroke", nameSpace: (ink: SpotInk) => string): string {
  const fill = use === "fill";
  switch (ink.kind) {
    case "rgb":
      return `${formatNumbers(ink.components)} ${fill ? "rg" : "RG"}`;
    case "cmyk":
      return `${formatNumbers(ink.components)} ${fill ? "k" : "K"}`;
    case "separation":
      return `/${nameSpace(ink)} ${fill ? "cs" : "CS"} ${formatNumbers([ink.tint])} ${fill ? "scn" : "SCN"}`;
  }
}
