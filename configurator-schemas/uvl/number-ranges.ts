import { finding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { Formula } from "./formula.ts";
import type { Comparison, Feature } from "./model.ts";
import { isExactNumber } from "./resolve-names.ts";

const LIMIT = 1e9;
/** A Real whose step nobody wrote is counted in hundredths. */
const DEFAULT_DECIMALS = 2;

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** What a feature's own attributes say; sides nobody wrote are infinite. */
interface Written extends Range {
  /** Where steps are counted from. */
  readonly anchor: number | undefined;
  readonly hasStep: boolean;
}

/** One side of a range that a conjunct says, always or (`isGuarded`, `X => X >= 1`) whenever the feature is chosen. */
interface Bound {
  readonly feature: Feature;
  readonly op: "<" | "<=" | ">" | ">=" | "==";
  readonly value: number;
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

/**
 * The ranges of Integer and Real features: what their attributes `min`, `max` and `step` say, narrowed by constraints that
 * compare one of them with a number.
 */
export class NumberRanges {
  readonly #ranges = new Map<Feature, Written>();
  readonly #isAlways: (feature: Feature) => boolean;
  readonly #findings: Finding[];

  constructor({ isAlways, findings }: { isAlways: (feature: Feature) => boolean; findings: Finding[] }) {
    this.#isAlways = isAlways;
    this.#findings = findings;
  }

  /** Takes the conjunct's bound into the range; true when no rule has to say it any more. */
  absorb(conjunct: Formula): boolean {
    const bound = boundOf(conjunct);
    if (!bound) return false;
    const { feature, op, value, isGuarded } = bound;
    const known = this.#known(feature);
    const isWhole = feature.type === "Integer";
    const isStrict = op === "<" || op === ">";
    const least = isWhole ? (op === ">" ? Math.floor(value) + 1 : Math.ceil(value)) : value;
    const most = isWhole ? (op === "<" ? Math.ceil(value) - 1 : Math.floor(value)) : value;
    const range = onGrid({
      ...known,
      min: op === ">" || op === ">=" || op === "==" ? Math.max(known.min, least) : known.min,
      max: op === "<" || op === "<=" || op === "==" ? Math.min(known.max, most) : known.max,
    });
    // Contradictions stay rules: they make a feature impossible, and their reasons say why.
    if (range.min > range.max) return false;
    this.#ranges.set(feature, range);
    // A feature that is not chosen counts as 0: where 0 breaks the bound, the bound also makes the feature be chosen.
    const saysMore = !isGuarded && !this.#isAlways(feature) && !holdsForZero(op, value);
    return !saysMore && (isWhole || !isStrict);
  }

  /** min, max and step of the option; what is missing is noted. */
  rangeOf(feature: Feature): Range {
    const { name } = feature;
    const { min, max, step, hasStep } = this.#known(feature);
    const missing = [...(isMissing(min) ? ["min"] : []), ...(isMissing(max) ? ["max"] : [])];
    if (missing.length > 0) {
      this.#findings.push(finding("noBounds", feature, { feature: name, missing: missing.join(" / ") }));
    } else if (min > max) this.#findings.push(finding("emptyRange", feature, { feature: name, min, max }));
    if (hasStep || feature.type === "Integer") return { min, max, step };
    const finest = Number(`1e-${Math.max(DEFAULT_DECIMALS, decimalsOf(min))}`);
    this.#findings.push(finding("realStep", feature, { feature: name, step: finest }));
    return { min, max, step: finest };
  }

  #known(feature: Feature): Written {
    let known = this.#ranges.get(feature);
    if (!known) {
      const [min, max, step] = (["min", "max", "step"] as const).map((each) => this.#attribute(feature, each));
      known = {
        min: min ?? -Infinity,
        max: max ?? Infinity,
        step: step ?? 1,
        anchor: min,
        hasStep: step !== undefined,
      };
      this.#ranges.set(feature, known);
    }
    return known;
  }

  #attribute(feature: Feature, attribute: "min" | "max" | "step"): number | undefined {
    const value = feature.attributes.get(attribute);
    if (value === undefined) return undefined;
    const isWhole = feature.type === "Integer";
    const isRight =
      typeof value === "number" &&
      isExactNumber(value) &&
      (attribute !== "step" || value > 0) &&
      (!isWhole || Number.isInteger(value));
    if (isRight) return value;
    const hint = isWhole ? " (1, 2, 3 …)" : attribute === "step" ? " > 0" : "";
    this.#findings.push(finding("badBound", feature, { feature: feature.name, attribute, hint }));
    return undefined;
  }
}

/** Steps are counted from the minimum that was written, wherever constraints let the range begin. */
function onGrid(range: Written): Written {
  const { anchor, min, step, hasStep } = range;
  if (anchor === undefined || !hasStep) return range;
  return { ...range, min: rounded(anchor + Math.ceil(rounded((min - anchor) / step)) * step) };
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

function isMissing(side: number): boolean {
  return Math.abs(side) > LIMIT;
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(value.toFixed(6).replace(/0+$/, ""))?.[1]?.length ?? 0;
}

function rounded(value: number): number {
  return Number(value.toFixed(6));
}
