import type { Solver } from "./solver.ts";

/**
 * Beyond so many integers of learnt clauses, or so many literals made for numbers on the way. Measured on the shelf, 80
 * journeys of 15 clicks: p95 56 ms without a limit, 15 ms with three times these, 12 ms.
 */
const MAX_LEARNT = 30_000;
const MAX_LATE = 2_000;

/** What was learnt slows every later look at the same literals, so it may weigh little beside the model itself. */
export function isOvergrown({ arenaSize, originalEnd, variables, originalVariables }: Solver): boolean {
  return arenaSize - originalEnd * 3 > MAX_LEARNT || variables - originalVariables * 2 > MAX_LATE;
}
