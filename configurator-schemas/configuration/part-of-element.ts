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

/** Documents never change, so what was indexed once stays right. */
const known = new WeakMap<readonly Template[], ReadonlyMap<string, KnownPart>>();

/** The template's part an element was laid out from; undefined for the shopper's own and for templates the product has not. */
export function partOfElement({ templateDocuments }: Product, { part }: DesignElement): KnownPart | undefined {
  if (!part) return undefined;
  let index = known.get(templateDocuments);
  if (!index) {
    index = indexOf(templateDocuments);
    known.set(templateDocuments, index);
  }
  return index.get(`${part.template} ${part.element}`);
}

function indexOf(templates: readonly Template[]): ReadonlyMap<string, KnownPart> {
  return new Map(
    templates.flatMap((template) =>
      template.elements.map((element): [string, KnownPart] => [
        `${template.id} ${element.id}`,
        { template, element, part: template.parts?.find((part) => part.element === element.id) },
      ]),
    ),
  );
}

/** What a part is called: its label, else what its slot asks, else what its template is called. */
export function labelOfPart({ template, element, part }: KnownPart): Localised {
  const slot = template.slots.find((each) => each.element === element.id);
  return part?.label ?? slot?.prompt ?? template.name;
}
