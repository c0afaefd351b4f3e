import type { OptionGuide } from "../../../configurator-schemas/answers/guide.ts";
import type { NumberOption } from "../../../configurator-schemas/schema/option.ts";

export interface Nearest {
  readonly range: OptionGuide["range"];
  readonly wanted: number;
  /** Asked for single numbers: between the bounds some may be impossible. */
  readonly fits: (value: number) => boolean;
}

/** A gap in the possible numbers is looked over this many steps far. */
const MOST_STEPS = 24;

/** The possible numbers next to the wanted one, the closest first: at most one below and one above. */
export function nearestNumbers(option: NumberOption, { range, wanted, fits }: Nearest): readonly number[] {
  const [min, max] = [range?.min ?? option.min, range?.max ?? option.max];
  const toStep = (round: (value: number) => number) => gridNumber(option, round((wanted - option.min) / option.step));
  const below = firstFit(Math.min(max, toStep(Math.floor)), -1);
  const above = firstFit(Math.max(min, toStep(Math.ceil)), 1);
  const found = [below, above].filter((value) => value !== undefined);
  return [...new Set(found)].toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));

  function firstFit(start: number, direction: 1 | -1): number | undefined {
    for (let taken = 0; taken < MOST_STEPS; taken += 1) {
      const value = gridNumber(option, Math.round((start - option.min) / option.step) + taken * direction);
      if (value < min || value > max) return undefined;
      if (!range?.holes?.includes(value) && fits(value)) return value;
    }
    return undefined;
  }
}

/** The number a step or a drag comes to: the asked one, else the next possible one further in the same direction. */
export function numberTowards(
  option: NumberOption,
  { range, wanted, fits, from }: Nearest & { readonly from: number },
): number {
  const [min, max] = [range?.min ?? option.min, range?.max ?? option.max];
  const asked = Math.min(max, Math.max(min, gridNumber(option, Math.round((wanted - option.min) / option.step))));
  const near = nearestNumbers(option, { range, wanted: asked, fits });
  const further = near.find((value) => (wanted >= from ? value >= asked : value <= asked));
  return further ?? near[0] ?? from;
}

/** Without 0.30000000000000004. */
function gridNumber({ min, step }: NumberOption, steps: number): number {
  return Math.round((min + steps * step) * 1e9) / 1e9;
}
