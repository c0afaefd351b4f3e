import type { Comparison, Feature } from "./model.ts";

/** A condition with its names looked up. */
export type Formula =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "chosen"; readonly feature: Feature }
  | { readonly kind: "not"; readonly of: Formula }
  | { readonly kind: "and" | "or"; readonly parts: readonly Formula[] }
  | { readonly kind: "implies" | "iff"; readonly left: Formula; readonly right: Formula }
  | { readonly kind: "compare"; readonly op: Comparison; readonly left: Quantity; readonly right: Quantity };

/** A number with its names looked up. What belongs to a feature that is not chosen counts as 0. */
export type Quantity =
  | { readonly kind: "number"; readonly value: number }
  /** The number of an Integer or Real feature. */
  | { readonly kind: "measure"; readonly feature: Feature }
  | { readonly kind: "attribute"; readonly feature: Feature; readonly value: number }
  /** An attribute over every chosen value of a group that is one option. */
  | { readonly kind: "groupSum"; readonly option: string; readonly attribute: string }
  /** `sum(price)`: one object per attribute and feature, however often it is named. */
  | { readonly kind: "total"; readonly name: string; readonly terms: readonly Quantity[] }
  | { readonly kind: "sum"; readonly terms: readonly Term[] }
  | { readonly kind: "product"; readonly factors: readonly Quantity[] };

export interface Term {
  readonly sign: 1 | -1;
  readonly of: Quantity;
}

const TRUE: Formula = { kind: "constant", value: true };
const FALSE: Formula = { kind: "constant", value: false };

/** The builders leave out what makes no difference: constants, doubled negations, groups of one. */
export function constant(value: boolean): Formula {
  return value ? TRUE : FALSE;
}

export function not(of: Formula): Formula {
  if (of.kind === "constant") return constant(!of.value);
  return of.kind === "not" ? of.of : { kind: "not", of };
}

export function many(kind: "and" | "or", parts: readonly Formula[]): Formula {
  const decides = kind === "or";
  const left: Formula[] = [];
  for (const part of parts) {
    if (part.kind === "constant") {
      if (part.value === decides) return part;
    } else if (part.kind === kind) {
      for (const inner of part.parts) left.push(inner);
    } else left.push(part);
  }
  const [only] = left;
  if (only === undefined) return constant(!decides);
  return left.length === 1 ? only : { kind, parts: left };
}

export function implies(left: Formula, right: Formula): Formula {
  if (left.kind === "constant") return left.value ? right : TRUE;
  if (right.kind === "constant") return right.value ? TRUE : not(left);
  return { kind: "implies", left, right };
}

export function iff(left: Formula, right: Formula): Formula {
  if (left.kind === "constant") return left.value ? right : not(right);
  if (right.kind === "constant") return right.value ? left : not(left);
  return { kind: "iff", left, right };
}

export function sum(terms: readonly Term[]): Quantity {
  const left: Term[] = [];
  let fixed = 0;
  for (const { sign, of } of terms) {
    if (of.kind === "number") fixed += sign * of.value;
    else if (of.kind === "sum")
      for (const inner of of.terms) left.push({ sign: inner.sign === sign ? 1 : -1, of: inner.of });
    else left.push({ sign, of });
  }
  const [only] = left;
  if (only === undefined) return { kind: "number", value: rounded(fixed) };
  if (fixed !== 0) left.push({ sign: fixed > 0 ? 1 : -1, of: { kind: "number", value: rounded(Math.abs(fixed)) } });
  return left.length === 1 && only.sign === 1 ? only.of : { kind: "sum", terms: left };
}

export function product(factors: readonly Quantity[]): Quantity {
  const left: Quantity[] = [];
  let fixed = 1;
  for (const factor of factors) {
    if (factor.kind === "number") fixed *= factor.value;
    else if (factor.kind === "product") left.push(...factor.factors);
    else left.push(factor);
  }
  const [only] = left;
  if (only === undefined || fixed === 0) return { kind: "number", value: rounded(fixed) };
  if (fixed === 1) return left.length === 1 ? only : { kind: "product", factors: left };
  return { kind: "product", factors: [{ kind: "number", value: rounded(fixed) }, ...left] };
}

/** 0.1 + 0.2 is 0.3 here as in the expressions. */
function rounded(value: number): number {
  return Number(value.toFixed(9));
}
