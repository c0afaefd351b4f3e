import { applyTemplate } from "../configuration/apply-template.ts";
import { designSize, tableSizes } from "../configuration/area-size.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { labelOfPart, partOfElement } from "../configuration/part-of-element.ts";
import type { KnownPart } from "../configuration/part-of-element.ts";
import { templateOfArea } from "../configuration/restore-parts.ts";
import { scopeOf } from "../configuration/scope.ts";
import { forbiddenChanges, freedomOf } from "../configuration/template-parts.ts";
import { sameData } from "../receipt/same-data.ts";
import { canShow } from "../schema/can-show.ts";
import type { DesignElement } from "../schema/design-element.ts";
import { issue, localisedParam } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintArea } from "../schema/print-area.ts";
import { indexOf } from "../schema/product-index.ts";
import type { Product } from "../schema/product.ts";
import type { SizeMm } from "../units/length.ts";

/**
 * Are templates still what their merchant made of them (SPEC A53, A54)? Parts nobody may change are as they are laid out on
 * this area, movable ones but for their place; where a template is required it is whole, and alone. What is bound is bound
 * to options there are. Judged is what is stored.
 */
export function checkParts(product: Product, configuration: Configuration): Issue[] {
  const scope = scopeOf(product, configuration);
  return product.printAreas.flatMap((area) => {
    const elements = configuration.elements[area.id] ?? [];
    if (elements.length === 0 && area.templateRequired !== true) return [];
    if (!conditionHolds(product, area.availableWhen, scope)) return [];
    const size = designSize(product, area, configuration);
    const sizes = [...(size ? [size] : []), ...tableSizes(area)];
    return [
      ...elements.flatMap((element, index) => checkBinding(product, element, ["elements", area.id, index])),
      ...elements.flatMap((element, index) =>
        checkPart(product, element, { sizes, path: ["elements", area.id, index] }),
      ),
      ...checkOrder(product, area.id, elements),
      ...(area.templateRequired === true ? checkWhole(product, area, elements) : []),
    ];
  });
}

type Path = readonly (string | number)[];

interface Spoken extends KnownPart {
  readonly changed?: string;
}

function checkBinding(product: Product, { bind }: DesignElement, path: Path): Issue[] {
  return Object.entries(bind ?? {}).flatMap(([what, id]) => {
    const option = typeof id === "string" ? indexOf(product).options.get(id) : undefined;
    if (id === undefined || (option && canShow(option, what))) return [];
    return [issue("binding_unknown", "error", [...path, "bind", what], { option: id })];
  });
}

/** The area's size may hang on an option a line answers otherwise: any row of its table is a size it was laid out on. */
function checkPart(
  product: Product,
  element: DesignElement,
  { sizes, path }: { readonly sizes: readonly SizeMm[]; readonly path: Path },
): Issue[] {
  const known = partOfElement(product, element);
  if (!known || freedomOf(product, element).look) return [];
  let changed: readonly string[] = ["kind"];
  for (const size of sizes) {
    const laidOut = applyTemplate(known.template, size).find(({ id }) => id === known.element.id);
    if (!laidOut || laidOut.kind !== element.kind) continue;
    changed = forbiddenChanges(product, laidOut, element);
    if (changed.length === 0) return [];
  }
  return [partIssue("part_changed", path, { ...known, changed: changed.join(", ") })];
}

/** Two parts of a template, one of which may not be changed, lie upon each other as they do there. */
function checkOrder(product: Product, area: string, elements: readonly DesignElement[]): Issue[] {
  const parts = elements.flatMap((element, index) => {
    const known = partOfElement(product, element);
    if (!known || index > elements.findIndex(({ part }) => sameData(part, element.part))) return [];
    return [
      { ...known, index, at: known.template.elements.indexOf(known.element), isFree: freedomOf(product, element).look },
    ];
  });
  const isTurned = (a: (typeof parts)[number]) =>
    parts.some((b) => b.template === a.template && b.index < a.index !== b.at < a.at && b !== a);
  return parts
    .filter((part) => !part.isFree && isTurned(part))
    .map((part) => partIssue("part_changed", ["elements", area, part.index], { ...part, changed: "order" }));
}

function checkWhole(product: Product, area: PrintArea, elements: readonly DesignElement[]): Issue[] {
  const first = product.templateDocuments.find(({ id }) => id === area.templates[0]);
  const template = templateOfArea(product, area, elements) ?? first;
  if (!template) return [];
  const seen = new Set<string>();
  const strangers = elements.flatMap(({ id, part }, index) => {
    const isPart = part?.template === template.id && template.elements.some((each) => each.id === part.element);
    if (isPart && !seen.has(part.element)) {
      seen.add(part.element);
      return [];
    }
    const params = { element: id, template: localisedParam(template.name) };
    return [issue("element_not_in_template", "error", ["elements", area.id, index], params)];
  });
  const missing = template.elements.flatMap((element) => {
    const part = template.parts?.find((each) => each.element === element.id);
    if (seen.has(element.id) || (part?.freedom ?? "editable") === "editable") return [];
    return [partIssue("part_missing", ["elements", area.id], { template, element, part })];
  });
  return [...strangers, ...missing];
}

function partIssue(code: "part_changed" | "part_missing", path: Path, { changed, ...known }: Spoken): Issue {
  const { template } = known;
  const params = { part: localisedParam(labelOfPart(known)), template: localisedParam(template.name) };
  return issue(code, "error", path, { ...params, ...(changed !== undefined && { changed }) });
}
