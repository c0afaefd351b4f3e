import type { OptionGuide } from "../../../configurator-schemas/answers/guide.ts";
import type { Explanation } from "../session/explanation.ts";
import type { Stock } from "../../../configurator-schemas/configuration/availability.ts";
import type { Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Money } from "../../../configurator-schemas/units/money.ts";
import type { Recommended } from "./recommended-values.ts";

/** What every input is told beside its option and value. */
export interface InputContext {
  /** What may still be chosen; absent until the rules are ready. */
  readonly guide: OptionGuide | undefined;
  /** One of its values is being explained. */
  readonly explanation: Explanation | undefined;
  readonly adapted: boolean;
  readonly recommended: readonly Recommended[];
  /** Values out of stock. */
  readonly stock: ReadonlyMap<string | boolean, Stock>;
  /** What each value would change of one piece's price. */
  readonly prices: ReadonlyMap<Selection, Money> | undefined;
  readonly invalid: boolean;
}

/** `undecided` is never shown as possible. */
export function isMuted(guide: OptionGuide | undefined, value: string | boolean): boolean {
  const state = stateOf(guide, value);
  return state === "impossible" || state === "undecided";
}

export function stateOf(guide: OptionGuide | undefined, value: string | boolean) {
  return guide?.values?.find(({ id }) => id === value)?.state;
}
