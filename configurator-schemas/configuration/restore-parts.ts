import type { DesignElement } from "../schema/design-element.ts";
import type { PrintArea } from "../schema/print-area.ts";
import type { Product } from "../schema/product.ts";
import type { Template } from "../schema/template.ts";
import type { SizeMm } from "../units/length.ts";
import { applyTemplate } from "./apply-template.ts";
import type { Configuration } from "./configuration.ts";
import { freeId } from "./free-id.ts";
import { allowedEdit, freedomOf } from "./template-parts.ts";

type Elements = readonly DesignElement[];

/** The template an area is designed with: that of the first element which comes from one the area offers. */
export function templateOfArea(product: Product, area: PrintArea, elements: Elements): Template | undefined {
  const ids = elements.flatMap(({ part }) => (part && area.templates.includes(part.template) ? [part.template] : []));
  return product.templateDocuments.find((template) => template.id === ids[0]);
}

/**
 * An area's elements with everything its template insists on put right: changed parts as they were
 * laid out, those that are missing in their places, the drawing order; where a template is required, nothing else.
 */
export function restoreParts(
  product: Product,
  configuration: Configuration,
  { area, size }: { readonly area: PrintArea; readonly size: SizeMm },
): Configuration {
  const before = configuration.elements[area.id] ?? [];
  const first = product.templateDocuments.find(({ id }) => id === area.templates[0]);
  const template = templateOfArea(product, area, before) ?? (area.templateRequired === true ? first : undefined);
  if (!template) return configuration;
  const taken = new Set(Object.values(configuration.elements).flatMap((list) => list.map(({ id }) => id)));
  const laidOut = applyTemplate(template, size);
  const isOf = (element: DesignElement, part: DesignElement) =>
    element.part?.template === template.id && element.part.element === part.id && element.kind === part.kind;
  const parts = laidOut.flatMap((part): DesignElement[] => {
    const known = before.find((each) => isOf(each, part));
    if (known) return [{ ...allowedEdit(product, part, known), id: known.id }];
    if (freedomOf(product, part).removal) return [];
    return [{ ...part, id: freeId(part.id, taken) }];
  });
  const kept = new Set(parts.map(({ id }) => id));
  const isBroken = (each: DesignElement) =>
    laidOut.some(({ id, kind }) => each.part?.element === id && each.kind !== kind);
  const others = area.templateRequired === true ? [] : before.filter((each) => !kept.has(each.id) && !isBroken(each));
  return { ...configuration, elements: { ...configuration.elements, [area.id]: [...parts, ...others] } };
}
