import { FALSE, TRUE } from "./literal.ts";
import type { Literal } from "./literal.ts";
import { constantForm, formKey, literalForm, numberForm, scaleForm, sumForms } from "./linear-form.ts";
import type { LinearForm } from "./linear-form.ts";
import { domainSize, domainValues, floorOf, gridDomain, listedDomain, MAX_ENUMERATED } from "./number-domain.ts";
import type { NumberDomain } from "./number-domain.ts";

/** A table with more rows than this is split. */
const MAX_CLAUSE = 64;

/** One number: its domain, the statements "number <= key" made so far, and one literal per value when enumerated. */
export interface ModelNumber {
  readonly domain: NumberDomain;
  /** key → variable of "number <= key". */
  readonly orders: Map<number, number>;
  /** value → literal of "number = value". */
  readonly values: Map<number, Literal>;
  /** True when every value has its literal, so that holes are exact. */
  readonly enumerated: boolean;
  /** Someone sees it, and nothing else decides it; helpers follow from others. */
  readonly shown: boolean;
}

/** A clause: at least one literal holds. `rule` names the rule it belongs to; clauses without one are structure. */
export interface ModelClause {
  readonly literals: readonly Literal[];
  readonly rule: string | undefined;
}

/** At most one of the literals holds. */
export interface ModelGroup {
  readonly literals: readonly Literal[];
  readonly rule: string | undefined;
}

/** When `guard` holds, Σ numbers + Σ literals <= bound. */
export interface ModelLinear {
  readonly guard: Literal;
  readonly numbers: LinearForm["numbers"];
  readonly literals: LinearForm["literals"];
  readonly bound: number;
}

/** product = left × right, all numbers. */
export interface ModelProduct {
  readonly product: number;
  readonly left: number;
  readonly right: number;
}

export type Comparison = "<=" | "<" | ">=" | ">" | "=" | "!=";

/** What `addNumber` takes: a grid or a list, in integers scaled to the step. */
export type NumberShape = (
  | { readonly min: number; readonly max: number; readonly step?: number }
  | { readonly values: readonly number[] }
) & {
  /** False for helpers nobody sees: they are not closed after a click. */
  readonly shown?: boolean;
};

/** An empty model: add Booleans, numbers and constraints, then hand it to `Engine`. */
export function createModel(): Model {
  return new Model();
}

/**
 * What may be chosen and what must hold. Only clauses and at-most-one groups constrain; everything else (`compare`, `and`,
 * `table`, `product`, `lookup`) defines a literal or a number, so that numeric statements nest in any Boolean formula and
 * a rule is always a tagged clause.
 */
export class Model {
  variables = 1;
  readonly shown: Literal[] = [];
  readonly clauses: ModelClause[] = [];
  readonly groups: ModelGroup[] = [];
  readonly numbers: ModelNumber[] = [];
  readonly linears: ModelLinear[] = [];
  readonly products: ModelProduct[] = [];
  /** By form: the number that equals it, and the literal of "form <= 0". Asked twice, it is one thing to the search. */
  readonly #sums = new Map<string, number>();
  readonly #guards = new Map<string, Literal>();

  /** A new Boolean; `shown: false` for helpers. */
  addBoolean({ shown = true }: { readonly shown?: boolean } = {}): Literal {
    this.variables += 1;
    const literal = this.variables * 2;
    if (shown) this.shown.push(literal);
    return literal;
  }

  /** `count` new Booleans of which exactly one holds. */
  addChoice(count: number): readonly Literal[] {
    const literals = Array.from({ length: count }, () => this.addBoolean());
    this.addClause(literals);
    this.addAtMostOne(literals);
    return literals;
  }

  /** A new number; up to 64 values, or listed, it gets one literal per value (exact holes). */
  addNumber(shape: NumberShape): number {
    const domain = "values" in shape ? listedDomain(shape.values) : gridDomain(shape.min, shape.max, shape.step);
    const shown = shape.shown ?? true;
    const isSmall = domain.values !== undefined || domainSize(domain) <= MAX_ENUMERATED;
    if (!isSmall || !shown) return this.#pushNumber(domain, { enumerated: false, shown });
    const number = this.#pushNumber(domain, { enumerated: true, shown });
    for (const value of domainValues(domain)) this.is(number, value);
    for (const literal of this.number(number).values.values()) {
      if (literal > FALSE) this.shown.push(literal & ~1);
    }
    return number;
  }

  /** At least one of the literals holds. */
  addClause(literals: readonly Literal[], rule?: string): void {
    const distinct = [...new Set(literals)].filter((literal) => literal !== FALSE);
    if (distinct.some((literal) => literal === TRUE || distinct.includes(literal ^ 1))) return;
    this.clauses.push({ literals: distinct, rule });
  }

  /** At most one of the literals holds. */
  addAtMostOne(literals: readonly Literal[], rule?: string): void {
    if (literals.length < 2) return;
    const isNative = literals.every((literal) => literal > FALSE) && new Set(literals).size === literals.length;
    if (isNative) this.groups.push({ literals: [...literals], rule });
    else this.addLinear(sumForms([...literals.map(literalForm), constantForm(-1)]), "<=", rule);
  }

  /** `form comparison 0` must hold. */
  addLinear(form: LinearForm, comparison: Comparison, rule?: string): void {
    this.addClause([this.compare(form, comparison)], rule);
  }

  /**
   * One of the rows must hold, unless one of `unless` does; a row is the conjunction of its cells, `undefined` is a wildcard.
   * Rows that can never hold are dropped.
   */
  addTable(
    rows: readonly (readonly (Literal | undefined)[])[],
    { rule, unless = [] }: { readonly rule?: string | undefined; readonly unless?: readonly Literal[] } = {},
  ): void {
    const selectors = rows.map((cells) => this.row(cells)).filter((selector) => selector !== FALSE);
    this.addClause([...unless, ...this.#inChunks(selectors)], rule);
  }

  /** The literal that holds when every cell does. */
  row(cells: readonly (Literal | undefined)[]): Literal {
    return this.and(cells.filter((cell) => cell !== undefined));
  }

  number(index: number): ModelNumber {
    const number = this.numbers[index];
    if (!number)
      throw new RangeError(`expected a number of this model (0 to ${this.numbers.length - 1}), got ${index}`);
    return number;
  }

  /** "number <= bound" */
  atMost(index: number, bound: number): Literal {
    const { domain, orders } = this.number(index);
    const key = floorOf(domain, bound);
    if (key === undefined) return FALSE;
    if (key >= domain.max) return TRUE;
    let variable = orders.get(key);
    if (variable === undefined) {
      variable = this.addBoolean({ shown: false }) >> 1;
      orders.set(key, variable);
    }
    return variable * 2;
  }

  /** "number >= bound" */
  atLeast(index: number, bound: number): Literal {
    return this.atMost(index, Math.ceil(bound) - 1) ^ 1;
  }

  /** "number = value" */
  is(index: number, value: number): Literal {
    const { domain, values } = this.number(index);
    if (floorOf(domain, value) !== value) return FALSE;
    const known = values.get(value);
    if (known !== undefined) return known;
    const literal = this.and([this.atLeast(index, value), this.atMost(index, value)]);
    values.set(value, literal);
    return literal;
  }

  /** The literal that holds when all do. `isWholeLast`: a search that may choose rather denies a part than affirms the whole. */
  and(literals: readonly Literal[], { isWholeLast = false }: { readonly isWholeLast?: boolean } = {}): Literal {
    const parts = [...new Set(literals)].filter((literal) => literal !== TRUE);
    if (parts.some((literal) => literal === FALSE || parts.includes(literal ^ 1))) return FALSE;
    const [only] = parts;
    if (only === undefined) return TRUE;
    if (parts.length === 1) return only;
    const whole = this.addBoolean({ shown: false });
    for (const part of parts) this.addClause([whole ^ 1, part]);
    const denied = parts.map((part) => part ^ 1);
    this.addClause(isWholeLast ? [...denied, whole] : [whole, ...denied]);
    return whole;
  }

  /** The literal that holds when any does. */
  or(literals: readonly Literal[]): Literal {
    return this.and(literals.map((literal) => literal ^ 1)) ^ 1;
  }

  /** The literal that holds when `form comparison 0` does. */
  compare(form: LinearForm, comparison: Comparison): Literal {
    const plus = (constant: number) => ({ ...form, constant: form.constant + constant });
    switch (comparison) {
      case "<=":
        return this.#isNotPositive(form);
      case "<":
        return this.#isNotPositive(plus(1));
      case ">":
        return this.#isNotPositive(form) ^ 1;
      case ">=":
        return this.#isNotPositive(plus(1)) ^ 1;
      case "=": {
        const [only] = form.numbers;
        if (only && form.numbers.length === 1 && form.literals.length === 0) {
          const value = -form.constant / only.factor;
          return Number.isInteger(value) ? this.is(only.number, value) : FALSE;
        }
        // A search that finds neither side denied gives up one of them before it insists on equality.
        return this.and([this.compare(form, "<="), this.compare(form, ">=")], { isWholeLast: true });
      }
      case "!=":
        return this.compare(form, "=") ^ 1;
    }
  }

  /** The least and greatest the form could be, every term for itself; throws beyond exact integers. */
  rangeOf(form: LinearForm): { readonly min: number; readonly max: number } {
    let min = form.constant;
    let max = form.constant;
    let size = Math.abs(form.constant);
    for (const { number, factor } of form.numbers) {
      const { domain } = this.number(number);
      min += factor * (factor > 0 ? domain.min : domain.max);
      max += factor * (factor > 0 ? domain.max : domain.min);
      size += Math.abs(factor) * Math.max(Math.abs(domain.min), Math.abs(domain.max));
    }
    for (const { factor } of form.literals) {
      min += Math.min(0, factor);
      max += Math.max(0, factor);
      size += Math.abs(factor);
    }
    if (!Number.isSafeInteger(size)) throw new RangeError("expected sums and products below 2^53 in scaled integers");
    return { min, max };
  }

  /** A number that equals the form; the same one each time it is asked for. */
  numberOf(form: LinearForm): number {
    const [only] = form.numbers;
    if (only?.factor === 1 && form.numbers.length === 1 && form.literals.length === 0 && form.constant === 0) {
      return only.number;
    }
    const key = formKey(form);
    const known = this.#sums.get(key);
    if (known !== undefined) return known;
    const number = this.addNumber({ ...this.rangeOf(form), shown: false });
    this.#sums.set(key, number);
    this.addLinear(sumForms([form, scaleForm(numberForm(number), -1)]), "=");
    return number;
  }

  /** A number that equals left × right; the same one each time it is asked for. */
  product(left: number, right: number): number {
    const known = this.products.find(
      (each) => (each.left === left && each.right === right) || (each.left === right && each.right === left),
    );
    if (known) return known.product;
    const a = this.number(left).domain;
    const b = this.number(right).domain;
    const corners = [a.min * b.min, a.min * b.max, a.max * b.min, a.max * b.max];
    const product = this.addNumber({ min: Math.min(...corners), max: Math.max(...corners), shown: false });
    this.products.push({ product, left, right });
    return product;
  }

  /** A number that has the value of the one case that holds; the caller sees to it that exactly one does. */
  lookup(cases: readonly { readonly literal: Literal; readonly value: number }[]): number {
    const byValue = new Map<number, Literal[]>();
    for (const { literal, value } of cases) {
      if (literal !== FALSE) byValue.set(value, [...(byValue.get(value) ?? []), literal]);
    }
    const domain = listedDomain([...byValue.keys()]);
    const number = this.#pushNumber(domain, { enumerated: true, shown: false });
    let below: Literal = FALSE;
    for (const value of domainValues(domain)) {
      const literal = this.or(byValue.get(value) ?? []);
      this.number(number).values.set(value, literal);
      const upTo = this.atMost(number, value);
      this.addClause([literal ^ 1, upTo]);
      this.addClause([literal ^ 1, below ^ 1]);
      this.addClause([literal, upTo ^ 1, below]);
      below = upTo;
    }
    return number;
  }

  /** A long disjunction as a short one of parts: the search looks for what is left of a clause from its start again and again. */
  #inChunks(literals: readonly Literal[]): readonly Literal[] {
    if (literals.length <= MAX_CLAUSE) return literals;
    const size = Math.ceil(Math.sqrt(literals.length));
    const chunks = Array.from({ length: Math.ceil(literals.length / size) }, (_, i) =>
      this.or(literals.slice(i * size, (i + 1) * size)),
    );
    return chunks;
  }

  #pushNumber(
    domain: NumberDomain,
    { enumerated, shown }: { readonly enumerated: boolean; readonly shown: boolean },
  ): number {
    return this.numbers.push({ domain, orders: new Map(), values: new Map(), enumerated, shown }) - 1;
  }

  /** form <= 0 */
  #isNotPositive(form: LinearForm): Literal {
    const { min, max } = this.rangeOf(form);
    if (max <= 0) return TRUE;
    if (min > 0) return FALSE;
    const [only] = form.numbers;
    const [single] = form.literals;
    if (only && form.numbers.length === 1 && !single) {
      const bound = -form.constant / only.factor;
      return only.factor > 0
        ? this.atMost(only.number, Math.floor(bound))
        : this.atLeast(only.number, Math.ceil(bound));
    }
    if (single && form.literals.length === 1 && !only) return single.factor > 0 ? single.literal ^ 1 : single.literal;
    const key = formKey(form);
    const known = this.#guards.get(key);
    if (known !== undefined) return known;
    const guard = this.addBoolean({ shown: false });
    this.#guards.set(key, guard);
    this.linears.push({ guard, numbers: form.numbers, literals: form.literals, bound: -form.constant });
    const opposite = scaleForm(form, -1);
    this.linears.push({
      guard: guard ^ 1,
      numbers: opposite.numbers,
      literals: opposite.literals,
      bound: form.constant - 1,
    });
    return guard;
  }
}
