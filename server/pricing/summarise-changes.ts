import type { SimulationBody } from "../../configurator-schemas/protocol/simulation.ts";

/** A design's unit price with the present prices and with the draft's, in minor units. */
export interface DesignChange {
  readonly design: string;
  readonly before: number;
  readonly after: number;
}

type Summary = Pick<SimulationBody, "priced" | "before" | "after" | "change" | "histogram" | "largest">;

const MAX_BINS = 12;
const MAX_LARGEST = 10;

/** What all changes come to; zeros without designs. */
export function summariseChanges(designs: readonly DesignChange[]): Summary {
  const changes = designs.map(changeOf);
  return {
    priced: designs.length,
    before: spreadOf(designs.map(({ before }) => before)),
    after: spreadOf(designs.map(({ after }) => after)),
    change: {
      ...spreadOf(changes),
      cheaper: changes.filter((change) => change < 0).length,
      same: changes.filter((change) => change === 0).length,
      dearer: changes.filter((change) => change > 0).length,
    },
    histogram: histogramOf(changes),
    largest: designs
      .filter((each) => changeOf(each) !== 0)
      .toSorted((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)))
      .slice(0, MAX_LARGEST),
  };
}

function changeOf({ before, after }: DesignChange): number {
  return after - before;
}

function spreadOf(values: readonly number[]): Summary["before"] {
  const sorted = values.toSorted((a, b) => a - b);
  // Nearest rank: every figure is a price that somebody has, so that it stays a whole number of minor units.
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { min: at(0), median: at(0.5), p90: at(0.9), max: at(1), sum: values.reduce((sum, each) => sum + each, 0) };
}

/** Bins of one round width, at multiples of it: the smallest of 1, 2, 5, 10, 20 … that needs no more bins than a reader can take in. */
function histogramOf(changes: readonly number[]): Summary["histogram"] {
  if (changes.length === 0) return [];
  const width = widthFor(Math.min(...changes), Math.max(...changes));
  const places = changes.map((change) => Math.floor(change / width));
  const first = Math.min(...places);
  return Array.from({ length: Math.max(...places) - first + 1 }, (_, i) => ({
    from: (first + i) * width,
    to: (first + i + 1) * width,
    count: places.filter((place) => place === first + i).length,
  }));
}

function widthFor(least: number, most: number): number {
  for (let unit = 1; ; unit *= 10) {
    const width = [1, 2, 5]
      .map((step) => step * unit)
      .find((each) => Math.floor(most / each) - Math.floor(least / each) < MAX_BINS);
    if (width !== undefined) return width;
  }
}
