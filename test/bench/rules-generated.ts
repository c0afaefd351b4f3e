import { createRandom } from "./create-random.ts";
import type { FeatureModel } from "./rules-feature-model.ts";

/** Of ten groups of children: so many are alternatives, so many ask for one at least; the rest are single features. */
const ALTERNATIVES = 3;
const DISJUNCTIONS = 2;
/** Cross-tree rules per hundred features. With five times as many nearly everything is decided before the first click. */
const RULES_PER_HUNDRED = 12;

/**
 * A feature model grown at random, the same for the same seed: a tree with mandatory and optional features, alternatives and
 * disjunctions, and rules of two or three literals across it. One configuration is drawn first and every rule keeps it, so
 * that the model is never void.
 */
export function generatedFeatureModel(size: number, { seed }: { readonly seed: number }): FeatureModel {
  const random = createRandom(seed);
  const clauses: number[][] = [[1]];
  const atMostOne: number[][] = [];
  const isOn = [true, true];
  for (let parent = 1, next = 2; next <= size; parent++) {
    const children = Array.from({ length: Math.min(2 + random(6), size - next + 1) }, (_, i) => next + i);
    next += children.length;
    for (const child of children) clauses.push([-child, parent]);
    const kind = children.length > 1 ? random(10) : 9;
    const isParentOn = isOn[parent] === true;
    if (kind < ALTERNATIVES + DISJUNCTIONS) clauses.push([-parent, ...children]);
    if (kind < ALTERNATIVES) atMostOne.push(children);
    const chosen = random(children.length);
    for (const [i, child] of children.entries()) {
      const isMandatory = kind >= ALTERNATIVES + DISJUNCTIONS && random(3) === 0;
      if (isMandatory) clauses.push([-parent, child]);
      const isMore = kind >= ALTERNATIVES && random(2) === 0;
      isOn[child] = isParentOn && (isMandatory || isMore || (kind < ALTERNATIVES + DISJUNCTIONS && i === chosen));
    }
  }
  for (let rules = Math.floor((size * RULES_PER_HUNDRED) / 100); rules > 0;) {
    const clause = Array.from({ length: 2 + random(2) }, () => (2 + random(size - 1)) * (random(3) === 0 ? 1 : -1));
    if (!clause.some((signed) => isOn[Math.abs(signed)] === signed > 0)) continue;
    clauses.push(clause);
    rules -= 1;
  }
  return {
    format: "feature-model/1",
    name: `generated-${size}`,
    features: Array.from({ length: size }, (_, i) => `f${i + 1}`),
    clauses,
    atMostOne,
  };
}
