import { designSize } from "../../../configurator-schemas/configuration/area-size.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { conditionHolds } from "../../../configurator-schemas/configuration/conditions.ts";
import { scopeOf } from "../../../configurator-schemas/configuration/scope.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { PrintArea } from "../../../configurator-schemas/schema/print-area.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { layTemplateOut, templatesOf } from "./template-slots.ts";

/** The first template of every print area is laid out, so that nobody starts before an empty sheet. */
export function newConfiguration(
  product: Product,
  settle: (own: Configuration) => Configuration = (own) => own,
): Configuration {
  const own: Configuration = { product: product.id, productVersion: product.version, selections: {}, elements: {} };
  return followAreas(product, { own, settled: settle(own) }, new Map());
}

/**
 * Design elements follow their print areas, which follow from what is settled: what lies on one that is not there any more
 * is put aside in `aside`, and comes back with it; one that is there for the first time starts with its first template.
 */
export function followAreas(
  product: Product,
  { own, settled }: { readonly own: Configuration; readonly settled: Configuration },
  aside: Map<string, readonly DesignElement[]>,
): Configuration {
  return product.printAreas.reduce((current, area) => {
    const elements = current.elements[area.id];
    const known = { ...settled, elements: current.elements };
    if (isAvailable(product, area, known)) {
      if (elements !== undefined) return current;
      const kept = aside.get(area.id);
      if (!kept) return withFirstTemplate(product, current, { area, size: designSize(product, area, known) });
      return { ...current, elements: { ...current.elements, [area.id]: [...kept] } };
    }
    if (elements === undefined) return current;
    aside.set(area.id, elements);
    const { [area.id]: _gone, ...others } = current.elements;
    return { ...current, elements: others };
  }, own);
}

/** The area to work on: the one at hand while it is there, else the first that is. */
export function areaToShow(
  product: Product,
  configuration: Configuration,
  current: string | undefined,
): string | undefined {
  const there = product.printAreas.filter((area) => isAvailable(product, area, configuration));
  return (there.find((area) => area.id === current) ?? there[0])?.id;
}

function withFirstTemplate(
  product: Product,
  configuration: Configuration,
  { area, size }: { readonly area: PrintArea; readonly size: SizeMm | undefined },
): Configuration {
  const [template] = templatesOf(product, area.id);
  if (!template || !size) return configuration;
  return layTemplateOut({ product, configuration }, { area: area.id, size, template }, () => undefined);
}

function isAvailable(product: Product, area: PrintArea, configuration: Configuration): boolean {
  return conditionHolds(product, area.availableWhen, scopeOf(product, configuration));
}

/** The size a print area is designed on; undefined while the options it depends on are unanswered. */
export function sizeOfArea(product: Product, areaId: string, configuration: Configuration): SizeMm | undefined {
  const area = product.printAreas.find((each) => each.id === areaId);
  return area && designSize(product, area, configuration);
}
