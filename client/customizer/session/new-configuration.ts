import { designSize } from "../../../configurator-schemas/configuration/area-size.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { layTemplateOut, templatesOf } from "./template-slots.ts";

/** The first template of every print area is laid out, so that nobody starts before an empty sheet. */
export function newConfiguration(product: Product): Configuration {
  const empty: Configuration = { product: product.id, productVersion: product.version, selections: {}, elements: {} };
  return product.printAreas.reduce((configuration, area) => {
    const [template] = templatesOf(product, area.id);
    const size = designSize(product, area, configuration);
    if (!template || !size) return configuration;
    return layTemplateOut({ product, configuration }, { area: area.id, size, template }, () => undefined);
  }, empty);
}

/** The size a print area is designed on; undefined while the options it depends on are unanswered. */
export function sizeOfArea(product: Product, areaId: string, configuration: Configuration): SizeMm | undefined {
  const area = product.printAreas.find((each) => each.id === areaId);
  return area && designSize(product, area, configuration);
}
