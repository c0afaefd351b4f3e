import type { Literal } from "./literal.ts";
import type { ModelProduct } from "./model.ts";
import type { Propagator, Solver } from "./solver.ts";

/** product = left × right, by bounds; exact once both factors are fixed. */
export class ProductPropagator implements Propagator {
  readonly numbers: readonly number[];
  readonly watched: readonly Literal[] = [];
  readonly #product: number;
  readonly #left: number;
  readonly #right: number;

  constructor({ product, left, right }: ModelProduct) {
    this.numbers = [product, left, right];
    this.#product = product;
    this.#left = left;
    this.#right = right;
  }

  propagate(solver: Solver): boolean {
    const { lower, upper } = solver.bounds;
    const a = this.#left;
    const b = this.#right;
    const first = lower[a]! * lower[b]!;
    const second = lower[a]! * upper[b]!;
    const third = upper[a]! * lower[b]!;
    const fourth = upper[a]! * upper[b]!;
    const low = Math.min(first, second, third, fourth);
    const high = Math.max(first, second, third, fourth);
    if (!tighten(solver, { number: this.#product, low, high, from: [a, b] })) return false;
    if (a === b) return takeRoot(solver, { square: this.#product, number: a });
    return (
      divide(solver, { product: this.#product, by: b, into: a }) &&
      divide(solver, { product: this.#product, by: a, into: b })
    );
  }

  mend(solver: Solver): Literal {
    const { bounds } = solver;
    const [z, a, b] = [this.#product, this.#left, this.#right];
    const now = bounds.overlay(z);
    const wanted = bounds.overlay(a) * bounds.overlay(b);
    if (now === wanted) return 0;
    if (wanted < now && bounds.lower[z]! < now) return solver.atMost(z, Math.max(wanted, bounds.lower[z]!));
    if (wanted > now && bounds.upper[z]! > now) return solver.atLeast(z, Math.min(wanted, bounds.upper[z]!));
    return (
      pull(solver, { number: a, other: b, wanted: now }) ||
      pull(solver, { number: b, other: a, wanted: now }) ||
      split(solver, a) ||
      split(solver, b)
    );
  }
}

/** low <= number <= high, because of the bounds of `from`. */
function tighten(
  solver: Solver,
  {
    number,
    low,
    high,
    from,
  }: { readonly number: number; readonly low: number; readonly high: number; readonly from: readonly number[] },
): boolean {
  const { lower, upper } = solver.bounds;
  if (low > lower[number]! && !solver.imply(solver.atLeast(number, low), reasons(solver, from))) return false;
  return high >= upper[number]! || solver.imply(solver.atMost(number, high), reasons(solver, from));
}

function reasons({ bounds: { lowerLiteral, upperLiteral } }: Solver, numbers: readonly number[]): Literal[] {
  const because: Literal[] = [];
  for (const number of numbers) {
    if (lowerLiteral[number] !== 0) because.push(lowerLiteral[number]!);
    if (upperLiteral[number] !== 0) because.push(upperLiteral[number]!);
  }
  return because;
}

/** Bounds of one factor from the product and the other factor; says nothing while the other may be 0. */
function divide(
  solver: Solver,
  { product, by, into }: { readonly product: number; readonly by: number; readonly into: number },
): boolean {
  const { lower, upper } = solver.bounds;
  if (lower[by]! <= 0 && upper[by]! >= 0) return divideByMagnitude(solver, { product, by, into });
  const first = lower[product]! / lower[by]!;
  const second = lower[product]! / upper[by]!;
  const third = upper[product]! / lower[by]!;
  const fourth = upper[product]! / upper[by]!;
  const low = Math.ceil(Math.min(first, second, third, fourth));
  const high = Math.floor(Math.max(first, second, third, fourth));
  return tighten(solver, { number: into, low, high, from: [product, by] });
}

/** Bounds of a number from its square; what divided them by each other would creep towards the root one by one. */
function takeRoot(solver: Solver, { square, number }: { readonly square: number; readonly number: number }): boolean {
  const { lower, upper } = solver.bounds;
  const most = floorRoot(Math.max(0, upper[square]!));
  const least = ceilRoot(Math.max(0, lower[square]!));
  const low = lower[number]! > -least ? least : -most;
  const high = upper[number]! < least ? -least : most;
  return tighten(solver, { number, low, high, from: [square, number] });
}

/** The greatest integer whose square is not above; `Math.sqrt` may be one off near 2^53. */
function floorRoot(square: number): number {
  const near = Math.round(Math.sqrt(square));
  return near * near > square ? near - 1 : near;
}

function ceilRoot(square: number): number {
  const root = floorRoot(square);
  return root * root < square ? root + 1 : root;
}

/** When neither can be negative and the product is not 0: into >= product / the most `by` can be. */
function divideByMagnitude(
  solver: Solver,
  { product, by, into }: { readonly product: number; readonly by: number; readonly into: number },
): boolean {
  const { lower, upper } = solver.bounds;
  if (lower[product]! <= 0 || lower[by]! < 0 || upper[by]! <= 0 || lower[into]! < 0) return true;
  const low = Math.ceil(lower[product]! / upper[by]!);
  if (low <= lower[into]!) return true;
  return solver.imply(solver.atLeast(into, low), reasons(solver, [product, by, into]));
}

/** Moves a factor towards what gives the wanted product, when the other one is positive. */
function pull(
  solver: Solver,
  { number, other, wanted }: { readonly number: number; readonly other: number; readonly wanted: number },
): Literal {
  const { bounds } = solver;
  const factor = bounds.overlay(other);
  if (factor <= 0) return 0;
  const now = bounds.overlay(number);
  const target = wanted / factor;
  if (target < now && bounds.lower[number]! < now) {
    return solver.atMost(number, Math.max(bounds.lower[number]!, Math.min(now - 1, Math.floor(target))));
  }
  if (target > now && bounds.upper[number]! > now) {
    return solver.atLeast(number, Math.min(bounds.upper[number]!, Math.max(now + 1, Math.ceil(target))));
  }
  return 0;
}

/** Halves what is left of a number around its present value; 0 when it is fixed. */
function split(solver: Solver, number: number): Literal {
  const { bounds } = solver;
  const now = bounds.overlay(number);
  if (bounds.lower[number] === bounds.upper[number]) return 0;
  return now < bounds.upper[number]! ? solver.atMost(number, now) : solver.atLeast(number, now);
}
