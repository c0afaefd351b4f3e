import { aProduct, aTextOption } from "../../support/a-product.ts";
import type { Written } from "../../support/a-product.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { createRandom } from "../rules-engine/random-model.ts";
import { randomProduct } from "../rules/random-product.ts";

type Random = (below: number) => number;

interface Words {
  readonly random: Random;
  readonly options: readonly Option[];
  readonly derived: readonly string[];
}

/**
 * A small random product with a random price table: surcharges that are fixed, counted, measured, in tiers, below zero, a
 * percentage of the base or of other lines, with waste, steps and minimums; bases by blank, breaks from one piece on, haste and
 * endings. The same for the same seed.
 */
export function randomPricedProduct(seed: number): Product {
  const random = createRandom(seed * 104_729 + 7);
  const { version, expressions, templateDocuments, profileDocuments, ...document } = randomProduct(seed);
  const text = random(3) === 0 ? [aTextOption("note", { maxGraphemes: 3, required: random(2) === 0 })] : [];
  const words = { random, options: document.options, derived: document.derived.map(({ id }) => id) };
  const lines = randomLines({ ...words, hasText: text.length > 0 });
  const skus = document.variants.rows.flatMap((row) => {
    const last = row.at(-1);
    return typeof last === "object" ? [last.sku] : [];
  });
  const rush = Array.from({ length: random(4) === 0 ? 1 + random(2) : 0 }, (_, i) => ({
    id: `rush${i}`,
    label: { fr: "Express" },
    percent: pick(random, ["20", "7.5", "-10"]),
    ...(random(3) > 0 && { when: condition(words) }),
  }));
  const table = {
    currency: pick(random, ["EUR", "EUR", "JPY", "TND"]),
    tax: "inclusive",
    base: pick(random, ["10.00", "9.99", "123.457", "40"]),
    surcharges: lines,
    ...(random(3) === 0 && { rounding: "halfEven" }),
    ...(random(3) === 0 && { baseBySku: skus.map((sku) => [sku, pick(random, ["8.5", "12.345", "10.00"])]) }),
    ...(random(3) === 0 && { breaks: [{ from: 1, percent: pick(random, ["-8", "12.5", "0"]) }] }),
    ...(rush.length > 0 && { rush }),
    ...(random(3) === 0 && {
      finish: {
        minimum: pick(random, ["0", "12.00"]),
        step: "1.00",
        ending: "0.90",
        direction: pick(random, ["nearest", "up", "down"]),
      },
    }),
  };
  return aProduct({ ...document, options: [...document.options, ...text], prices: [table] });
}

function randomLines(words: Words & { readonly hasText: boolean }): readonly Written[] {
  const { random } = words;
  const count = 1 + random(6);
  const amounts: string[] = [];
  return Array.from({ length: count }, (_, i) => {
    const id = `line${i}`;
    const line = { id, label: { fr: id }, ...(random(3) > 0 && { when: condition(words) }) };
    if (random(4) === 0) {
      const of = ["base", ...amounts].filter(() => random(2) === 0);
      return {
        ...line,
        percent: pick(random, ["5", "-12.5", "33.333", "150"]),
        ...(of.length > 0 && { of }),
        ...(random(3) === 0 && { per: quantity(words) }),
        ...(random(4) === 0 && { minimum: "1.05" }),
      };
    }
    amounts.push(id);
    const amount = pick(random, ["1.00", "2.5", "-3.00", "0.055", "0.125", "7.777777777", "-0.005"]);
    if (words.hasText && random(4) === 0) return { ...line, per: "size(note)", amount, firstFree: random(2) };
    if (random(3) === 0) return { ...line, amount, ...(random(4) === 0 && { minimum: "2.00" }) };
    return {
      ...line,
      amount,
      per: quantity(words),
      ...(random(3) === 0 && { firstFree: 1 + random(2) }),
      ...(random(3) === 0 && { waste: pick(random, ["10", "12.5"]) }),
      ...(random(3) === 0 && { step: pick(random, ["0.5", "0.3", "2"]) }),
      ...(random(4) === 0 && { minimum: pick(random, ["1.5", "0.333"]) }),
      ...(random(4) === 0 && {
        tiers: [
          { from: "2", amount: pick(random, ["0.5", "1.255", "-1"]) },
          { from: "4.5", amount: pick(random, ["0.3", "2"]) },
        ],
      }),
    };
  });
}

function condition(words: Words): string {
  const { random } = words;
  switch (random(5)) {
    case 0:
      return `${statement(words)} && ${statement(words)}`;
    case 1:
      return `${statement(words)} || !(${statement(words)})`;
    case 2:
      return `${quantity(words)} >= ${random(5)}`;
    default:
      return statement(words);
  }
}

function statement({ random, options }: Words): string {
  const option = options[random(options.length)];
  switch (option?.kind) {
    case "boolean":
      return pick(random, [option.id, `${option.id} == false`]);
    case "choice":
      return pick(random, [
        `${option.id} == '${valueOf(option, random)}'`,
        `${option.id} in ['${valueOf(option, random)}', 'a']`,
        `${option.id}.family == 'x'`,
        `${option.id} == null`,
      ]);
    case "multi-choice":
      return pick(random, [`'${valueOf(option, random)}' in ${option.id}`, `size(${option.id}) >= 1`]);
    case "number":
      return pick(random, [`${option.id} > ${option.min + option.step}`, `${option.id} == ${option.max}`]);
    default:
      return "true";
  }
}

function quantity(words: Words): string {
  const { random } = words;
  switch (random(6)) {
    case 0:
      return `${factor(words)} * ${factor(words)}`;
    case 1:
      return `${factor(words)} + ${factor(words)} * 0.75`;
    case 2:
      return `(${statement(words)} ? ${factor(words)} : ${factor(words)})`;
    case 3:
      return `${factor(words)} * 0.333333333333`;
    default:
      return factor(words);
  }
}

function factor({ random, options, derived }: Words): string {
  const [first] = derived;
  if (first !== undefined && random(4) === 0) return pick(random, derived);
  const option = options[random(options.length)];
  switch (option?.kind) {
    case "boolean":
      return `(${option.id} ? 3 : 1)`;
    case "choice":
      return pick(random, [`${option.id}.watts`, `sum(${option.id}.watts)`]);
    case "multi-choice":
      return pick(random, [`sum(${option.id}.watts)`, `size(${option.id})`]);
    case "number":
      return option.id;
    default:
      return "2";
  }
}

function valueOf(option: Extract<Option, { kind: "choice" | "multi-choice" }>, random: Random): string {
  return pick(
    random,
    (option.values ?? []).map(({ id }) => id),
  );
}

function pick<Item>(random: Random, items: readonly [Item, ...Item[]] | readonly Item[]): Item {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error("expected something to pick from");
  return item;
}
