import type { Issue } from "../../schema/issue.ts";
import type { Rule } from "../../schema/rule.ts";
import { availabilityRule } from "../compile/compile-options.ts";
import { VARIANTS_RULE } from "../compile/compile-rules.ts";
import { ruleName } from "./conditions-of.ts";
import { finding, proof, undecided } from "./finding.ts";
import type { Prover } from "./prover.ts";
import { plain } from "./words.ts";

type Path = readonly (string | number)[];

/** A rule with its place and what it says as literals. */
interface Placed {
  readonly rule: Rule;
  readonly path: Path;
  readonly fires: number;
  readonly holds: number;
  readonly rows: readonly number[];
}

/** Rules whose condition is never met, rules that follow from others, and rows of tables nothing can match. */
export function lintRules(prover: Prover): Issue[] {
  const placed = prover.product.rules.flatMap((rule, i): Placed[] => {
    const literals = prover.rules.proofs.get(rule.id);
    return literals ? [{ rule, path: ["rules", i], ...literals }] : [];
  });
  const told = lintFiring(prover, placed);
  const firing = placed.filter(({ rule }) => !told.silent.has(rule.id));
  return [
    ...told.issues,
    ...firing.flatMap((each) => lintRows(prover, each)),
    ...lintNeedless(prover, { placed: firing, silent: told.silent }),
  ];
}

/** A rule that rules its own condition out does its work; one whose condition others rule out has none. */
function lintFiring(
  prover: Prover,
  placed: readonly Placed[],
): { readonly issues: Issue[]; readonly silent: ReadonlySet<string> } {
  const silent = new Set<string>();
  const issues: Issue[] = [];
  for (const { rule, path, fires } of placed.toReversed()) {
    const what = ruleName(rule.id);
    const answer = prover.canHold([fires]);
    if (answer === "possible") continue;
    const rules = answer === "impossible" ? prover.whyWithout([fires], new Set([...silent, rule.id])) : [];
    if (answer === "impossible" && !rules) continue;
    silent.add(rule.id);
    const at = [...path, "when"];
    issues.push(
      rules && answer === "impossible"
        ? finding("rule_never_fires", at, { what, ...proof(prover, rules) })
        : undecided(at, what),
    );
  }
  return { issues: issues.toReversed(), silent };
}

/** A row is of use when something matches it while its rule speaks. */
function lintRows(prover: Prover, { rule, path, fires, rows }: Placed): Issue[] {
  return rows.flatMap((row, i) => {
    const at = [...path, "table", "rows", i];
    switch (prover.canHold([fires, row])) {
      case "possible":
        return [];
      case "undecided":
        return [undecided(at, ruleName(rule.id), plain(String(i + 1)))];
      case "impossible":
        return [
          finding("row_never_matches", at, {
            what: ruleName(rule.id),
            row: i + 1,
            ...proof(prover, prover.why([fires, row])),
          }),
        ];
    }
  });
}

/**
 * Rules that say nothing the others do not say. Of several that say the same the first is kept: all those told can go
 * together. Asked last to first, half against half, so that what two questions in a row begin with stays on the engine.
 */
function lintNeedless(
  prover: Prover,
  { placed, silent }: { readonly placed: readonly Placed[]; readonly silent: ReadonlySet<string> },
): Issue[] {
  const { product } = prover;
  const structure = [VARIANTS_RULE, ...product.options.map(({ id }) => availabilityRule(id))];
  const errors = placed.filter(({ rule }) => rule.severity === "error");
  const needless = new Set<string>(silent);
  const issues: Issue[] = [];
  const visit = (some: readonly Placed[], others: readonly string[]): void => {
    const [only] = some;
    if (only && some.length === 1) {
      const found = lintOne(prover, only, { others, needless });
      if (found?.code === "rule_redundant") needless.add(only.rule.id);
      if (found) issues.push(found);
      return;
    }
    const half = some.length >> 1;
    const [first, last] = [some.slice(0, half), some.slice(half)];
    visit(last, [...others, ...first.map(({ rule }) => rule.id)]);
    visit(first, [...others, ...last.map(({ rule }) => rule.id).filter((id) => !needless.has(id))]);
  };
  if (errors.length > 0) visit(errors, structure);
  const kept = [...structure, ...errors.map(({ rule }) => rule.id).filter((id) => !needless.has(id))];
  for (const each of placed) {
    if (each.rule.severity !== "warning") continue;
    const found = lintOne(prover, each, { others: kept, needless });
    if (found) issues.push(found);
  }
  return issues;
}

function lintOne(
  prover: Prover,
  { rule, path, holds }: Placed,
  { others, needless }: { readonly others: readonly string[]; readonly needless: ReadonlySet<string> },
): Issue | undefined {
  switch (prover.canHoldAmong(others, [holds ^ 1])) {
    case "possible":
      return undefined;
    case "undecided":
      return undecided(path, ruleName(rule.id));
    case "impossible": {
      const rules = prover.whyWithout([holds ^ 1], new Set([...needless, rule.id])) ?? [];
      return finding("rule_redundant", path, { rule: rule.id, ...proof(prover, rules) });
    }
  }
}
