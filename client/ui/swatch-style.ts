import type { CSSProperties } from "react";

/** The style sheet paints `--swatch`; React's CSS type has no custom properties. */
export function swatchStyle(colour: string | undefined): CSSProperties {
  return { "--swatch": colour } as CSSProperties;
}
