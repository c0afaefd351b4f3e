import { sameData } from "../receipt/same-data.ts";
import type { DesignElement, TextElement } from "../schema/design-element.ts";
import type { PartRule } from "../schema/part-rule.ts";
import type { Product } from "../schema/product.ts";
import { partOfElement } from "./part-of-element.ts";

/** What may be done with one element; the shopper's own ones are free in everything. */
export interface PartFreedom {
  /** Its words or its picture. */
  readonly content: boolean;
  /** Place, angle and, in proportion, size. */
  readonly place: boolean;
  /** Everything else about it, its place in the order too. */
  readonly look: boolean;
  readonly removal: boolean;
  /** What the template asks of what is put into it. */
  readonly rule: PartRule | undefined;
}

const FREE: PartFreedom = { content: true, place: true, look: true, removal: true, rule: undefined };

/** What a shopper may do with an element, by the template it comes from. */
export function freedomOf(product: Product, element: DesignElement): PartFreedom {
  const known = partOfElement(product, element);
  if (!known?.part) return FREE;
  const { freedom, rule } = known.part;
  if (freedom === "editable") return { ...FREE, rule };
  const content = known.template.slots.some((slot) => slot.element === known.element.id);
  return { content, place: freedom === "movable", look: false, removal: false, rule };
}

/**
 * An edit of an element as far as its template allows it: what may not be changed stays as it was. With the template's own
 * element as `before` this is what the element should be, whatever became of it (SPEC A53).
 */
export function allowedEdit(product: Product, before: DesignElement, after: DesignElement): DesignElement {
  const { content, place, look, rule } = freedomOf(product, before);
  if (look || after.kind !== before.kind) return look ? after : before;
  return {
    ...withoutLayer(before),
    ...layerOf(after),
    ...(content && contentOf(after)),
    ...boundOf(before, after),
    ...listedOf(after, rule),
    ...(place ? placeOf(before, after) : { placement: before.placement }),
    // Both are of one kind, and every part is of that kind: what one allows of the other is one again.
  } as DesignElement;
}

/** The properties in which an element differs from what its template allows; none for what is free. */
export function forbiddenChanges(product: Product, laidOut: DesignElement, element: DesignElement): readonly string[] {
  const allowed: Readonly<Record<string, unknown>> = { ...allowedEdit(product, laidOut, element) };
  const found: Readonly<Record<string, unknown>> = { ...element };
  const names = new Set([...Object.keys(allowed), ...Object.keys(found)]);
  const isJudged = (name: string) => name !== "id" && !(name === "hidden" && isShownByTemplate(product, laidOut));
  return [...names].filter((name) => isJudged(name) && !sameData(allowed[name], found[name]));
}

function isShownByTemplate(product: Product, element: DesignElement): boolean {
  return partOfElement(product, element)?.part?.freedom === "hidden";
}

/** A shopper's own order and names of layers are not the template's business. */
function layerOf({ name, locked, group }: DesignElement) {
  return {
    ...(name !== undefined && { name }),
    ...(locked !== undefined && { locked }),
    ...(group !== undefined && { group }),
  };
}

function withoutLayer({ name: _name, locked: _locked, group: _group, ...element }: DesignElement) {
  return element;
}

function contentOf(element: DesignElement) {
  if (element.kind === "text") return { text: element.text };
  if (element.kind !== "image") return {};
  const { upload, crop } = element;
  return { upload, ...(crop && { crop }) };
}

/** What is stored where an option is shown is not looked at. */
function boundOf({ bind }: DesignElement, after: DesignElement) {
  if (!bind) return {};
  return {
    ...(("text" in bind && bind.text !== undefined) || ("upload" in bind && bind.upload !== undefined)
      ? contentOf(after)
      : {}),
    ...("colour" in bind && bind.colour !== undefined && coloursOf(after)),
  };
}

/** Fonts and colours a rule lists may be changed for one another. */
function listedOf(element: DesignElement, rule: PartRule | undefined) {
  const font = element.kind === "text" ? element.font : undefined;
  const colours = coloursIn(element);
  return {
    ...(font !== undefined && rule?.fonts?.includes(font) === true && { font }),
    ...(colours.length > 0 && colours.every((each) => rule?.colours?.includes(each)) && coloursOf(element)),
  };
}

/** The colours somebody chose for an element: a motif in its own colours has none, nor has a picture. */
export function coloursIn(element: DesignElement): readonly string[] {
  switch (element.kind) {
    case "text":
      return [element.color];
    case "shape":
    case "code":
      return [element.fill];
    case "art":
      return element.colours ?? [];
    case "image":
      return [];
  }
}

function coloursOf(element: DesignElement) {
  switch (element.kind) {
    case "text":
      return { color: element.color };
    case "shape":
    case "code":
      return { fill: element.fill };
    case "art":
      return element.colours ? { colours: element.colours } : {};
    case "image":
      return {};
  }
}

/** Lengths are kept to 0.01 mm: many small steps may come to a little more than the proportion. */
const SLACK = 0.02;

function isNear(got: number | undefined, expected: number): got is number {
  return got !== undefined && Math.abs(got - expected) <= Math.max(0.05, expected * SLACK);
}

/** Where it is put and how large, everything about it grown alike. */
function placeOf(before: DesignElement, after: DesignElement) {
  if (before.kind === "text" && after.kind === "text") return textPlace(before, after);
  if (before.kind === "text" || after.kind === "text") return {};
  const { widthMm, heightMm } = after.placement;
  const expected = (widthMm * before.placement.heightMm) / before.placement.widthMm;
  return { placement: { ...after.placement, heightMm: isNear(heightMm, expected) ? heightMm : rounded(expected) } };
}

function textPlace(before: TextElement, after: TextElement) {
  const { sizeMm, placement } = after;
  const grown = (own: number, got: number | undefined) => {
    const expected = (own * sizeMm) / before.sizeMm;
    return isNear(got, expected) ? got : rounded(expected);
  };
  const { maxWidthMm, minSizeMm, curve, outline } = before;
  return {
    placement,
    sizeMm,
    ...(maxWidthMm !== undefined && { maxWidthMm: grown(maxWidthMm, after.maxWidthMm) }),
    // The least readable size does not grow with the text.
    ...(minSizeMm !== undefined && { minSizeMm }),
    ...(curve && { curve: { ...curve, radiusMm: grown(curve.radiusMm, after.curve?.radiusMm) } }),
    ...(outline && { outline: { ...outline, widthMm: grown(outline.widthMm, after.outline?.widthMm) } }),
  };
}

function rounded(mm: number): number {
  return Math.max(0.01, Math.round(mm * 100) / 100);
}
