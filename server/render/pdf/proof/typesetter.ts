import { FALLBACK_CHAIN } from "../../../../assets/fonts/catalogue.ts";
import { layoutText } from "../../../../configurator-schemas/artwork/layout-text.ts";
import type { Shaper } from "../../../../configurator-schemas/artwork/shaper.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";

export interface TextStyle {
  readonly sizeMm: number;
  /** #rrggbb */
  readonly colour: string;
}

/** A text as an outline around the middle of its box. */
export interface SetText {
  readonly d: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Sets a text at most `widthMm` wide, in the reading direction of the document's language. */
export type Typesetter = (text: string, style: TextStyle, widthMm: number) => SetText;

export const LINE_HEIGHT = 1.45;

export function createTypesetter(shaper: Shaper, language: Language): Typesetter {
  const direction = directionOf(language);
  const tools = { shaper, fonts: FALLBACK_CHAIN };
  return (text, { sizeMm }, widthMm) => {
    const element = {
      id: "t",
      kind: "text",
      color: "#000000",
      placement: { xMm: 0, yMm: 0, rotationDeg: 0 },
      align: direction === "rtl" ? "right" : "left",
      lineHeight: LINE_HEIGHT,
      lang: language,
      maxWidthMm: widthMm,
      sizeMm,
      direction,
    } as const;
    const layout = layoutText({ ...element, text }, tools);
    if (layout.missing.length === 0) return layout;
    // A character no font has must be seen to be missing, as a reader of the design would miss it.
    return layoutText({ ...element, text: withReplacements(text, layout.missing) }, tools);
  };
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** U+FFFD, which Noto Sans has. */
function withReplacements(text: string, missing: readonly string[]): string {
  return missing.reduce((rest, cluster) => rest.replaceAll(cluster, "\uFFFD"), text);
}
