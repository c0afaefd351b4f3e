import { createModel } from "../../../configurator-schemas/rules/engine/model.ts";
import type { Comparison, Model } from "../../../configurator-schemas/rules/engine/model.ts";
import type { Pick } from "../../../configurator-schemas/rules/engine/engine.ts";
import {
  literalForm,
  numberForm,
  scaleForm,
  sumForms,
  constantForm,
} from "../../../configurator-schemas/rules/engine/linear-form.ts";
import type { LinearForm } from "../../../configurator-schemas/rules/engine/linear-form.ts";
import type { Literal } from "../../../configurator-schemas/rules/engine/literal.ts";

/** One configuration of a random model: the Booleans by position, the numbers by position. */
export interface Assignment {
  readonly booleans: readonly boolean[];
  readonly numbers: readonly number[];
}

/** A literal together with what it means, so that brute force can judge the engine. */
interface Meant {
  readonly literal: Literal;
  readonly holds: (assignment: Assignment) => boolean;
}

/** A form together with what it is worth. */
interface Worth {
  readonly form: LinearForm;
  readonly value: (assignment: Assignment) => number;
}

/** A small random model, its rules as functions, and every configuration that keeps them. */
export interface RandomModel {
  readonly model: Model;
  readonly booleans: readonly Literal[];
  readonly numbers: readonly { readonly number: number; readonly domain: readonly number[] }[];
  readonly rules: readonly { readonly id: string; readonly holds: (assignment: Assignment) => boolean }[];
  readonly structure: (assignment: Assignment) => boolean;
  readonly all: readonly Assignment[];
  readonly valid: readonly Assignment[];
}

/** A small deterministic generator (mulberry32): the same seed gives the same model on every machine. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Makes the model of a seed: Booleans, a group, small and (every second seed) large numbers, and 2 to 7 rules of every kind. */
export function randomModel(seed: number): RandomModel {
  const random = createRandom(seed);
  const model = createModel();
  const booleans = Array.from({ length: 2 + random(4) }, () => model.addBoolean());
  const groups: number[][] = [];
  if (random(2) === 0) {
    const group = [0, 1, ...(random(2) === 0 && booleans.length > 2 ? [2] : [])];
    groups.push(group);
    model.addAtMostOne(group.map((i) => booleans[i]!));
  }
  const numbers = Array.from({ length: 1 + random(3) }, (_, i) => {
    const isLarge = i === 0 && seed % 2 === 0;
    if (!isLarge && random(3) === 0) {
      const domain = [...new Set(Array.from({ length: 2 + random(4) }, () => random(30) - 8))].toSorted(
        (a, b) => a - b,
      );
      return { number: model.addNumber({ values: domain }), domain };
    }
    const min = random(8) - 3;
    const step = 1 + random(3);
    const count = isLarge ? 65 + random(60) : 2 + random(5);
    const domain = Array.from({ length: count }, (__, k) => min + k * step);
    return { number: model.addNumber({ min, max: domain.at(-1)!, step }), domain };
  });
  const maker = new FormulaMaker({ model, booleans, numbers, random });
  const rules = Array.from({ length: 2 + random(6) }, (_, i) => {
    const id = `rule${i}`;
    return { id, holds: maker.addRule(id) };
  });
  const all = allAssignments(
    booleans.length,
    numbers.map(({ domain }) => domain),
  );
  const structure = ({ booleans: values }: Assignment) =>
    groups.every((group) => group.filter((i) => values[i]).length <= 1);
  const valid = all.filter((each) => structure(each) && rules.every(({ holds }) => holds(each)));
  return { model, booleans, numbers, rules, structure, all, valid };
}

/** A pick of a random value, with what it means. */
export function randomPick(
  { booleans, numbers }: RandomModel,
  random: (below: number) => number,
): { readonly pick: Pick; readonly holds: (assignment: Assignment) => boolean } {
  const at = random(booleans.length + numbers.length);
  if (at < booleans.length) {
    const wanted = random(2) === 0;
    return { pick: { literal: booleans[at]! ^ (wanted ? 0 : 1) }, holds: (each) => each.booleans[at] === wanted };
  }
  const { number, domain } = numbers[at - booleans.length]!;
  const value = domain[random(domain.length)]!;
  return { pick: { number, value }, holds: (each) => each.numbers[at - booleans.length] === value };
}

class FormulaMaker {
  readonly #model: Model;
  readonly #booleans: readonly Literal[];
  readonly #numbers: RandomModel["numbers"];
  readonly #random: (below: number) => number;

  constructor({
    model,
    booleans,
    numbers,
    random,
  }: Pick_ & { readonly model: Model; readonly random: (below: number) => number }) {
    this.#model = model;
    this.#booleans = booleans;
    this.#numbers = numbers;
    this.#random = random;
  }

  addRule(id: string): (assignment: Assignment) => boolean {
    const model = this.#model;
    switch (this.#random(6)) {
      case 0: {
        const parts = this.#several(() => this.#statement());
        model.addClause(
          parts.map(({ literal }) => literal),
          id,
        );
        return (each) => parts.some(({ holds }) => holds(each));
      }
      case 1: {
        const parts = this.#booleans.map((_, i) => this.#boolean(i));
        model.addAtMostOne(
          parts.map(({ literal }) => literal),
          id,
        );
        return (each) => parts.filter(({ holds }) => holds(each)).length <= 1;
      }
      case 2:
        return this.#addTable(id);
      case 3: {
        const form = this.#form();
        const comparison = this.#comparison();
        model.addLinear(form.form, comparison, id);
        return (each) => compare(form.value(each), comparison);
      }
      default: {
        const when = this.#statement();
        const then = this.#statement();
        model.addClause([when.literal ^ 1, then.literal], id);
        return (each) => !when.holds(each) || then.holds(each);
      }
    }
  }

  #addTable(id: string): (assignment: Assignment) => boolean {
    const columns = [this.#random(this.#booleans.length), this.#random(this.#numbers.length)] as const;
    const { number, domain } = this.#numbers[columns[1]]!;
    const rows = Array.from({ length: 2 + this.#random(5) }, () => ({
      boolean: this.#random(3) === 0 ? undefined : this.#random(2) === 0,
      value:
        this.#random(4) === 0 ? undefined : domain[this.#random(domain.length)]! + (this.#random(8) === 0 ? 1000 : 0),
    }));
    this.#model.addTable(
      rows.map(({ boolean, value }) => [
        boolean === undefined ? undefined : this.#booleans[columns[0]]! ^ (boolean ? 0 : 1),
        value === undefined ? undefined : this.#model.is(number, value),
      ]),
      { rule: id },
    );
    return (each) =>
      rows.some(
        ({ boolean, value }) =>
          (boolean === undefined || each.booleans[columns[0]] === boolean) &&
          (value === undefined || each.numbers[columns[1]] === value),
      );
  }

  #statement(): Meant {
    switch (this.#random(6)) {
      case 0: {
        const parts = this.#several(() => this.#statement());
        const literal = this.#model.and(parts.map((part) => part.literal));
        return { literal, holds: (each) => parts.every(({ holds }) => holds(each)) };
      }
      case 1: {
        const parts = this.#several(() => this.#statement());
        const literal = this.#model.or(parts.map((part) => part.literal));
        return { literal, holds: (each) => parts.some(({ holds }) => holds(each)) };
      }
      case 2:
      case 3: {
        const { form, value } = this.#form();
        const comparison = this.#comparison();
        return { literal: this.#model.compare(form, comparison), holds: (each) => compare(value(each), comparison) };
      }
      default:
        return this.#boolean(this.#random(this.#booleans.length));
    }
  }

  #boolean(at: number): Meant {
    const isDenied = this.#random(2) === 0;
    return { literal: this.#booleans[at]! ^ (isDenied ? 1 : 0), holds: (each) => each.booleans[at] !== isDenied };
  }

  /** A sum of one to three terms plus a constant near the middle of its range, so that comparing it with 0 says something. */
  #form(): Worth {
    const terms = this.#several(() => this.#term());
    const form = sumForms(terms.map((term) => term.form));
    const { min, max } = this.#model.rangeOf(form);
    const constant = -(min + this.#random(max - min + 1));
    return {
      form: sumForms([form, constantForm(constant)]),
      value: (each) => terms.reduce((sum, { value }) => sum + value(each), constant),
    };
  }

  #term(): Worth {
    const model = this.#model;
    const at = this.#random(this.#numbers.length);
    const { number } = this.#numbers[at]!;
    const factor = this.#random(7) - 3 || 1;
    switch (this.#random(6)) {
      case 0: {
        const part = this.#boolean(this.#random(this.#booleans.length));
        return { form: scaleForm(literalForm(part.literal), factor), value: (each) => (part.holds(each) ? factor : 0) };
      }
      case 1: {
        const other = this.#random(this.#numbers.length);
        const product = model.product(number, this.#numbers[other]!.number);
        return { form: numberForm(product), value: (each) => each.numbers[at]! * each.numbers[other]! };
      }
      case 2:
        return this.#lookup(at);
      default:
        return { form: scaleForm(numberForm(number), factor), value: (each) => factor * each.numbers[at]! };
    }
  }

  #lookup(at: number): Worth {
    const { number, domain } = this.#numbers[at]!;
    const cut = domain[this.#random(domain.length)]!;
    const [low, high] = [this.#random(20), this.#random(20)];
    const result = this.#model.lookup([
      { literal: this.#model.atMost(number, cut), value: low },
      { literal: this.#model.atMost(number, cut) ^ 1, value: high },
    ]);
    return { form: numberForm(result), value: (each) => (each.numbers[at]! <= cut ? low : high) };
  }

  #comparison(): Comparison {
    return (["<=", "<", ">=", ">", "=", "!="] as const)[this.#random(6)]!;
  }

  #several<T>(make: () => T): T[] {
    return Array.from({ length: 1 + this.#random(3) }, make);
  }
}

type Pick_ = { readonly booleans: readonly Literal[]; readonly numbers: RandomModel["numbers"] };

function compare(value: number, comparison: Comparison): boolean {
  switch (comparison) {
    case "<=":
      return value <= 0;
    case "<":
      return value < 0;
    case ">=":
      return value >= 0;
    case ">":
      return value > 0;
    case "=":
      return value === 0;
    case "!=":
      return value !== 0;
  }
}

function allAssignments(booleans: number, domains: readonly (readonly number[])[]): Assignment[] {
  let numbers: (readonly number[])[] = [[]];
  for (const domain of domains) numbers = numbers.flatMap((each) => domain.map((value) => [...each, value]));
  return Array.from({ length: 2 ** booleans }, (_, bits) =>
    Array.from({ length: booleans }, (__, i) => ((bits >> i) & 1) === 1),
  ).flatMap((values) => numbers.map((each) => ({ booleans: values, numbers: each })));
}
