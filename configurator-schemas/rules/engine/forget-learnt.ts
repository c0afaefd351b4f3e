import type { Solver } from "./solver.ts";

/** Drops every clause of three literals or more that is not the model's, and the late literals they define; only at level 0. */
export function forgetLearnt(solver: Solver): void {
  const { arena, value, watches } = solver;
  solver.arenaSize = solver.originalEnd;
  solver.valueLiterals.clear();
  solver.lateOccurrences.length = 0;
  for (const list of watches) list.length = 0;
  for (let at = 1; at < solver.originalEnd; at += arena[at]! + 1) {
    let free = 0;
    let isSatisfied = false;
    for (let i = at + 1, end = at + 1 + arena[at]!; i < end && !isSatisfied; i++) {
      const literal = arena[i]!;
      isSatisfied = value[literal]! > 0;
      if (value[literal] !== 0 || free === 2) continue;
      arena[i] = arena[at + 1 + free]!;
      arena[at + 1 + free] = literal;
      free++;
    }
    if (isSatisfied) continue;
    watches[arena[at + 1]!]!.push(at, arena[at + 2]!);
    watches[arena[at + 2]!]!.push(at, arena[at + 1]!);
  }
}
