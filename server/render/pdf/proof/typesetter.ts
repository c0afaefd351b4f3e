import { FALLBACK_CHAIN } from "../../../../assets/fonts/catalogue.ts";
import type { DisplayPath } from "../../../../configurator-schemas/artwork/display-list.ts";
import { drawText } from "../../../../configurator-schemas/artwork/draw-text.ts";
import type { Shaper } from "../../../../configurator-schemas/artwork/shaper.ts";
import type { Issue } from "../../../../configurator-schemas/schema/issue.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";
import { emoji } from "../../emoji.ts";
import type { Saying } from "../content.ts";

export interface TextStyle {
  readonly sizeMm: number;
  /** #rrggbb */
  readonly colour: string;
  /** What it is to whoever hears the page; absent = a paragraph. */
  readonly role?: "H1" | "H2";
}

/** A text as outlines around the middle of its box, and what it says. */
export interface SetText extends Saying {
  readonly items: readonly DisplayPath[];
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Sets a text at most `widthMm` wide, in the reading direction of the document's language. */
export type Typesetter = (text: string, style: TextStyle, widthMm: number) => SetText;

export const LINE_HEIGHT = 1.45;
/** The font of everything that is not the design's own; the chain behind it writes what it cannot. */
const FONT = "noto-sans";

export function createTypesetter(
  shaper: Shaper,
  { product, language }: { readonly product: Product; readonly language: Language },
): Typesetter {
  const direction = directionOf(language);
  // Pages are planned in several ways before one is drawn, always with the same texts.
  const known = new Map<string, SetText>();
  return (text, style, widthMm) => {
    const key = JSON.stringify([text, style, widthMm]);
    const found = known.get(key) ?? setAfresh(text, style, widthMm);
    known.set(key, found);
    return found;
  };

  function setAfresh(text: string, { sizeMm, colour, role }: TextStyle, widthMm: number): SetText {
    const element = {
      id: "t",
      kind: "text",
      font: FONT,
      color: colour,
      placement: { xMm: 0, yMm: 0, rotationDeg: 0 },
      align: direction === "rtl" ? "right" : "left",
      lineHeight: LINE_HEIGHT,
      lang: language,
      maxWidthMm: widthMm,
      sizeMm,
      direction,
    } as const;
    const set = (words: string, issues: Issue[]) =>
      drawText(
        { ...element, text: words },
        {
          product,
          shaper,
          fallbackFonts: FALLBACK_CHAIN,
          emoji,
          issues,
          colour: (screen) => ({ kind: "rgb", screen }),
        },
      );
    const said: Saying = { role: role ?? "P", words: text };
    const issues: Issue[] = [];
    const drawn = set(text, issues);
    const missing = issues.flatMap(({ code, params: { cluster } }) =>
      code === "missing_glyph" && typeof cluster === "string" ? [cluster] : [],
    );
    // A character no font has must be seen to be missing, as a reader of the design would miss it.
    const shown = missing.length === 0 ? drawn : set(withReplacements(text, missing), []);
    // Nothing here is faded, so that nothing is grouped.
    return { ...shown, items: shown.items.filter((item) => item.kind === "path"), ...said };
  }
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** U+FFFD, which Noto Sans has. */
function withReplacements(text: string, missing: readonly string[]): string {
  return missing.reduce((rest, cluster) => rest.replaceAll(cluster, "\uFFFD"), text);
}
