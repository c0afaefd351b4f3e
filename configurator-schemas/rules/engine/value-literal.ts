import { FALSE, TRUE } from "./literal.ts";
import type { Literal } from "./literal.ts";
import type { Solver } from "./solver.ts";

/** "number = value" for any value of any number, made in the solver when it is first needed, at whatever level it is. */
export function valueLiteral(
  solver: Solver,
  { number, value }: { readonly number: number; readonly value: number },
): Literal {
  if (!solver.bounds.has(number, value)) return FALSE;
  const low = solver.atLeast(number, value);
  const high = solver.atMost(number, value);
  for (const each of [low, high]) keep(solver, each >> 1);
  if (low === TRUE || high === TRUE) return low === TRUE ? high : low;
  const key = `${low} ${high}`;
  const known = solver.valueLiterals.get(key);
  if (known !== undefined) return known;
  const literal = defineBoth(solver, low, high);
  solver.valueLiterals.set(key, literal);
  return literal;
}

/** "number <= atMost" or "number >= atLeast", to stay. */
export function boundLiteral(solver: Solver, bound: Bound): Literal {
  const literal =
    "atMost" in bound ? solver.atMost(bound.number, bound.atMost) : solver.atLeast(bound.number, bound.atLeast);
  keep(solver, literal >> 1);
  return literal;
}

/** A statement about one side of a number. */
export type Bound =
  | { readonly number: number; readonly atMost: number }
  | { readonly number: number; readonly atLeast: number };

function defineBoth(solver: Solver, low: Literal, high: Literal): Literal {
  const { value, level } = solver;
  const variable = solver.newVariable();
  const literal = variable * 2;
  solver.witness[variable] = solver.isWitnessed(low) && solver.isWitnessed(high) ? 1 : 0;
  solver.addLateBinary(literal ^ 1, low);
  solver.addLateBinary(literal ^ 1, high);
  // Watched first: what is not false, and of what is false the part that is taken back first.
  const [first, second] =
    value[low]! > 0 && (value[high]! <= 0 || level[high >> 1]! > level[low >> 1]!) ? [high, low] : [low, high];
  const clause = solver.storeClause([literal, first ^ 1, second ^ 1]);
  for (const each of [literal, low ^ 1, high ^ 1]) (solver.lateOccurrences[each] ??= []).push(clause);
  if (solver.value[low]! < 0) solver.enqueue(literal ^ 1, -(low ^ 1));
  else if (solver.value[high]! < 0) solver.enqueue(literal ^ 1, -(high ^ 1));
  else if (solver.value[low]! > 0 && solver.value[high]! > 0) solver.enqueue(literal, clause);
  return literal;
}

/** A bound a pick names stays, and from now on it is noticed, so its own bit in the witness must be right too. */
function keep(solver: Solver, variable: number): void {
  solver.passing[variable] = 0;
  solver.witness[variable] = solver.isWitnessed(variable * 2) ? 1 : 0;
}
