import type { OptionGuide } from "../../../configurator-schemas/answers/guide.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { MultiChoiceOption } from "../../../configurator-schemas/schema/option.ts";
import { stateOf } from "./option-input.ts";

interface Toggle {
  readonly id: string;
  /** What is ticked on the screen. */
  readonly value: readonly string[];
  readonly guide: OptionGuide | undefined;
  readonly own: Configuration;
}

/**
 * The list with one value ticked or unticked, in the document's order, so that the same picks are the same data. What is only
 * there because another choice asks for it does not become the shopper's own pick: it goes when that choice goes.
 */
export function toggledMembers(option: MultiChoiceOption, { id, value, guide, own }: Toggle): string[] {
  const picked = own.selections[option.id] ?? option.default;
  const meant = Array.isArray(picked) ? picked : [];
  const isKept = (each: string) =>
    value.includes(each) && (meant.includes(each) || stateOf(guide, each) !== "forced" || each === id);
  return (option.values ?? [])
    .map((each) => each.id)
    .filter((each) => (each === id ? !value.includes(each) : isKept(each)));
}
