import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { ChoiceOption } from "../../../configurator-schemas/schema/option.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { TextElement } from "../../../configurator-schemas/schema/design-element.ts";

/** More values than this are not picked from a list in a row. */
const MOST_VALUES = 60;

/** What lines of one design may differ in: choices that change which blank it is, and the design's texts. */
export interface LineColumns {
  readonly options: readonly ChoiceOption[];
  readonly texts: readonly TextElement[];
}

export function lineColumns(product: Product, own: Configuration): LineColumns {
  const options = product.options.flatMap((option) => {
    const isListed = option.kind === "choice" && product.variants.by.includes(option.id);
    const count = option.kind === "choice" ? (option.values?.length ?? 0) : 0;
    return isListed && count > 1 && count <= MOST_VALUES ? [option] : [];
  });
  const texts = product.printAreas.flatMap(({ id }) =>
    (own.elements[id] ?? []).flatMap((element) => (element.kind === "text" && !element.hidden ? [element] : [])),
  );
  return { options, texts };
}

/** Is there anything several pieces could differ in? */
export function hasLineDifferences(product: Product, own: Configuration): boolean {
  const { options, texts } = lineColumns(product, own);
  return options.length > 0 || texts.length > 0;
}
