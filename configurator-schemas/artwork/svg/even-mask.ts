import { referenceOf } from "./reference-of.ts";
import type { XmlElement } from "./read-xml.ts";
import type { StyleSheet } from "./style-sheet.ts";
import { parseLength } from "./svg-length.ts";
import { opacityOf, styleOf } from "./svg-style.ts";
import type { View } from "./svg-view.ts";

/** Rows of a colour matrix that makes everything white and leaves its alpha (Filter Effects 1, 9.6). */
const WHITE_WITH_ALPHA = "0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 1 0";

interface Known {
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly sheet: StyleSheet;
  readonly view: View;
}

/**
 * The opacity a mask stands for when it is one even rectangle over everything: so cairo writes the opacity of groups.
 * undefined = it is a mask that cuts.
 */
export function evenMask(reference: string, { byId, sheet, view }: Known): number | undefined {
  const mask = byId.get(referenceOf(reference) ?? "");
  const group = mask?.name === "mask" ? onlyChild(mask, "g") : undefined;
  const rectangle = group && onlyChild(group, "rect");
  if (!group || !rectangle || !isWhiteFilter(byId.get(referenceOf(group.attributes.get("filter")) ?? "")))
    return undefined;
  if ([group, rectangle].some(({ attributes }) => attributes.has("transform"))) return undefined;
  if (!covers(rectangle, view)) return undefined;
  const { own, inherited } = styleOf(rectangle, { from: new Map(), sheet });
  return opacityOf(inherited.get("fill-opacity")) * opacityOf(own.get("opacity"));
}

function onlyChild({ children }: XmlElement, name: string): XmlElement | undefined {
  const [child] = children;
  return children.length === 1 && child?.name === name ? child : undefined;
}

function isWhiteFilter(filter: XmlElement | undefined): boolean {
  const matrix = filter?.name === "filter" ? onlyChild(filter, "feColorMatrix") : undefined;
  return (
    matrix?.attributes
      .get("values")
      ?.trim()
      .split(/[\s,]+/)
      .join(" ") === WHITE_WITH_ALPHA
  );
}

function covers({ attributes }: XmlElement, view: View): boolean {
  const length = (name: string, whole: number) => parseLength(attributes.get(name), whole) ?? 0;
  const [x, y] = [length("x", view.width), length("y", view.height)];
  return (
    x <= 0 &&
    y <= 0 &&
    x + length("width", view.width) >= view.width &&
    y + length("height", view.height) >= view.height
  );
}
