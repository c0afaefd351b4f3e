import { filterPixels, filterTable } from "../../configurator-schemas/artwork/filters.ts";
import type { Filter } from "../../configurator-schemas/artwork/filters.ts";

/** Filters pixels and answers them: the same function in Chromium and in Node. */
export function filterBytes(filters: readonly Filter[], pixels: readonly number[]): readonly number[] {
  const bytes = Uint8ClampedArray.from(pixels);
  filterPixels(bytes, filterTable(filters));
  return [...bytes];
}
