import type { Selection } from "../../configurator-schemas/configuration/configuration.ts";
import type { Option } from "../../configurator-schemas/schema/option.ts";

/** What a random click chooses; undefined where nothing is to be clicked. */
export function randomValue(option: Option, random: (below: number) => number): Selection | undefined {
  switch (option.kind) {
    case "choice":
      return option.values?.[random(option.values.length)]?.id;
    case "multi-choice":
      return option.values ? [option.values[random(option.values.length)]?.id ?? ""] : undefined;
    case "boolean":
      return random(2) === 0;
    case "number":
      return option.min + random(Math.round((option.max - option.min) / option.step) + 1) * option.step;
    default:
      return undefined;
  }
}
