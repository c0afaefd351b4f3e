import { namesIn } from "../expressions/names-in.ts";
import type { Expression } from "../expressions/tree.ts";
import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";
import type { ProductDocument } from "./product.ts";

/** A longer chain of conditions on conditions is refused: nobody can follow it, and evaluating it would nest as deep. */
const MAX_CHAIN = 60;

/**
 * Derived values and `availableWhen` may name each other, but not in a circle: the answer would depend on itself. The issue
 * names the circle, at its first link.
 */
export function findCycle(document: ProductDocument, trees: Readonly<Record<string, Expression>>): Issue[] {
  const links = new Map<string, { readonly path: readonly (string | number)[]; readonly names: readonly string[] }>();
  const add = (id: string, text: string | undefined, path: readonly (string | number)[]) => {
    const tree = text === undefined ? undefined : trees[text];
    if (tree) links.set(id, { path, names: [...namesIn(tree)] });
  };
  document.options.forEach(({ id, availableWhen }, i) => add(id, availableWhen, ["options", i, "availableWhen"]));
  document.derived.forEach(({ id, value }, i) => add(id, value, ["derived", i, "value"]));

  const done = new Map<string, number>();
  const issues: Issue[] = [];
  const visit = (id: string, chain: readonly string[]): number => {
    const known = done.get(id);
    const link = links.get(id);
    if (known !== undefined || !link) return known ?? 0;
    const at = chain.indexOf(id);
    if (at >= 0 || chain.length > MAX_CHAIN) {
      const got = at >= 0 ? [...chain.slice(at), id] : [...chain.slice(0, 3), "…"];
      issues.push(issue("expression_circular", "error", link.path, { got: got.join(" → "), max: MAX_CHAIN }));
      return 0;
    }
    const depth = 1 + Math.max(0, ...link.names.map((name) => (issues.length > 0 ? 0 : visit(name, [...chain, id]))));
    done.set(id, depth);
    return depth;
  };
  for (const id of links.keys()) {
    const depth = issues.length > 0 ? 0 : visit(id, []);
    const link = links.get(id);
    if (depth > MAX_CHAIN && link && issues.length === 0) {
      issues.push(issue("expression_circular", "error", link.path, { got: `${depth} × →`, max: MAX_CHAIN }));
    }
  }
  return issues;
}
