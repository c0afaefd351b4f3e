import type { Literal } from "./literal.ts";
import { floorOf, valueAfter } from "./number-domain.ts";
import type { NumberDomain } from "./number-domain.ts";

/** The statements "number <= key" made so far about one number, ascending by key. */
export interface Orders {
  readonly domain: NumberDomain;
  readonly keys: number[];
  readonly variables: number[];
}

/**
 * The bounds of every number under the present assignment, each with the literal that set it (0 = the domain itself),
 * and how to take them back. A bound moves only when its order literal is assigned, so every bound can be explained.
 */
export class Bounds {
  readonly orders: Orders[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly lowerLiteral: Literal[] = [];
  readonly upperLiteral: Literal[] = [];
  /** The number's value in the kept witness. */
  readonly witness: number[] = [];
  /** When a bound of the number last took part in a conflict. */
  readonly bump: number[] = [];
  readonly #undo: number[] = [];

  add(domain: NumberDomain): void {
    this.orders.push({ domain, keys: [], variables: [] });
    this.lower.push(domain.min);
    this.upper.push(domain.max);
    this.lowerLiteral.push(0);
    this.upperLiteral.push(0);
    this.witness.push(domain.min);
    this.bump.push(0);
  }

  /** The number's value when the present bounds are laid over the witness. */
  overlay(number: number): number {
    return Math.min(Math.max(this.witness[number]!, this.lower[number]!), this.upper[number]!);
  }

  /** The key "number <= bound" stands under, or a constant. */
  keyOf(number: number, bound: number): number | boolean {
    const { domain } = this.orders[number]!;
    const key = floorOf(domain, bound);
    return key === undefined ? false : key >= domain.max ? true : key;
  }

  /** True when `value` is in the number's domain. */
  has(number: number, value: number): boolean {
    return floorOf(this.orders[number]!.domain, value) === value;
  }

  variableOf(number: number, key: number): number | undefined {
    const { keys, variables } = this.orders[number]!;
    const at = position(keys, key);
    return keys[at] === key ? variables[at] : undefined;
  }

  /** Says how many the number has now. */
  insert(number: number, { key, variable }: { readonly key: number; readonly variable: number }): number {
    const { keys, variables } = this.orders[number]!;
    const at = position(keys, key);
    keys.splice(at, 0, key);
    variables.splice(at, 0, variable);
    return keys.length;
  }

  remove(number: number, key: number): void {
    const { keys, variables } = this.orders[number]!;
    const at = position(keys, key);
    keys.splice(at, 1);
    variables.splice(at, 1);
  }

  /** First position whose key is not below `key`. */
  positionOf(number: number, key: number): number {
    return position(this.orders[number]!.keys, key);
  }

  valueAfter(number: number, key: number): number {
    return valueAfter(this.orders[number]!.domain, key);
  }

  setUpper(number: number, { bound, literal }: { readonly bound: number; readonly literal: Literal }): void {
    this.#undo.push(number * 2 + 1, this.upper[number]!, this.upperLiteral[number]!);
    this.upper[number] = bound;
    this.upperLiteral[number] = literal;
  }

  setLower(number: number, { bound, literal }: { readonly bound: number; readonly literal: Literal }): void {
    this.#undo.push(number * 2, this.lower[number]!, this.lowerLiteral[number]!);
    this.lower[number] = bound;
    this.lowerLiteral[number] = literal;
  }

  get mark(): number {
    return this.#undo.length;
  }

  undoTo(mark: number): void {
    const undo = this.#undo;
    while (undo.length > mark) {
      const literal = undo.pop()!;
      const bound = undo.pop()!;
      const at = undo.pop()!;
      if (at & 1) {
        this.upper[at >> 1] = bound;
        this.upperLiteral[at >> 1] = literal;
      } else {
        this.lower[at >> 1] = bound;
        this.lowerLiteral[at >> 1] = literal;
      }
    }
  }
}

function position(keys: readonly number[], key: number): number {
  let low = 0;
  for (let high = keys.length; low < high;) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
