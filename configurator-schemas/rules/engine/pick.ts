import type { Literal } from "./literal.ts";
import type { Model } from "./model.ts";
import type { Solver } from "./solver.ts";
import { boundLiteral, valueLiteral } from "./value-literal.ts";
import type { Bound } from "./value-literal.ts";

/** What the shopper chose: a literal of the model holds, or a number has a value. */
export type Pick = { readonly literal: Literal } | { readonly number: number; readonly value: number };

/** What a pick, or one side of a number, is in a solver: literals made for numbers are each solver's own. */
export function literalOf(
  solver: Solver,
  { pick, model }: { readonly pick: Pick | Bound; readonly model: Model },
): Literal {
  if ("literal" in pick) return pick.literal;
  if (!("value" in pick)) return boundLiteral(solver, pick);
  return model.number(pick.number).values.get(pick.value) ?? valueLiteral(solver, pick);
}
