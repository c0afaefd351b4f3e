import type { Issue } from "../../schema/issue.ts";
import { areaRule } from "../compile/compile-rules.ts";
import type { NamedCondition } from "./conditions-of.ts";
import { finding, proof, undecided } from "./finding.ts";
import type { Prover } from "./prover.ts";
import { labelOf } from "./words.ts";

/** Print areas nobody can ever print on. */
export function lintAreas(prover: Prover): Issue[] {
  return prover.product.printAreas.flatMap((area, i) => {
    const condition = prover.rules.proofs.get(areaRule(area.id));
    if (!condition) return [];
    const path = ["printAreas", i, "availableWhen"];
    const label = labelOf(area.label);
    switch (prover.canHold([condition.fires])) {
      case "possible":
        return [];
      case "undecided":
        return [undecided(path, label)];
      case "impossible":
        return [finding("area_unreachable", path, { area: label, ...proof(prover, prover.why([condition.fires])) })];
    }
  });
}

/** Surcharges, recommendations, parts and shapes whose condition is never met. */
export function lintConditions(prover: Prover, conditions: readonly NamedCondition[]): Issue[] {
  return conditions.flatMap(({ text, path, what }) => {
    const literal = prover.rules.conditions.get(text);
    if (literal === undefined) return [];
    switch (prover.canHold([literal])) {
      case "possible":
        return [];
      case "undecided":
        return [undecided(path, what)];
      case "impossible":
        return [finding("rule_never_fires", path, { what, ...proof(prover, prover.why([literal])) })];
    }
  });
}
