import { attemptValue } from "../../configurator-schemas/answers/guide.ts";
import type { Configuration, Selection } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { aText } from "../support/builders.ts";
import { randomValue } from "./random-value.ts";

interface Walk {
  readonly from: Configuration;
  readonly random: (below: number) => number;
  readonly clicks: number;
}

/** Random clicks, one after the other, as the widget takes them: what does not go with earlier ones comes with its best repair. */
export function* walkOf(product: Product, { from, random, clicks }: Walk): Generator<Configuration> {
  let configuration = from;
  for (let n = 0; n < clicks; n++) {
    const option = product.options[random(product.options.length)];
    const value = option && randomValue(option, random);
    if (!option || value === undefined) continue;
    configuration = clicked(product, configuration, { option: option.id, value });
    yield configuration;
  }
}

/** Nothing chosen, and a word on every print area: characters are counted. */
export function startConfiguration(product: Product): Configuration {
  const elements: Configuration["elements"] = Object.fromEntries(
    product.printAreas.map(({ id }, i) => [id, [aText({ id: `e${i + 1}` })]]),
  );
  return { product: product.id, selections: {}, elements };
}

function clicked(
  product: Product,
  configuration: Configuration,
  wanted: { readonly option: string; readonly value: Selection },
): Configuration {
  const [repair] = attemptValue(product, configuration, wanted).repairs;
  return repair ? { ...configuration, selections: repair.selections } : configuration;
}
