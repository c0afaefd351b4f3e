import { FALSE, TRUE } from "../rules/engine/literal.ts";
import type { Literal } from "../rules/engine/literal.ts";
import type { PriceTable } from "../schema/price-table.ts";
import { indexOf } from "../schema/product-index.ts";
import type { BaseCase } from "./cheapest-amounts.ts";
import type { PricedRules } from "./cheapest-cases.ts";

/** The bases of a table, each once with the literal of the blanks that have it; exactly one holds. */
export function baseCases(rules: PricedRules, { base, baseBySku = [] }: PriceTable): readonly BaseCase[] {
  const { model, product } = rules;
  const own = new Map(baseBySku);
  const byBase = new Map<string, Literal[]>();
  const isWild = product.variants.rows.some((row) => row.includes("*"));
  const seen = new Set<string>();
  let earlier: Literal = FALSE;
  for (const row of own.size === 0 ? [] : product.variants.rows) {
    const cells = row.slice(0, -1);
    const variant = row.at(-1);
    const key = JSON.stringify(cells);
    // The first row that matches counts; without wildcards only an equal one can match too.
    if (seen.has(key) || typeof variant !== "object") continue;
    seen.add(key);
    const matches = model.and(
      cells.map((cell, i) => cellLiteral(typeof cell === "string" ? cell : "*", { id: product.variants.by[i], rules })),
    );
    const counts = isWild ? model.and([matches, earlier ^ 1]) : matches;
    if (isWild) earlier = model.or([earlier, matches]);
    const found = own.get(variant.sku);
    if (found !== undefined && found !== base) byBase.set(found, [...(byBase.get(found) ?? []), counts]);
  }
  const others = [...byBase].map(([each, literals]) => ({ base: each, literal: model.or(literals) }));
  return [...others, { base, literal: model.and(others.map(({ literal }) => literal ^ 1)) }];
}

/** An option that is not available matches "*" only. */
function cellLiteral(
  cell: string,
  { id = "", rules }: { readonly id: string | undefined; readonly rules: PricedRules },
): Literal {
  if (cell === "*") return TRUE;
  const kind = indexOf(rules.product).options.get(id)?.kind;
  if (kind !== "choice" && kind !== "boolean" && kind !== "number") return FALSE;
  if (kind === "boolean" && cell !== "true" && cell !== "false") return FALSE;
  const value = kind === "choice" ? cell : kind === "boolean" ? cell === "true" : Number(cell);
  return rules.options.compiler.condition({
    op: "==",
    left: { op: "option", id },
    right: { op: "literal", value },
  });
}
