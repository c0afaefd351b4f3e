import type { PictureFilter } from "../../../configurator-schemas/schema/picture-look.ts";

/** How a picture looks, as the panel asks for it; in a design it is a list of filters. */
export interface Look {
  readonly style: LookStyle;
  readonly brightness: number;
  readonly contrast: number;
  /** Of `threshold`. */
  readonly level: number;
  /** Of `duotone`. */
  readonly dark: string;
  readonly light: string;
}

export const LOOK_STYLES = ["original", "greyscale", "duotone", "threshold"] as const;
export type LookStyle = (typeof LOOK_STYLES)[number];

const PLAIN: Look = {
  style: "original",
  brightness: 0,
  contrast: 0,
  level: 128,
  dark: "#1d2733",
  light: "#ffe8c2",
};

/** What a list of filters stands for; of several of a kind the last one counts. */
export function lookOf(filters: readonly PictureFilter[] = []): Look {
  return filters.reduce((look: Look, filter): Look => {
    switch (filter.kind) {
      case "greyscale":
        return { ...look, style: "greyscale" };
      case "threshold":
        return { ...look, style: "threshold", level: filter.level };
      case "duotone":
        return { ...look, style: "duotone", dark: filter.dark, light: filter.light };
      case "brightness":
        return { ...look, brightness: filter.by };
      case "contrast":
        return { ...look, contrast: filter.by };
    }
  }, PLAIN);
}

/** Light first, so that a threshold judges what is seen; undefined for a picture as it is. */
export function filtersOf(look: Look): PictureFilter[] | undefined {
  const filters: PictureFilter[] = [];
  if (look.brightness !== 0) filters.push({ kind: "brightness", by: look.brightness });
  if (look.contrast !== 0) filters.push({ kind: "contrast", by: look.contrast });
  const { style, level, dark, light } = look;
  switch (style) {
    case "original":
      break;
    case "greyscale":
      filters.push({ kind: "greyscale" });
      break;
    case "threshold":
      filters.push({ kind: "threshold", level });
      break;
    case "duotone":
      filters.push({ kind: "duotone", dark, light });
      break;
  }
  return filters.length > 0 ? filters : undefined;
}
