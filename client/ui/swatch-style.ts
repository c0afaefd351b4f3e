import type { CSSProperties } from "react";
import type { Surface } from "../../configurator-schemas/schema/option.ts";
import { surfaceBackground } from "./surface-background.ts";

/** The style sheet paints `--swatch`; React's CSS type has no custom properties. */
export function swatchStyle(colour: string | undefined, surface?: Surface): CSSProperties {
  return { "--swatch": colour && surfaceBackground(colour, surface) } as CSSProperties;
}
