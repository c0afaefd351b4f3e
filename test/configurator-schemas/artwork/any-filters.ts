import fc from "fast-check";
import type { Filter } from "../../../configurator-schemas/artwork/filters.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const percent = fc.integer({ min: -100, max: 100 });

export const anyFilter: fc.Arbitrary<Filter> = fc.oneof(
  fc.constant<Filter>({ kind: "greyscale" }),
  fc.record({ kind: fc.constant("threshold" as const), level: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant("duotone" as const), dark: colour, light: colour }),
  fc.record({ kind: fc.constant("brightness" as const), by: percent }),
  fc.record({ kind: fc.constant("contrast" as const), by: percent }),
);

export const anyFilters = fc.array(anyFilter, { maxLength: 8 });
