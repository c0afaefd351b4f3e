import type { Comparison, Feature } from "./model.ts";
import type { Formula } from "./formula.ts";

/** What is known of a number's range; sides nobody wrote are infinite. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** One side of a range that a conjunct says, always or whenever the feature is chosen. */
interface Bound {
  readonly feature: Feature;
  readonly op: "<" | "<=" | ">" | ">=" | "==";
  readonly value: number;
  /** `X => X >= 1`: says nothing when X is not chosen. */
  readonly isGuarded: boolean;
}

const FLIPPED: Readonly<Record<Comparison, Comparison>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

/** Narrows the ranges of numbers by what the conjuncts say of them, and tells which conjuncts the ranges now say alone. */
export class NumberBounds {
  readonly #bounds = new Map<Feature, Bounds>();
  readonly #isAlways: (feature: Feature) => boolean;

  constructor(isAlways: (feature: Feature) => boolean) {
    this.#isAlways = isAlways;
  }

  of(feature: Feature): Bounds {
    return this.#bounds.get(feature) ?? { min: -Infinity, max: Infinity };
  }

  narrow(feature: Feature, { min, max }: Bounds): void {
    const known = this.of(feature);
    this.#bounds.set(feature, { min: Math.max(known.min, min), max: Math.min(known.max, max) });
  }

  /** Takes the conjunct's bound into the range; true when no rule has to say it any more. */
  absorb(conjunct: Formula): boolean {
    const bound = boundOf(conjunct);
    if (!bound) return false;
    const { feature, op, value, isGuarded } = bound;
    const isWhole = feature.type === "Integer";
    const isStrict = op === "<" || op === ">";
    const least = isWhole ? (op === ">" ? Math.floor(value) + 1 : Math.ceil(value)) : value;
    const most = isWhole ? (op === "<" ? Math.ceil(value) - 1 : Math.floor(value)) : value;
    this.narrow(feature, {
      min: op === ">" || op === ">=" || op === "==" ? least : -Infinity,
      max: op === "<" || op === "<=" || op === "==" ? most : Infinity,
    });
    // A feature that is not chosen counts as 0: where 0 breaks the bound, the bound also makes the feature be chosen.
    const saysMore = !isGuarded && !this.#isAlways(feature) && !holdsForZero(op, value);
    return !saysMore && (isWhole || !isStrict);
  }
}

function boundOf(formula: Formula, guard?: Feature): Bound | undefined {
  if (formula.kind === "implies" && formula.left.kind === "chosen" && guard === undefined) {
    const bound = boundOf(formula.right, formula.left.feature);
    return bound?.feature === formula.left.feature ? bound : undefined;
  }
  if (formula.kind !== "compare") return undefined;
  const { left, right } = formula;
  const op = left.kind === "number" ? FLIPPED[formula.op] : formula.op;
  const [measure, limit] = left.kind === "number" ? [right, left] : [left, right];
  if (measure.kind !== "measure" || limit.kind !== "number" || op === "!=") return undefined;
  return { feature: measure.feature, op, value: limit.value, isGuarded: guard !== undefined };
}

function holdsForZero(op: Bound["op"], value: number): boolean {
  switch (op) {
    case "<":
      return value > 0;
    case "<=":
      return value >= 0;
    case ">":
      return value < 0;
    case ">=":
      return value <= 0;
    case "==":
      return value === 0;
  }
}
