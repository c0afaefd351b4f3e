import { partOfElement } from "../../../configurator-schemas/configuration/part-of-element.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { indexOf } from "../../../configurator-schemas/schema/product-index.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

/** The only colours an element may have: those of the option it follows, else its template's; undefined = any. */
export function offeredColours(product: Product, element: DesignElement): readonly string[] | undefined {
  const id = element.bind && "colour" in element.bind ? element.bind.colour : undefined;
  const option = id === undefined ? undefined : indexOf(product).options.get(id);
  if (option?.kind === "choice") return option.values?.flatMap(({ swatch }) => swatch ?? []);
  if (option?.kind === "colour") return option.free ? undefined : option.palette.map(({ colour }) => colour);
  return partOfElement(product, element)?.part?.rule?.colours;
}

/** The only fonts its template lets it have; undefined = any. */
export function offeredFonts(product: Product, element: DesignElement): readonly string[] | undefined {
  return partOfElement(product, element)?.part?.rule?.fonts;
}
