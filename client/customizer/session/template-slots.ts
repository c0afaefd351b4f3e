import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { applyTemplate } from "../../../configurator-schemas/configuration/apply-template.ts";
import { freeId } from "../../../configurator-schemas/configuration/free-id.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Localised } from "../../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { Template } from "../../../configurator-schemas/schema/template.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { coveringCrop } from "./new-element.ts";

/** A place of the template in use that waits for the shopper's own words or photo, filled or not. */
export interface Slot {
  readonly element: DesignElement;
  readonly prompt: Localised;
}

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The templates of a print area, in the merchant's order. */
export function templatesOf(product: Product, area: string): readonly Template[] {
  const ids = product.printAreas.find((each) => each.id === area)?.templates ?? [];
  return ids.flatMap((id) => product.templateDocuments.filter((template) => template.id === id));
}

/** The template an area shows: the one whose elements are all there, the largest if several are. */
export function templateInUse(
  product: Product,
  area: string,
  elements: readonly DesignElement[],
): Template | undefined {
  return templatesOf(product, area)
    .filter((template) =>
      template.elements.every(({ id }) => elements.some((element) => comesFrom(element, template, id))),
    )
    .toSorted((a, b) => b.elements.length - a.elements.length)[0];
}

export function slotsOf(template: Template | undefined, elements: readonly DesignElement[]): Slot[] {
  return (template?.slots ?? []).flatMap((slot) => {
    const element = elements.find((each) => comesFrom(each, template, slot.element) && each.kind === slot.kind);
    return element ? [{ element, prompt: slot.prompt }] : [];
  });
}

/** Frames that still wait for a photo, in the template's order. */
export function emptyFrames(product: Product, area: string, elements: readonly DesignElement[]): string[] {
  return slotsOf(templateInUse(product, area, elements), elements).flatMap(({ element }) =>
    element.kind === "image" && element.upload === "" ? [element.id] : [],
  );
}

/**
 * Lays a template out on an area. Words and photos already in slots move into the new ones, in order; what the shopper
 * added himself stays on top.
 */
export function layTemplateOut(
  { product, configuration }: { readonly product: Product; readonly configuration: Configuration },
  { area, size, template }: { readonly area: string; readonly size: SizeMm; readonly template: Template },
  pictureSize: (upload: string) => PictureSize | undefined,
): Configuration {
  const before = configuration.elements[area] ?? [];
  const isOwn = (element: DesignElement) =>
    !templatesOf(product, area).some((each) => each.elements.some(({ id }) => comesFrom(element, each, id)));
  // What an option holds stays there.
  const moved = before.filter((each) => !isOwn(each) && !isBound(each));
  const texts = moved.flatMap((each) => (each.kind === "text" && each.text !== "" ? [each.text] : []));
  const uploads = moved.flatMap((each) => (each.kind === "image" && each.upload !== "" ? [each.upload] : []));
  const taken = new Set(
    Object.entries(configuration.elements).flatMap(([id, list]) => (id === area ? [] : list.map((each) => each.id))),
  );

  const laidOut = applyTemplate(template, size).map((element): DesignElement => {
    const named = { ...element, id: freeId(element.id, taken) };
    const slot = template.slots.some((each) => each.element === element.id);
    if (!slot || isBound(element)) return named;
    if (named.kind === "text") return { ...named, text: texts.shift() ?? named.text };
    if (named.kind !== "image") return named;
    const upload = uploads.shift();
    const picture = upload === undefined ? undefined : pictureSize(upload);
    return upload === undefined ? named : fillPicture({ ...named, upload }, picture);
  });
  const isAlone = product.printAreas.some(({ id, templateRequired }) => id === area && templateRequired);
  const own = isAlone ? [] : before.filter(isOwn);
  return { ...configuration, elements: { ...configuration.elements, [area]: [...laidOut, ...own] } };
}

/** A picture in its box without distortion: the middle part that covers it. */
export function fillPicture<Element extends DesignElement>(
  element: Element,
  picture: PictureSize | undefined,
): Element {
  if (element.kind !== "image" || !picture || picture.widthPx === 0) return element;
  const { widthMm, heightMm } = element.placement;
  return { ...element, crop: coveringCrop(picture.widthPx / picture.heightPx, widthMm / heightMm) };
}

function isBound({ kind, bind }: DesignElement): boolean {
  return (kind === "text" && bind?.text !== undefined) || (kind === "image" && bind?.upload !== undefined);
}

/** Designs of before elements said where they come from are known by their numbered ids. */
function comesFrom({ id, part }: DesignElement, template: Template | undefined, element: string): boolean {
  if (part) return part.template === template?.id && part.element === element;
  return id === element || (id.startsWith(`${element}-`) && /^\d+$/.test(id.slice(element.length + 1)));
}
