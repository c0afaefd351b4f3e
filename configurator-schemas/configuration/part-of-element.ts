import type { DesignElement } from "../schema/design-element.ts";
import type { Localised } from "../schema/localised.ts";
import type { Product } from "../schema/product.ts";
import type { Template, TemplatePart } from "../schema/template.ts";

/** What a template says of one of its elements. */
export interface KnownPart {
  readonly template: Template;
  /** The template's own element, on the template's own size. */
  readonly element: DesignElement;
  /** Absent = the element is editable and nothing is asked of what is put into it. */
  readonly part?: TemplatePart | undefined;
}

/** The template's part an element was laid out from; undefined for the shopper's own and for templates the product has not. */
export function partOfElement({ templateDocuments }: Product, { part: from }: DesignElement): KnownPart | undefined {
  const template = from && templateDocuments.find(({ id }) => id === from.template);
  const element = template?.elements.find(({ id }) => id === from?.element);
  if (!template || !element) return undefined;
  return { template, element, part: template.parts?.find((part) => part.element === element.id) };
}

/** What a part is called: its label, else what its slot asks, else what its template is called. */
export function labelOfPart({ template, element, part }: KnownPart): Localised {
  const slot = template.slots.find((each) => each.element === element.id);
  return part?.label ?? slot?.prompt ?? template.name;
}
