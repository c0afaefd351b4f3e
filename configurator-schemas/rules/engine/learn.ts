import type { Literal } from "./literal.ts";
import { EXPLAINED } from "./solver.ts";
import type { Solver } from "./solver.ts";

/**
 * Turns the solver's conflict into a learnt clause (first unique implication point, locally minimised), takes back levels,
 * never below `floor`, and asserts what was learnt. False when the conflict lies at or below `floor`: nothing above helps.
 */
export function learnFromConflict(solver: Solver, floor: number): boolean {
  const { level } = solver;
  let top = 0;
  for (const literal of solver.conflict) top = Math.max(top, level[literal >> 1]!);
  if (top <= floor) return false;
  solver.cancel(top);
  const learnt = analyse(solver, top);
  let second = 1;
  for (let i = 2; i < learnt.length; i++) {
    if (level[learnt[i]! >> 1]! > level[learnt[second]! >> 1]!) second = i;
  }
  // What a clause names has come to stay, before anything is taken back.
  for (const literal of learnt) solver.passing[literal >> 1] = 0;
  const [asserted, highest] = [learnt[0]!, learnt[second]];
  solver.cancel(Math.max(floor, highest === undefined ? 0 : level[highest >> 1]!));
  if (highest === undefined) {
    solver.enqueue(asserted, 0);
  } else if (learnt.length === 2) {
    solver.addLateBinary(asserted, highest);
    solver.enqueue(asserted, -(highest ^ 1));
  } else {
    learnt[second] = learnt[1]!;
    learnt[1] = highest;
    solver.enqueue(asserted, solver.storeClause(learnt));
  }
  return true;
}

/** The decisions (literals as decided) that make an assigned literal false, itself left out. */
export function decisionsAgainst(solver: Solver, literal: Literal): Literal[] {
  const { level, reason } = solver;
  const seen = new Set<number>([literal >> 1]);
  const open = [literal >> 1];
  const decisions: Literal[] = [];
  for (let variable = open.pop(); variable !== undefined; variable = open.pop()) {
    if (level[variable] === 0) continue;
    const own = variable * 2 + (solver.value[variable * 2]! > 0 ? 0 : 1);
    // What was learnt to hold always has no reason either, but does not begin its level.
    if (reason[variable] === 0 && solver.trail[solver.levelStart(level[variable]! - 1)] === own) decisions.push(own);
    const count = readReason(solver, variable);
    for (let i = 0; i < count; i++) {
      const next = others[i]! >> 1;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return decisions;
}

function analyse(solver: Solver, top: number): Literal[] {
  const { level, trail, bump, seen } = solver;
  const learnt: Literal[] = [0];
  const touched: number[] = [];
  let literals = solver.conflict;
  let count = literals.length;
  let open = 0;
  let uip: Literal;
  for (let at = solver.trailSize - 1; ;) {
    for (let i = 0; i < count; i++) {
      const literal = literals[i]!;
      const variable = literal >> 1;
      if (seen[variable] === 1 || level[variable] === 0) continue;
      seen[variable] = 1;
      touched.push(variable);
      bump[variable] = ++solver.conflicts;
      const order = solver.orderOf[variable]!;
      if (order !== 0) solver.bounds.bump[order - 1] = solver.conflicts;
      if (level[variable]! >= top) open++;
      else learnt.push(literal);
    }
    while (seen[trail[at]! >> 1] === 0) at--;
    uip = trail[at--]!;
    if (--open === 0) break;
    literals = others;
    count = readReason(solver, uip >> 1);
    solver.steps += count;
  }
  learnt[0] = uip ^ 1;
  const kept = learnt.filter((literal, i) => i === 0 || !isImplied(solver, literal >> 1));
  for (const variable of touched) seen[variable] = 0;
  return kept;
}

/** True when the other learnt literals already say this one. */
function isImplied(solver: Solver, variable: number): boolean {
  const count = readReason(solver, variable);
  for (let i = 0; i < count; i++) {
    const other = others[i]! >> 1;
    if (solver.seen[other] === 0 && solver.level[other] !== 0) return false;
  }
  return count > 0;
}

/** Puts the other literals of the reason of an assigned variable (all false) into `others`, and says how many. */
function readReason(solver: Solver, variable: number): number {
  const reason = solver.reason[variable]!;
  if (reason === 0) return 0;
  if (reason < 0) {
    others[0] = -reason ^ 1;
    return 1;
  }
  const isExplained = reason >= EXPLAINED;
  const store = isExplained ? solver.explanations.store : solver.arena;
  const at = isExplained ? reason - EXPLAINED : reason;
  let count = 0;
  for (let i = at + 1, end = at + 1 + store[at]!; i < end; i++) {
    const literal = store[i]!;
    if (literal >> 1 !== variable) others[count++] = literal;
  }
  return count;
}

/** Scratch space of the analysis, so that it allocates nothing per step. */
const others: Literal[] = [];
