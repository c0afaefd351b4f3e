import { aBoolean, aChoice, aMultiChoice, aNumber, aProduct, aRule } from "../../support/a-product.ts";
import type { Written } from "../../support/a-product.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { createRandom } from "../rules-engine/random-model.ts";

type Random = (below: number) => number;

/** An option as conditions about it are written. */
interface Named {
  readonly id: string;
  readonly kind: "choice" | "multi" | "boolean" | "number";
  readonly values: readonly (string | number)[];
  /** With a default it is null only where it is not available. */
  readonly isAnswered: boolean;
}

interface Vocabulary {
  readonly random: Random;
  readonly options: readonly Named[];
  readonly derived: readonly string[];
}

const RULES_AT_MOST = 5;

/**
 * A small random product, through the grammar and the compiler of publishing: every kind of option a rule can constrain, with
 * availability, attributes, derived values, tables, counts, variants and warnings. The same for the same seed.
 */
export function randomProduct(seed: number): Product {
  const random = createRandom(seed * 7919 + 13);
  const options: Written[] = [];
  const named: Named[] = [];
  const isLarge = seed % 5 === 0;
  const derived: Written[] = [];
  const count = isLarge ? 3 : 3 + random(2);
  for (let i = 0; i < count; i++) {
    const words: Vocabulary = { random, options: named, derived: [] };
    const availableWhen = i > 0 && random(4) === 0 ? { availableWhen: condition(words, 1) } : {};
    const [option, name] =
      isLarge && i === 0 ? largeNumber(random) : randomOption(i, { random, kinds: isLarge ? 3 : 6 });
    options.push({ ...option, ...availableWhen });
    named.push(name);
  }
  if (random(2) === 0) derived.push(derivedValue("d0", { random, options: named, derived: [] }));
  if (random(4) === 0)
    derived.push(derivedValue("d1", { random, options: named, derived: derived.length > 0 ? ["d0"] : [] }));
  const words: Vocabulary = { random, options: named, derived: derived.map(({ id }) => String(id)) };
  const rules = Array.from({ length: 1 + random(RULES_AT_MOST) }, (_, i) => randomRule(`r${i}`, words));
  for (const [i, option] of options.entries()) {
    const values = named[i]?.values ?? [];
    if (named[i]?.kind === "multi" || random(4) > 0 || values.length === 0) continue;
    const value = values[random(values.length)] ?? "";
    const plain = named[i]?.kind === "boolean" ? value === "true" : value;
    options[i] = { ...option, recommended: [{ value: plain, when: condition(words, 0) }] };
  }
  return aProduct({ options, derived, rules, variants: randomVariants(words) });
}

/** The first kinds have the fewest answers: beside a large number every combination must stay countable. */
function randomOption(
  i: number,
  { random, kinds }: { readonly random: Random; readonly kinds: number },
): [Written, Named] {
  const id = `o${i}`;
  switch (random(kinds)) {
    case 0:
      return [
        aBoolean(id, random(2) === 0 ? { default: true } : {}),
        { id, kind: "boolean", values: ["true", "false"], isAnswered: true },
      ];
    case 3: {
      const values = ["a", "b", "c"].slice(0, 2 + random(2));
      const min = random(3) === 0 ? { min: 1 } : {};
      const max = random(3) === 0 ? { max: 1 + random(2) } : {};
      const chosen = random(2) === 0 ? { default: ["a"] } : {};
      return [
        aMultiChoice(id, withAttributes(values, random), { ...min, ...max, ...chosen }),
        { id, kind: "multi", values, isAnswered: true },
      ];
    }
    case 4: {
      const step = [1, 2, 0.5][random(3)] ?? 1;
      const min = random(5) - 2;
      const values = Array.from({ length: 2 + random(4) }, (_, k) => min + k * step);
      const change = random(3) > 0 ? { step, default: values[random(values.length)] } : { step };
      return [
        aNumber(id, min, values.at(-1) ?? min, change),
        { id, kind: "number", values, isAnswered: "default" in change },
      ];
    }
    default: {
      const values = ["a", "b", "c", "d"].slice(0, 2 + random(3));
      const change = random(3) > 0 ? { default: values[random(values.length)] } : {};
      return [
        aChoice(id, withAttributes(values, random), change),
        { id, kind: "choice", values, isAnswered: "default" in change },
      ];
    }
  }
}

/** More than 64 values: only its bounds are known, and single values are asked for. */
function largeNumber(random: Random): [Written, Named] {
  const values = Array.from({ length: 65 + random(6) }, (_, k) => k);
  const change = random(3) > 0 ? { default: random(60) } : {};
  return [
    aNumber("o0", 0, values.length - 1, change),
    { id: "o0", kind: "number", values, isAnswered: "default" in change },
  ];
}

/** One number and one word, which some values lack, so that what is not known is met too. */
function withAttributes(values: readonly string[], random: Random): Written[] {
  const everybody = random(2) === 0;
  return values.map((id, i) => {
    const watts = everybody || i === 0 || random(3) > 0 ? { watts: random(9) - 2 } : {};
    const family = everybody || i === 0 || random(3) > 0 ? { family: ["x", "y"][random(2)] } : {};
    return { id, attributes: { ...watts, ...family } };
  });
}

function derivedValue(id: string, words: Vocabulary): Written {
  return { id, label: { fr: id }, value: quantity(words, 1) };
}

function randomRule(id: string, words: Vocabulary): Written {
  const { random, options } = words;
  const when = random(3) === 0 ? { when: condition(words, 0) } : {};
  const severity = random(8) === 0 ? { severity: "warning" } : {};
  const rule = { ...when, ...severity };
  switch (random(5)) {
    case 0:
      return aRule(id, { ...rule, exclude: condition(words, 1) });
    case 1: {
      const of = Array.from({ length: 2 + random(3) }, () => condition(words, 0));
      const min = random(2);
      return aRule(id, { ...rule, count: { of, min, max: Math.max(min, 1 + random(2)) } });
    }
    case 2: {
      const tabled = options.filter(({ kind }) => kind !== "multi").slice(0, 1 + random(3));
      if (tabled.length === 0) return aRule(id, { ...rule, require: condition(words, 1) });
      const rows = Array.from({ length: 1 + random(4) }, () => tabled.map((option) => cell(option, random)));
      return aRule(id, { ...rule, table: { options: tabled.map((option) => option.id), rows } });
    }
    default:
      return aRule(id, { ...rule, require: condition(words, 1) });
  }
}

function cell({ kind, values }: Named, random: Random): unknown {
  const any = () => values[random(values.length)] ?? "a";
  if (random(3) === 0) return "*";
  if (kind === "boolean") return any() === "true";
  return random(3) === 0 ? [...new Set([any(), any()])] : any();
}

/** Two products in three are stocked as one thing; the others by a choice or a boolean, not in every combination. */
function randomVariants({ random, options }: Vocabulary): Written {
  const by = options.filter(({ kind }) => kind === "choice" || kind === "boolean").slice(0, 1 + random(2));
  if (by.length === 0 || random(3) > 0) return { by: [], rows: [[{ sku: "ONE" }]] };
  const rows = Array.from({ length: 2 + random(4) }, (_, i) => [
    ...by.map(({ values }) => (random(3) === 0 ? "*" : (values[random(values.length)] ?? "*"))),
    { sku: `SKU-${i}` },
  ]);
  return { by: by.map(({ id }) => id), rows };
}

/** A condition as an author writes it; `depth` more may be joined. */
function condition(words: Vocabulary, depth: number): string {
  const { random } = words;
  if (depth > 0) {
    switch (random(6)) {
      case 0:
        return `${inside(words, depth)} && ${inside(words, depth)}`;
      case 1:
        return `${inside(words, depth)} || ${inside(words, depth)}`;
      case 2:
        return `!${inside(words, depth)}`;
      case 3:
        return `${inside(words, depth)} ? ${inside(words, depth)} : ${inside(words, depth)}`;
      default:
    }
  }
  return statement(words);
}

function inside(words: Vocabulary, depth: number): string {
  return `(${condition(words, depth - 1)})`;
}

function statement(words: Vocabulary): string {
  const { random, options } = words;
  const option = options[random(options.length)];
  if (!option || random(4) === 0) return comparison(words);
  const { id, kind, values, isAnswered } = option;
  const value = values[random(values.length)] ?? "a";
  switch (kind) {
    case "boolean":
      return [id, `!${id}`, `${id} == ${value}`, `${id} != null`][random(4)] ?? id;
    case "multi":
      return [`'${value}' in ${id}`, `size(${id}) >= ${1 + random(2)}`, `size(${id}) != 1`][random(3)] ?? id;
    case "number":
      return (
        [`${id} <= ${value}`, `${id} > ${value}`, `${id} != ${value}`, `${id} == ${value}`, `${id} == null`][
          random(isAnswered ? 5 : 4)
        ] ?? id
      );
    case "choice":
      switch (random(6)) {
        case 0:
          return `${id} != '${value}'`;
        case 1:
          return `${id} in ['${value}', '${values[0]}']`;
        case 2:
          return `${id}.family == '${["x", "y"][random(2)]}'`;
        case 3:
          return isAnswered && random(2) === 0 ? `${id} == null` : sameFamily(option, words);
        default:
          return `${id} == '${value}'`;
      }
  }
}

function sameFamily({ id }: Named, { random, options }: Vocabulary): string {
  const others = options.filter((each) => each.kind === "choice");
  return `${id}.family == ${others[random(others.length)]?.id ?? id}.family`;
}

function comparison(words: Vocabulary): string {
  const sign = ["<=", "<", ">=", ">", "==", "!="][words.random(6)] ?? "<=";
  return `${quantity(words, 1)} ${sign} ${quantity(words, 0)}`;
}

function quantity(words: Vocabulary, depth: number): string {
  const { random, options, derived } = words;
  if (depth > 0) {
    switch (random(6)) {
      case 0:
        return `${factor(words)} * ${factor(words)}`;
      case 1:
        return `${factor(words)} + ${factor(words)} * 2`;
      case 2:
        return `${factor(words)} - ${factor(words)}`;
      case 3:
        return `(${statementOf(words)} ? ${factor(words)} : ${factor(words)})`;
      default:
    }
  }
  return options.length + derived.length === 0 ? String(random(9)) : factor(words);
}

/** Without numbers inside, so that quantities do not nest without end. */
function statementOf({ random, options }: Vocabulary): string {
  const option = options[random(options.length)];
  if (!option) return "true";
  const value = option.values[random(option.values.length)] ?? "a";
  switch (option.kind) {
    case "boolean":
      return option.id;
    case "multi":
      return `'${value}' in ${option.id}`;
    case "number":
      return `${option.id} < ${value}`;
    case "choice":
      return `${option.id} == '${value}'`;
  }
}

function factor({ random, options, derived }: Vocabulary): string {
  const [first] = derived;
  if (first !== undefined && random(4) === 0) return derived[random(derived.length)] ?? first;
  const option = options[random(options.length)];
  if (!option || random(3) === 0) return [String(random(9)), "1.5", "-3"][random(3)] ?? "1";
  switch (option.kind) {
    case "boolean":
      return `(${option.id} ? 2 : ${random(4)})`;
    case "multi":
      return random(2) === 0 ? `sum(${option.id}.watts)` : `size(${option.id})`;
    case "number":
      return option.id;
    case "choice":
      return random(3) === 0 ? `sum(${option.id}.watts)` : `${option.id}.watts`;
  }
}
