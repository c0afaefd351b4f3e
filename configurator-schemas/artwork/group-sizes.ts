import type { Configuration } from "../configuration/configuration.ts";
import type { DesignElement, TextElement } from "../schema/design-element.ts";
import type { Product } from "../schema/product.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import type { EmojiSource } from "./emoji.ts";
import type { Shaper } from "./shaper.ts";
import { hasTextGroup, textGroupOf } from "./text-group.ts";
import { linesOfText } from "./text-lines.ts";
import { fontsOf } from "./fonts-of.ts";

/** The em size of every group of texts, by print area and group name, in mm of the area they were designed on. */
export type GroupSizes = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface Fonts {
  readonly shaper: Shaper;
  readonly fallbackFonts: readonly string[];
  readonly emoji?: EmojiSource | undefined;
}

/**
 * One em size for all texts of a group, over all configurations, as for the names of a roster: the largest at which every
 * one fits its own width (SPEC A23). Handed to layoutArtwork it makes the whole roster alike.
 */
export function groupSizes(product: Product, configurations: readonly Configuration[], fonts: Fonts): GroupSizes {
  const sizes: [string, Readonly<Record<string, number>>][] = [];
  for (const { id } of product.printAreas) {
    const elements = configurations.flatMap((each) => madeElements(product, each)[id] ?? []);
    const found = sizesOfGroups(elements, { ...fonts, product });
    if (Object.keys(found).length > 0) sizes.push([id, found]);
  }
  return Object.fromEntries(sizes);
}

/** The texts of a group at the group's size; without sizes handed in, a group is what the elements hold of it. */
export function withGroupSizes(
  elements: readonly DesignElement[],
  { sizes, ...fonts }: Fonts & { readonly product: Product; readonly sizes?: GroupSizes[string] | undefined },
): readonly DesignElement[] {
  if (!elements.some((each) => hasTextGroup(each))) return elements;
  const own = sizesOfGroups(elements, fonts);
  return elements.map((element) => {
    const group = textGroupOf(element);
    if (group === undefined || element.kind !== "text") return element;
    const sizeMm = [sizes, own].find((each) => each && Object.hasOwn(each, group))?.[group] ?? element.sizeMm;
    return sizeMm === element.sizeMm ? element : { ...element, sizeMm };
  });
}

function sizesOfGroups(
  elements: readonly DesignElement[],
  fonts: Fonts & { readonly product: Product },
): Readonly<Record<string, number>> {
  const groups = new Map<string, TextElement[]>();
  for (const element of elements) {
    const group = textGroupOf(element);
    if (group === undefined || element.kind !== "text" || !isFilled(element)) continue;
    groups.set(group, [...(groups.get(group) ?? []), element]);
  }
  return Object.fromEntries([...groups].map(([group, texts]) => [group, commonSize(texts, fonts)]));
}

/** Nobody's text is larger than asked for; nobody's is smaller than its least size, if it then overhangs its width. */
function commonSize(texts: readonly TextElement[], fonts: Fonts & { readonly product: Product }): number {
  const asked = Math.min(...texts.map((each) => each.sizeMm));
  const fitting = Math.min(...texts.map((each) => fittingSize(each, fonts)));
  const least = Math.max(...texts.map((each) => each.minSizeMm ?? 0));
  return Math.min(asked, Math.max(fitting, least));
}

function fittingSize(text: TextElement, fonts: Fonts & { readonly product: Product }): number {
  const { widthEm } = linesOfText(text, { ...fonts, fonts: fontsOf(text, fonts) });
  return text.maxWidthMm === undefined || widthEm === 0 ? Infinity : text.maxWidthMm / widthEm;
}
