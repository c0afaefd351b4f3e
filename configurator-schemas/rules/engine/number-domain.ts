/** The values a number may ever have, in scaled integers: a grid, or a listed set (ascending, distinct). */
export interface NumberDomain {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly values: readonly number[] | undefined;
}

/** Up to this many values a number has one Boolean per value, and its holes are exact. */
export const MAX_ENUMERATED = 64;

/** A grid from `min` to the last point not above `max`. */
export function gridDomain(min: number, max: number, step = 1): NumberDomain {
  if (![min, max, step].every(Number.isSafeInteger) || step < 1 || max < min) {
    throw new RangeError(`expected scaled integers min <= max and step >= 1, got ${min}, ${max}, ${step}`);
  }
  return { min, max: min + Math.floor((max - min) / step) * step, step, values: undefined };
}

/** A domain of listed values. */
export function listedDomain(values: readonly number[]): NumberDomain {
  const sorted = [...new Set(values)].toSorted((a, b) => a - b);
  const min = sorted[0];
  const max = sorted.at(-1);
  if (min === undefined || max === undefined || !sorted.every(Number.isSafeInteger)) {
    throw new RangeError(`expected at least one value, all scaled integers, got ${values.slice(0, 5).join(", ")}`);
  }
  return { min, max, step: 1, values: sorted };
}

/** How many values the domain holds. */
export function domainSize({ min, max, step, values }: NumberDomain): number {
  return values?.length ?? (max - min) / step + 1;
}

/** The largest value of the domain that is not above `bound`; undefined when all are. */
export function floorOf({ min, max, step, values }: NumberDomain, bound: number): number | undefined {
  if (bound < min) return undefined;
  if (bound >= max) return max;
  if (!values) return min + Math.floor((bound - min) / step) * step;
  let low = 0;
  for (let high = values.length - 1; low < high;) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? max) <= bound) low = middle;
    else high = middle - 1;
  }
  return values[low];
}

/** The smallest value of the domain above one of its values; `max + 1` after the last. */
export function valueAfter({ max, step, values }: NumberDomain, value: number): number {
  if (value >= max) return max + 1;
  return values ? (values[values.indexOf(value) + 1] ?? max + 1) : value + step;
}

/** All values, ascending. */
export function domainValues({ min, max, step, values }: NumberDomain): readonly number[] {
  return values ?? Array.from({ length: (max - min) / step + 1 }, (_, i) => min + i * step);
}
