import type { TextElement } from "../schema/design-element.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { Product } from "../schema/product.ts";
import { roundMm } from "../units/length.ts";
import type { Colour, DisplayItem } from "./display-list.ts";
import { drawPiece } from "./draw-art.ts";
import { emojiOutline } from "./emoji-outline.ts";
import type { EmojiSource } from "./emoji.ts";
import { fontsOf } from "./fonts-of.ts";
import { layoutText } from "./layout-text.ts";
import type { TextLayout } from "./layout-text.ts";
import type { Shaper } from "./shaper.ts";

export interface DrawnText {
  readonly items: readonly DisplayItem[];
  readonly widthMm: number;
  readonly heightMm: number;
  /** The em size; absent when no font is there to write with. */
  readonly textSizeMm?: number;
  /** Those its letters are written in. */
  readonly fonts?: readonly string[];
  readonly overflow?: { readonly gotMm: number; readonly maxMm: number };
}

interface TextContext {
  readonly product: Product;
  readonly shaper: Shaper;
  readonly fallbackFonts: readonly string[];
  readonly emoji?: EmojiSource | undefined;
  readonly issues: Issue[];
  readonly colour: (text: string, property: string) => Colour;
}

/** A text's outline, letters and emoji, from below to above, and what it has that cannot be written. */
export function drawText(element: TextElement, context: TextContext): DrawnText {
  const { shaper, product, emoji, issues, colour } = context;
  const own = element.font ?? product.defaultFont;
  if (!shaper.hasFont(own)) issues.push(issue("font_unknown", "error", ["font"], { font: own }));
  const fonts = fontsOf(element, context);
  if (fonts.length === 0) return { items: [], widthMm: 0, heightMm: 0 };
  const layout = layoutText(element, { shaper, fonts, emoji });
  issues.push(...issuesOf(element, { layout, font: own }));
  const size = {
    widthMm: layout.widthMm,
    heightMm: layout.heightMm,
    textSizeMm: layout.sizeMm,
    fonts: layout.fonts,
    ...(layout.overflow && { overflow: layout.overflow }),
  };
  const common = {
    kind: "path",
    ...(element.opacity !== undefined && element.opacity < 1 && { opacity: element.opacity }),
    element: element.id,
  } as const;
  const items: DisplayItem[] = [];
  const detailMm = roundMm(layout.sizeMm);
  const { outline } = element;
  if (outline && (layout.d !== "" || layout.emoji.length > 0)) {
    // Under the letters and twice as wide: half of a stroke lies inside the outline, where it would eat thin strokes.
    const stroke = { colour: colour(outline.color, "outline"), widthMm: roundMm(2 * outline.widthMm) };
    items.push({ ...common, d: `${layout.d}${layout.emoji.map(emojiOutline).join("")}`, stroke, detailMm });
  }
  if (layout.d !== "") items.push({ ...common, d: layout.d, fill: colour(element.color, "color"), detailMm });
  return { ...size, items: [...items, ...drawEmoji(element, { layout, colour })] };
}

function issuesOf(
  { curve }: TextElement,
  { layout, font }: { readonly layout: TextLayout; readonly font: string },
): Issue[] {
  const { missing, removed, leastRadiusMm = 0 } = layout;
  const issues = [...new Set(missing)].map((cluster) => issue("missing_glyph", "error", ["text"], { cluster, font }));
  for (const cluster of new Set(layout.emoji.map(({ toneless }) => toneless))) {
    if (cluster !== undefined) issues.push(issue("emoji_without_tone", "information", ["text"], { cluster }));
  }
  if (removed > 0) issues.push(issue("text_cleaned", "information", ["text"], { count: removed }));
  // A radius at its least, to the last bit of a division, is none too tight.
  if (curve && curve.radiusMm < leastRadiusMm - 1e-6) {
    const min = Math.ceil(leastRadiusMm * 100) / 100;
    issues.push(issue("curve_too_tight", "error", ["curve", "radiusMm"], { got: curve.radiusMm, min }));
  }
  return issues;
}

function drawEmoji(
  { id, opacity = 1 }: TextElement,
  { layout, colour }: { readonly layout: TextLayout; readonly colour: TextContext["colour"] },
): DisplayItem[] {
  // A colour the profile cannot print is said once, however many emoji have it.
  const inks = new Map<string, Colour>();
  const inkOf = (text: string): Colour => {
    const ink = inks.get(text) ?? colour(text, "text");
    inks.set(text, ink);
    return ink;
  };
  return layout.emoji.flatMap(({ piece, matrix }) => {
    const scale = layout.sizeMm / Math.max(...piece.viewBox);
    return drawPiece(piece, { matrix, scale, colours: piece.palette.map(inkOf), opacity, element: id });
  });
}
