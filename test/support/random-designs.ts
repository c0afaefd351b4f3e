import type { Configuration, Selection } from "../../configurator-schemas/configuration/configuration.ts";
import type { LineDifference } from "../../configurator-schemas/configuration/line-configuration.ts";
import type { DesignElement } from "../../configurator-schemas/schema/design-element.ts";
import type { Option } from "../../configurator-schemas/schema/option.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { createRandom } from "../bench/create-random.ts";
import { pick } from "./pick.ts";

/** A design as anybody might leave it, and the lines somebody might order of it. Plain data from a seed, in any engine. */
export interface RandomDesign {
  readonly configuration: Configuration;
  readonly lines: readonly (LineDifference & { readonly quantity: number })[];
}

const WORDS = ["Léa", "Joyeux anniversaire", "  ", "محمد", "👩‍👩‍👧‍👦 family", "No. 7", "Maximilien-Alexandre de la Tour"];
const COLOURS = ["#c2185b", "#000000", "#ffffff", "#1a2b3c"];

type Random = (below: number) => number;

export function randomDesign(product: Product, seed: number): RandomDesign {
  const random = createRandom(seed);
  const elements = product.printAreas.map((area) => [area.id, randomElements(random, area.id)] as const);
  const configuration = {
    product: product.id,
    productVersion: product.version,
    selections: randomSelections(product, random, 10),
    elements: Object.fromEntries(elements),
  };
  const texts = Object.values(configuration.elements)
    .flat()
    .filter(({ kind }) => kind === "text");
  const most = Math.max(1, Math.floor(product.maxQuantity / 4));
  const lines = Array.from({ length: 1 + random(4) }, (_, i) => {
    const quantity = 1 + random(random(3) === 0 ? most : 12 % (most + 1) || 1);
    if (i === 0) return { quantity };
    const field = texts[random(Math.max(1, texts.length))];
    const fields = field && { [field.id]: pick(WORDS, random) };
    return { quantity, selections: randomSelections(product, random, 2), ...(fields && { fields }) };
  });
  return { configuration, lines };
}

function randomSelections(product: Product, random: Random, most: number): Record<string, Selection> {
  const selections: Record<string, Selection> = {};
  for (let left = random(most + 1); left > 0; left -= 1) {
    const option = pick(product.options, random);
    const value = randomValue(option, random);
    if (value !== undefined) selections[option.id] = value;
  }
  return selections;
}

function randomValue(option: Option, random: Random): Selection | undefined {
  switch (option.kind) {
    case "choice":
      return option.values && pick(option.values, random).id;
    case "multi-choice":
      return (option.values ?? []).filter(() => random(4) === 0).map(({ id }) => id);
    case "boolean":
      return random(2) === 0;
    case "number":
      return option.min + random(Math.round((option.max - option.min) / option.step) + 1) * option.step;
    case "text":
      return pick(WORDS, random);
    case "colour":
      return pick(COLOURS, random);
    case "image":
      return undefined;
  }
}

function randomElements(random: Random, area: string): DesignElement[] {
  return Array.from({ length: random(4) }, (_, i): DesignElement => {
    const id = `${area}${i}`;
    const placement = { xMm: 40 + random(60), yMm: 40, rotationDeg: 0 };
    const color = pick(COLOURS, random);
    if (random(4) > 0)
      return { id, kind: "text", text: pick(WORDS, random), sizeMm: 12, color, align: "center", placement };
    return { id, kind: "shape", shape: "heart", fill: color, placement: { ...placement, widthMm: 20, heightMm: 20 } };
  });
}
