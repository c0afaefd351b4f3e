import type { Literal } from "./literal.ts";
import type { Solver } from "./solver.ts";

/** Beyond this many constraints the search for what can be touched costs more than asking about everything. */
const BUDGET = 50_000;

/** What new picks can touch: the literals that may become true because of them, and the numbers that may move. */
export interface Reach {
  readonly literals: readonly Literal[];
  readonly numbers: ReadonlySet<number>;
}

/**
 * Follows what is left of the constraints from the seeds, before they are assigned: from a literal to the other literals of
 * every open constraint it may break. What is not reached cannot become forced (SPEC E6). Undefined when over budget.
 */
export class ReachFinder {
  readonly #solver: Solver;
  #mark = new Int32Array(0);
  #stamp = 0;

  constructor(solver: Solver) {
    this.#solver = solver;
  }

  find(seeds: readonly Literal[]): Reach | undefined {
    const solver = this.#solver;
    if (this.#mark.length < solver.variables * 2 + 2) this.#mark = new Int32Array(solver.variables * 4 + 4);
    this.#stamp += 1;
    const literals: Literal[] = [];
    const numbers = new Worklist();
    const propagators = new Worklist();
    for (const seed of seeds) this.#add(seed, literals);
    for (let next = 0, left = BUDGET; left >= 0;) {
      const literal = literals[next];
      if (literal !== undefined) {
        next++;
        left -= this.#follow(literal, literals);
        const number = solver.orderOf[literal >> 1]! - 1;
        if (number >= 0) numbers.add(number);
        for (const index of solver.propagatorsOfLiteral[literal] ?? []) propagators.add(index);
        continue;
      }
      const number = numbers.next();
      if (number !== undefined) {
        left -= this.#followNumber(number, { literals, propagators });
        continue;
      }
      const index = propagators.next();
      if (index === undefined) return { literals, numbers: numbers.known };
      left -= this.#followPropagator(index, { literals, numbers });
    }
    return undefined;
  }

  #add(literal: Literal, literals: Literal[]): void {
    if (this.#solver.value[literal] !== 0 || this.#mark[literal] === this.#stamp) return;
    this.#mark[literal] = this.#stamp;
    literals.push(literal);
  }

  /** Clauses and groups `literal` may break; says how many were looked at. */
  #follow(literal: Literal, literals: Literal[]): number {
    const { binaries, groupsOf, groups, occurrences, lateBinaries, lateOccurrences } = this.#solver;
    let seen = 1;
    if (literal < binaries.size) {
      for (let i = binaries.start[literal]!, end = binaries.start[literal + 1]!; i < end; i++) {
        this.#add(binaries.items[i]!, literals);
      }
      for (let i = groupsOf.start[literal]!, end = groupsOf.start[literal + 1]!; i < end; i++) {
        const group = groupsOf.items[i]!;
        for (let k = groups.start[group]!, last = groups.start[group + 1]!; k < last; k++) {
          const other = groups.items[k]!;
          if (other !== literal) this.#add(other ^ 1, literals);
        }
      }
      const denied = literal ^ 1;
      for (let i = occurrences.start[denied]!, end = occurrences.start[denied + 1]!; i < end; i++) {
        seen++;
        this.#followClause(occurrences.items[i]!, literals);
      }
    }
    for (const other of lateBinaries[literal] ?? []) this.#add(other, literals);
    for (const clause of lateOccurrences[literal ^ 1] ?? []) this.#followClause(clause, literals);
    return seen;
  }

  #followClause(at: number, literals: Literal[]): void {
    const { arena, value } = this.#solver;
    const end = at + 1 + arena[at]!;
    for (let i = at + 1; i < end; i++) if (value[arena[i]!]! > 0) return;
    for (let i = at + 1; i < end; i++) this.#add(arena[i]!, literals);
  }

  /** A touched number may move either way. */
  #followNumber(
    number: number,
    { literals, propagators }: { readonly literals: Literal[]; readonly propagators: Worklist },
  ): number {
    const { bounds, propagatorsOfNumber, passing } = this.#solver;
    const { variables } = bounds.orders[number]!;
    for (const variable of variables) {
      if (passing[variable] === 1) continue;
      this.#add(variable * 2, literals);
      this.#add(variable * 2 + 1, literals);
    }
    for (const index of propagatorsOfNumber[number]!) propagators.add(index);
    return 1 + (variables.length >> 3);
  }

  /** Whatever a touched constraint calculates with may move. */
  #followPropagator(
    index: number,
    { literals, numbers }: { readonly literals: Literal[]; readonly numbers: Worklist },
  ): number {
    const { propagators, value } = this.#solver;
    const { numbers: own, watched } = propagators[index]!;
    // The first watched literal of a linear constraint is its guard: denied, the constraint says nothing.
    if (watched[0] !== undefined && value[watched[0]]! < 0) return 1;
    for (const literal of watched) {
      this.#add(literal, literals);
      this.#add(literal ^ 1, literals);
    }
    for (const number of own) numbers.add(number);
    return 1 + watched.length;
  }
}

/** Each index once, in the order first added. */
class Worklist {
  readonly known = new Set<number>();
  readonly #items: number[] = [];
  #next = 0;

  add(item: number): void {
    if (this.known.has(item)) return;
    this.known.add(item);
    this.#items.push(item);
  }

  next(): number | undefined {
    const item = this.#items[this.#next];
    if (item !== undefined) this.#next++;
    return item;
  }
}
