import { freezeLists } from "./flat-lists.ts";
import { LinearPropagator } from "./linear-propagator.ts";
import type { Literal } from "./literal.ts";
import { TRUE } from "./literal.ts";
import type { Model, ModelGroup, ModelLinear } from "./model.ts";
import { ProductPropagator } from "./product-propagator.ts";
import { Solver } from "./solver.ts";

/** Bounds may creep towards each other one by one; loading must end all the same. */
const FIRST_STEPS = 1_000_000;

/** A solver with its model, and, when rules can be switched, the literal that switches each on. */
export interface LoadedModel {
  readonly solver: Solver;
  readonly switches: ReadonlyMap<string, Literal>;
}

/** Builds the flat lists and watches. With `switchable`, a rule's clauses hold only while its switch does. */
export function loadModel(model: Model, { switchable }: { readonly switchable: boolean }): LoadedModel {
  const solver = new Solver();
  while (solver.variables < model.variables) solver.newVariable();
  for (const [index, { domain, orders, shown }] of model.numbers.entries()) {
    solver.addNumber(domain);
    if (shown) solver.sources.push(index);
    for (const [key, variable] of [...orders].toSorted(([a], [b]) => a - b)) {
      solver.addOrder(variable, { number: index, key });
    }
  }
  const switches = new Map<string, Literal>();
  if (switchable) {
    for (const { rule } of [...model.clauses, ...model.groups]) {
      if (rule !== undefined && !switches.has(rule)) switches.set(rule, solver.newVariable() * 2);
    }
  }
  solver.originalVariables = solver.variables;
  loadClauses(solver, model, switches);
  // A group that can be switched off is counted instead.
  const isSwitched = ({ rule }: ModelGroup) => rule !== undefined && switches.has(rule);
  loadGroups(
    solver,
    model.groups.filter((group) => !isSwitched(group)),
  );
  if (!solver.isVoid && !solver.propagate()) solver.isVoid = true;
  const counted = model.groups.filter(isSwitched).map((group) => countedGroup(group, switches));
  if (!solver.isVoid) loadPropagators(solver, { linears: [...model.linears, ...counted], products: model.products });
  return { solver, switches };
}

function loadClauses(solver: Solver, model: Model, switches: ReadonlyMap<string, Literal>): void {
  const binaries: number[] = [];
  const occurrences: number[] = [];
  const units: Literal[] = [];
  for (const { literals: own, rule } of model.clauses) {
    const toggle = rule === undefined ? undefined : switches.get(rule);
    const literals = toggle === undefined ? own : [...own, toggle ^ 1];
    const [first, second] = literals;
    if (first === undefined) solver.isVoid = true;
    else if (second === undefined) units.push(first);
    else if (literals.length === 2) binaries.push(first ^ 1, second, second ^ 1, first);
    else {
      const at = solver.storeClause(literals);
      for (const literal of literals) occurrences.push(literal, at);
    }
  }
  solver.originalEnd = solver.arenaSize;
  const size = solver.variables * 2 + 2;
  solver.binaries = freezeLists(size, binaries);
  solver.occurrences = freezeLists(size, occurrences);
  for (const unit of units) if (!solver.enqueue(unit, 0)) solver.isVoid = true;
}

function countedGroup({ literals, rule }: ModelGroup, switches: ReadonlyMap<string, Literal>): ModelLinear {
  const guard = switches.get(rule ?? "") ?? TRUE;
  return { guard, numbers: [], literals: literals.map((literal) => ({ literal, factor: 1 })), bound: 1 };
}

function loadGroups(solver: Solver, all: readonly ModelGroup[]): void {
  const members: number[] = [];
  const groupsOf: number[] = [];
  for (const [index, group] of all.entries()) {
    for (const literal of group.literals) {
      members.push(index, literal);
      groupsOf.push(literal, index);
    }
  }
  solver.groups = freezeLists(all.length, members);
  solver.groupsOf = freezeLists(solver.binaries.size, groupsOf);
}

function loadPropagators(solver: Solver, model: Pick<Model, "linears" | "products">): void {
  const all = [
    // Half of a comparison that must hold has a guard that cannot: it would never say anything.
    ...model.linears.filter(({ guard }) => solver.value[guard]! >= 0).map((linear) => new LinearPropagator(linear)),
    ...model.products.map((product) => new ProductPropagator(product)),
  ];
  for (const propagator of all) {
    const index = solver.propagators.push(propagator) - 1;
    for (const literal of propagator.watched) {
      if (literal !== TRUE) (solver.propagatorsOfLiteral[literal] ??= []).push(index);
    }
    for (const number of new Set(propagator.numbers)) solver.propagatorsOfNumber[number]!.push(index);
    solver.schedule(index);
  }
  const { limit } = solver;
  solver.limit = solver.steps + FIRST_STEPS;
  if (!solver.propagate()) solver.isVoid = true;
  // What was cut off is taken up again by the first question, within its own steps.
  if (solver.steps > solver.limit) for (const index of solver.propagators.keys()) solver.schedule(index);
  solver.limit = limit;
}
