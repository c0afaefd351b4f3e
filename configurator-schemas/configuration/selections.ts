import type { Option, OptionValue, Surface } from "../schema/option.ts";
import type { ProductDocument } from "../schema/product.ts";
import type { Selection, Selections } from "./configuration.ts";

/** The value of an option: what was picked, else its default, else undefined (unanswered). */
export function selectionOf(option: Option, selections: Selections): Selection | undefined {
  return selections[option.id] ?? defaultOf(option);
}

/** What an option is before anybody touches it. */
export function defaultOf(option: Option): Selection | undefined {
  return option.kind === "image" ? undefined : option.default;
}

/** Every option's value with the defaults filled in; unanswered options are absent. */
export function resolveSelections(product: ProductDocument, selections: Selections): Selections {
  const resolved: Record<string, Selection> = {};
  for (const option of product.options) {
    const value = selectionOf(option, selections);
    if (value !== undefined) resolved[option.id] = value;
  }
  return resolved;
}

/** The #rrggbb an option stands for: a choice's swatch, or the colour itself. */
export function swatchOf(product: ProductDocument, optionId: string, selections: Selections): string | undefined {
  const option = product.options.find((each) => each.id === optionId);
  if (!option) return undefined;
  const value = selectionOf(option, selections);
  if (option.kind === "colour") return typeof value === "string" ? value : undefined;
  return chosenValue(option, selections)?.swatch;
}

function chosenValue(option: Option, selections: Selections): OptionValue | undefined {
  if (option.kind !== "choice") return undefined;
  const value = selectionOf(option, selections);
  return option.values?.find((each) => each.id === value);
}

/** A scene's colour: #rrggbb as it is, `option.swatch` looked up. */
export function sceneColour(product: ProductDocument, colour: string, selections: Selections): string | undefined {
  return colour.startsWith("#") ? colour : swatchOf(product, colour.replace(/\.swatch$/, ""), selections);
}

/** What a scene's material shows besides that colour; undefined = nothing. */
export function sceneSurface(product: ProductDocument, colour: string, selections: Selections): Surface | undefined {
  const option = product.options.find(({ id }) => `${id}.swatch` === colour);
  return option && chosenValue(option, selections)?.surface;
}
