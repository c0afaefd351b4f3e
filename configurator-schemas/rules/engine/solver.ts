import { Bounds } from "./bounds.ts";
import { enlarged } from "./enlarged.ts";
import { Explanations } from "./explanations.ts";
import { freezeLists } from "./flat-lists.ts";
import { FALSE, TRUE } from "./literal.ts";
import type { Literal } from "./literal.ts";
import type { NumberDomain } from "./number-domain.ts";

/*
 * The hot core, in one file because every part reads the same arrays. `!` after an index: all indexes are variables,
 * literals, references and levels this class handed out itself, so they are inside their arrays.
 */

/** Reasons from here on are references into the explanation stack; below, into the clause arena; negative: one literal. */
export const EXPLAINED = 1 << 30;
const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** A numeric constraint. It tightens bounds and explains itself; it also says how to mend an overlay that breaks it. */
export interface Propagator {
  readonly numbers: readonly number[];
  /** Literals whose becoming true matters. */
  readonly watched: readonly Literal[];
  /** False on a conflict (left in `solver.conflict`). */
  propagate(solver: Solver): boolean;
  /** 0 when the overlay (assignment over witness) satisfies it, otherwise an unassigned literal to decide. */
  mend(solver: Solver): Literal;
}

/** Incremental CDCL over clauses, at-most-one groups and numeric propagators. */
export class Solver {
  readonly bounds = new Bounds();
  /** Numbers that follow from no others. */
  readonly sources: number[] = [];
  readonly propagators: Propagator[] = [];
  readonly propagatorsOfLiteral: (number[] | undefined)[] = [];
  readonly propagatorsOfNumber: number[][] = [];
  variables = 0;
  /** By literal: 1 true, -1 false, 0 unassigned. */
  value = new Int8Array(64);
  /** By variable: 1 when true in the kept witness. */
  witness = new Uint8Array(32);
  level = new Int32Array(32);
  reason = new Int32Array(32);
  /** When the variable last took part in a conflict. */
  bump = new Int32Array(32);
  conflicts = 0;
  /** By variable: 1 while it is open whether it is forced; searches like to flip these. */
  candidate = new Uint8Array(32);
  /** By variable: 1 for an order literal made during a search that no clause names; it goes when it is taken back. */
  passing = new Uint8Array(32);
  /** A variable that stays although passing. */
  held = 0;
  /** Scratch of the conflict analysis, by variable; zero between calls. */
  seen = new Uint8Array(32);
  /** By variable: number + 1 when it is an order literal "number <= key". */
  orderOf = new Int32Array(32);
  orderKey = new Float64Array(32);
  trail = new Int32Array(32);
  trailSize = 0;
  arena = new Int32Array(1024);
  arenaSize = 1;
  /** End of the model's own clauses, and its last variable; what is learnt and made on the way follows. */
  originalEnd = 1;
  originalVariables = 0;
  conflict: Literal[] = [];
  isVoid = false;
  /** Work done so far; beyond `limit` searches give up. Counted, not timed: the same on every machine. */
  steps = 0;
  limit = UNLIMITED;
  binaries = freezeLists(0, []);
  groupsOf = freezeLists(0, []);
  groups = freezeLists(0, []);
  occurrences = freezeLists(0, []);
  readonly lateBinaries: (Literal[] | undefined)[] = [];
  readonly lateOccurrences: (number[] | undefined)[] = [];
  /** The literals "number = value" made late, by their two bounds. */
  readonly valueLiterals = new Map<string, Literal>();
  /** By literal: clause, and a literal of it that spares a look when true, for each clause watching it. */
  readonly watches: number[][] = [[], []];
  readonly #levels: { readonly trail: number; readonly bounds: number; readonly explained: number }[] = [];
  readonly #freed: number[] = [];
  readonly #queue: number[] = [];
  readonly #isQueued: boolean[] = [];
  #head = 0;
  readonly explanations = new Explanations();

  constructor() {
    this.newVariable();
    this.enqueue(TRUE, 0);
  }

  get levels(): number {
    return this.#levels.length;
  }

  /** Where the literals above level `level` begin on the trail. */
  levelStart(level: number): number {
    return this.#levels[level]?.trail ?? this.trailSize;
  }

  newVariable(): number {
    const freed = this.#freed.pop();
    if (freed !== undefined) return freed;
    const variable = (this.variables += 1);
    if (variable >= this.level.length) this.#grow(variable * 2);
    this.watches.push([], []);
    return variable;
  }

  addNumber(domain: NumberDomain): void {
    this.bounds.add(domain);
    this.propagatorsOfNumber.push([]);
  }

  /** Makes `variable` stand for "number <= key"; call with keys of the domain below its maximum. */
  addOrder(variable: number, { number, key }: { readonly number: number; readonly key: number }): void {
    // Among many thousands, making room for one is what takes the time.
    this.steps += this.bounds.insert(number, { key, variable }) >> 6;
    this.orderOf[variable] = number + 1;
    this.orderKey[variable] = key;
    this.witness[variable] = this.bounds.witness[number]! <= key ? 1 : 0;
    const { upper, lower, upperLiteral, lowerLiteral } = this.bounds;
    if (upper[number]! <= key) this.enqueue(variable * 2, -upperLiteral[number]!);
    else if (lower[number]! > key) this.enqueue(variable * 2 + 1, -lowerLiteral[number]!);
  }

  /** "number <= bound", made when it is first needed. */
  atMost(number: number, bound: number): Literal {
    const key = this.bounds.keyOf(number, bound);
    if (typeof key === "boolean") return key ? TRUE : FALSE;
    let variable = this.bounds.variableOf(number, key);
    if (variable === undefined) {
      variable = this.newVariable();
      this.addOrder(variable, { number, key });
      this.passing[variable] = 1;
    }
    return variable * 2;
  }

  /** "number >= bound" */
  atLeast(number: number, bound: number): Literal {
    return this.atMost(number, bound - 1) ^ 1;
  }

  /** True in the kept witness. */
  isWitnessed(literal: Literal): boolean {
    const variable = literal >> 1;
    const order = this.orderOf[variable]!;
    // An order literal nobody listens to is not kept up to date by itself; its number is.
    const truth =
      order === 0 ? this.witness[variable] === 1 : this.bounds.witness[order - 1]! <= this.orderKey[variable]!;
    return truth !== ((literal & 1) === 1);
  }

  /** True in the present assignment laid over the witness. */
  overlay(literal: Literal): boolean {
    const value = this.value[literal]!;
    return value === 0 ? this.isWitnessed(literal) : value > 0;
  }

  newLevel(): void {
    this.#levels.push({ trail: this.trailSize, bounds: this.bounds.mark, explained: this.explanations.size });
  }

  /** Takes back everything above level `level`. */
  cancel(level: number): void {
    const mark = this.#levels[level];
    if (!mark) return;
    const { trail, value, passing } = this;
    for (let i = this.trailSize - 1; i >= mark.trail; i--) {
      const literal = trail[i]!;
      value[literal] = 0;
      value[literal ^ 1] = 0;
      if (passing[literal >> 1] === 1 && literal >> 1 !== this.held) this.#dropOrder(literal >> 1);
    }
    this.trailSize = mark.trail;
    this.#head = mark.trail;
    this.explanations.size = mark.explained;
    this.bounds.undoTo(mark.bounds);
    this.#levels.length = level;
  }

  #dropOrder(variable: number): void {
    this.bounds.remove(this.orderOf[variable]! - 1, this.orderKey[variable]!);
    this.orderOf[variable] = 0;
    this.passing[variable] = 0;
    this.#freed.push(variable);
  }

  /** Makes a literal true; false when it is false already. */
  enqueue(literal: Literal, reason: number): boolean {
    const known = this.value[literal]!;
    if (known !== 0) return known > 0;
    this.value[literal] = 1;
    this.value[literal ^ 1] = -1;
    this.level[literal >> 1] = this.#levels.length;
    this.reason[literal >> 1] = reason;
    this.trail[this.trailSize++] = literal;
    return true;
  }

  /** Makes a literal true because all of `because` are; on a contradiction leaves the conflict and says false. */
  imply(literal: Literal, because: readonly Literal[]): boolean {
    const known = this.value[literal]!;
    if (known > 0) return true;
    if (known < 0) {
      this.conflict = [literal, ...because.map((each) => each ^ 1)];
      return false;
    }
    return this.enqueue(literal, EXPLAINED + this.explanations.push(literal, because));
  }

  /** Stores a clause of three literals or more, watched at its first two. */
  storeClause(literals: readonly Literal[]): number {
    const at = this.arenaSize;
    const end = at + literals.length + 1;
    if (end > this.arena.length) this.arena = enlarged(this.arena, end * 2);
    this.arena[at] = literals.length;
    for (let i = 0; i < literals.length; i++) this.arena[at + 1 + i] = literals[i]!;
    this.arenaSize = end;
    this.watches[literals[0]!]!.push(at, literals[1]!);
    this.watches[literals[1]!]!.push(at, literals[0]!);
    return at;
  }

  addLateBinary(first: Literal, second: Literal): void {
    (this.lateBinaries[first ^ 1] ??= []).push(second);
    (this.lateBinaries[second ^ 1] ??= []).push(first);
  }

  schedule(propagator: number): void {
    if (this.#isQueued[propagator]) return;
    this.#isQueued[propagator] = true;
    this.#queue.push(propagator);
  }

  /** To the fixed point; false on a conflict. Out of steps it stops early, but never between a literal and its bound. */
  propagate(): boolean {
    for (let next = 0; ; next++) {
      // Bounds that creep towards each other would make the queue as long as the domain.
      if (next === 4096) this.#queue.splice(0, (next = 0) + 4096);
      if (!this.#propagateLiterals()) return this.#dropQueue(false);
      const index = this.#queue[next];
      if (index === undefined || this.steps > this.limit) return this.#dropQueue(true);
      this.#isQueued[index] = false;
      const propagator = this.propagators[index]!;
      this.steps += propagator.numbers.length + propagator.watched.length;
      if (!propagator.propagate(this)) return this.#dropQueue(false);
    }
  }

  #dropQueue(answer: boolean): boolean {
    for (const index of this.#queue) this.#isQueued[index] = false;
    this.#queue.length = 0;
    return answer;
  }

  #propagateLiterals(): boolean {
    const { value, trail, orderOf, propagatorsOfLiteral, lateBinaries } = this;
    const { start: binaryStart, items: binaryItems, size: frozen } = this.binaries;
    while (this.#head < this.trailSize) {
      const p = trail[this.#head++]!;
      const denied = p ^ 1;
      this.steps++;
      if (orderOf[p >> 1] !== 0 && !this.#moveBound(p)) return false;
      if (p < frozen) {
        for (let i = binaryStart[p]!, end = binaryStart[p + 1]!; i < end; i++) {
          const q = binaryItems[i]!;
          const known = value[q]!;
          if (known > 0) continue;
          if (known < 0) return failed(this, q, denied);
          this.enqueue(q, -p);
        }
        const { start, items } = this.groupsOf;
        for (let i = start[p]!, end = start[p + 1]!; i < end; i++) if (!this.#denyOthers(p, items[i]!)) return false;
      }
      const late = lateBinaries[p];
      if (late) {
        for (const q of late) {
          if (value[q]! < 0) return failed(this, q, denied);
          this.enqueue(q, -p);
        }
      }
      if (!this.#visitWatches(denied)) return false;
      const listeners = propagatorsOfLiteral[p];
      if (listeners) for (const index of listeners) this.schedule(index);
    }
    return true;
  }

  #denyOthers(p: Literal, group: number): boolean {
    const { start, items } = this.groups;
    const { value } = this;
    for (let i = start[group]!, end = start[group + 1]!; i < end; i++) {
      const other = items[i]!;
      if (other === p || value[other]! < 0) continue;
      if (value[other]! > 0) return failed(this, other ^ 1, p ^ 1);
      this.enqueue(other ^ 1, -p);
    }
    return true;
  }

  #visitWatches(denied: Literal): boolean {
    const { value, arena } = this;
    const watches = this.watches;
    const list = watches[denied]!;
    const size = list.length;
    let kept = 0;
    let i = 0;
    visit: for (; i < size; i += 2) {
      const at = list[i]!;
      const blocker = list[i + 1]!;
      if (value[blocker]! > 0) {
        list[kept++] = at;
        list[kept++] = blocker;
        continue;
      }
      this.steps++;
      let other = arena[at + 1]!;
      if (other === denied) {
        other = arena[at + 2]!;
        arena[at + 1] = other;
        arena[at + 2] = denied;
      }
      if (value[other]! <= 0) {
        for (let k = at + 3, end = at + 1 + arena[at]!; k < end; k++) {
          const candidate = arena[k]!;
          if (value[candidate]! < 0) continue;
          arena[at + 2] = candidate;
          arena[k] = denied;
          watches[candidate]!.push(at, other);
          continue visit;
        }
      }
      list[kept++] = at;
      list[kept++] = other;
      if (value[other]! < 0) {
        for (i += 2; i < size; i++) list[kept++] = list[i]!;
        list.length = kept;
        this.conflict = Array.from(arena.subarray(at + 1, at + 1 + arena[at]!));
        return false;
      }
      this.enqueue(other, at);
    }
    list.length = kept;
    return true;
  }

  /** The bound an order literal says, and the other order literals of the number that follow from it. */
  #moveBound(p: Literal): boolean {
    const { bounds } = this;
    const number = this.orderOf[p >> 1]! - 1;
    const key = this.orderKey[p >> 1]!;
    const { keys, variables } = bounds.orders[number]!;
    const at = bounds.positionOf(number, key);
    if (p & 1) {
      const bound = bounds.valueAfter(number, key);
      if (bound <= bounds.lower[number]!) return true;
      const before = bounds.lower[number]!;
      bounds.setLower(number, { bound, literal: p });
      if (bound > bounds.upper[number]!) return failed(this, p ^ 1, bounds.upperLiteral[number]! ^ 1);
      for (let i = at - 1; i >= 0 && keys[i]! >= before; i--) this.#follow(variables[i]! * 2 + 1, p);
    } else {
      if (key >= bounds.upper[number]!) return true;
      const before = bounds.upper[number]!;
      bounds.setUpper(number, { bound: key, literal: p });
      if (key < bounds.lower[number]!) return failed(this, p ^ 1, bounds.lowerLiteral[number]! ^ 1);
      for (let i = at + 1; i < keys.length && keys[i]! < before; i++) this.#follow(variables[i]! * 2, p);
    }
    for (const index of this.propagatorsOfNumber[number]!) this.schedule(index);
    return true;
  }

  /** Assigns an order literal that follows from `p`, if any constraint would notice: of many made for one bound, few are noticed. */
  #follow(literal: Literal, p: Literal): void {
    this.steps++;
    const isNoticed =
      literal < this.binaries.size || this.watches[literal ^ 1]!.length > 0 || this.lateBinaries[literal];
    if (isNoticed) this.enqueue(literal, -p);
  }

  #grow(capacity: number): void {
    this.value = enlarged(this.value, capacity * 2);
    this.witness = enlarged(this.witness, capacity);
    this.level = enlarged(this.level, capacity);
    this.reason = enlarged(this.reason, capacity);
    this.bump = enlarged(this.bump, capacity);
    this.candidate = enlarged(this.candidate, capacity);
    this.passing = enlarged(this.passing, capacity);
    this.seen = enlarged(this.seen, capacity);
    this.orderOf = enlarged(this.orderOf, capacity);
    this.orderKey = enlarged(this.orderKey, capacity);
    this.trail = enlarged(this.trail, capacity);
  }
}

function failed(solver: Solver, first: Literal, second: Literal): false {
  solver.conflict = [first, second];
  return false;
}
