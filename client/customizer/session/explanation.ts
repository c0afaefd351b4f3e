import { standingsOf } from "../../../configurator-schemas/answers/standings.ts";
import type { AttemptAnswer, OptionChange } from "../../../configurator-schemas/answers/guide.ts";
import type {
  Configuration,
  Selection,
  Selections,
} from "../../../configurator-schemas/configuration/configuration.ts";
import { select } from "../../../configurator-schemas/configuration/edit.ts";
import { selectionOf } from "../../../configurator-schemas/configuration/selections.ts";
import { issue } from "../../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import type { MultiChoiceOption, NumberOption, Option } from "../../../configurator-schemas/schema/option.ts";
import { indexOf } from "../../../configurator-schemas/schema/product-index.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { Money } from "../../../configurator-schemas/units/money.ts";
import { movedOptions } from "./moved-options.ts";
import { nearestNumbers } from "./nearest-numbers.ts";
import { quoteHere } from "./quote-here.ts";
import type { ShopperRules } from "./shopper-rules.ts";

/** Why a value cannot simply be chosen, and every way to have it or the next best. */
export interface Explanation {
  readonly option: string;
  /** What was asked for; of a multi-choice the whole list. */
  readonly value: Selection;
  /** Of a multi-choice: the one value that was ticked or unticked. */
  readonly member: string | undefined;
  /**
   * `included`: it cannot be unticked as it is; `undecided`: it could not be worked out; `only`: it is the one value left, and
   * this is why.
   */
  readonly kind: "refused" | "included" | "undecided" | "only";
  /** The merchant's own words first. */
  readonly reasons: readonly Issue[];
  /** Options whose picks stand in the way. */
  readonly picks: readonly string[];
  /** Best first. */
  readonly ways: readonly Way[];
}

/** One tap that leaves everything allowed. */
export interface Way {
  readonly option: string;
  /** `anyway` has the value asked for, `without` is rid of it; `instead` gives the option another one. */
  readonly kind: "anyway" | "without" | "instead";
  /** What the option becomes. */
  readonly value: Selection;
  /** What else changes. */
  readonly changes: readonly OptionChange[];
  /** How the price of one piece changes, at the present quantity; undefined while one of the two has no price. */
  readonly difference: Money | undefined;
  /** What the shopper's own selections become. */
  readonly selections: Selections;
}

export interface Asking {
  readonly product: Product;
  readonly rules: ShopperRules;
  readonly own: Configuration;
  readonly quantity: number;
}

export interface Wanted {
  readonly option: string;
  readonly value: Selection;
  readonly member?: string | undefined;
}

const MOST_WAYS = 3;
const MOST_REASONS = 4;

/** Undefined while the engine is not here, and when the value can be chosen after all. */
export function explainValue(asking: Asking, { option: id, value, member }: Wanted): Explanation | undefined {
  const { product, rules, own } = asking;
  const option = indexOf(product).options.get(id);
  if (!rules.engine || !option) return undefined;
  const known = { option: id, value, member };
  const beyond = outOfLimits(option, value);
  if (beyond) {
    const ways = option.kind === "number" ? nearestWays(asking, option, value) : swapWays(asking, option, known);
    return { ...known, kind: "refused", reasons: [beyond], picks: [], ways: ways.slice(0, MOST_WAYS) };
  }
  const { possible, conflict, repairs } = rules.engine.attemptValue(product, own, { option: id, value });
  // Possible, and still not as it is: what follows from other choices, or from the defaults, comes back with them.
  if (possible === true && rules.allows(own, id, value)) return undefined;
  const isRemoval = member !== undefined && Array.isArray(value) && !value.includes(member);
  const kind = isRemoval ? "without" : "anyway";
  const anyway = repairs.map(({ selections, changes }) => wayOf(asking, selections, { ...known, kind, changes }));
  const others =
    option.kind === "number"
      ? nearestWays(asking, option, value)
      : anyway.length === 0
        ? swapWays(asking, option, known)
        : [];
  // A number that fits is nearly always what was meant; it stands first, with one other way or two.
  const ways = option.kind === "number" ? [...others.slice(0, 1), ...anyway] : [...anyway, ...others];
  return {
    ...known,
    kind: possible === "undecided" ? "undecided" : isRemoval ? "included" : "refused",
    reasons: reasonsOf(conflict).slice(0, MOST_REASONS),
    picks: conflict.picks.filter((each) => each !== id),
    ways: ways.slice(0, MOST_WAYS),
  };
}

/** Why nothing else is left for an option. */
export function explainOnly(asking: Asking, id: string): Explanation | undefined {
  const { product, rules, own } = asking;
  const option = indexOf(product).options.get(id);
  const value = option && selectionOf(option, rules.settle(own).selections);
  const { engine } = rules;
  if (!engine || !option || value === undefined) return undefined;
  const answers = otherValues(option, value).map((other) =>
    engine.attemptValue(product, own, { option: id, value: other }),
  );
  const reasons = new Map(
    answers.flatMap(({ conflict }) => conflict.rules.map(({ id: rule, reason }) => [rule, reason])),
  );
  const picks = new Set(answers.flatMap(({ conflict }) => conflict.picks));
  return {
    option: id,
    value,
    member: undefined,
    kind: "only",
    reasons: [...reasons.values()].slice(0, MOST_REASONS),
    picks: [...picks].filter((each) => each !== id),
    ways: [],
  };
}

/** Ways out of picks that do not go together, as an old link or draft may bring them: for the option whose pick was left out. */
export function waysOut(asking: Asking, id: string): readonly Way[] {
  const { product, rules, own } = asking;
  const value = own.selections[id];
  if (!rules.engine || value === undefined) return [];
  const released = select(own, id, undefined);
  const settled = rules.engine.settleConfiguration(product, released);
  const standing = standingsOf(product, settled).get(id);
  const release =
    standing?.available && standing.value !== null && rules.allows(released, id, standing.value)
      ? [wayOf(asking, released.selections, { option: id, kind: "instead", value: standing.value })]
      : [];
  const { repairs } = rules.engine.attemptValue(product, own, { option: id, value });
  const keep = repairs.map(({ selections, changes }) =>
    wayOf(asking, selections, { option: id, kind: "anyway", value, changes }),
  );
  return [...release, ...keep].slice(0, MOST_WAYS);
}

function wayOf(
  { product, rules, own, quantity }: Asking,
  selections: Selections,
  { option, kind, value, changes }: Pick<Way, "option" | "kind" | "value"> & Partial<Pick<Way, "changes">>,
): Way {
  const before = rules.settle(own);
  const after = rules.engine?.settleConfiguration(product, { ...own, selections }) ?? own;
  const moved = changes ?? movedOptions(product, before, after).filter((each) => each.option !== option);
  const [now, then] = [unitPriceOf(product, before, quantity), unitPriceOf(product, after, quantity)];
  const difference = now && then && { amount: then.amount - now.amount, currency: now.currency };
  return { option, kind, value, changes: moved, difference, selections };
}

function unitPriceOf(product: Product, configuration: Configuration, quantity: number): Money | undefined {
  const quoted = quoteHere(product, configuration, { lines: [{ quantity }], language: "fr" });
  return quoted.ok ? quoted.quote.unitPrice : undefined;
}

/** The option's own limits, which no other choice can move. */
function outOfLimits(option: Option, value: Selection): Issue | undefined {
  if (option.kind === "number" && typeof value === "number") {
    const { min, max, step } = option;
    const steps = (value - min) / step;
    const isInside = value >= min && value <= max && Math.abs(steps - Math.round(steps)) < 1e-6;
    return isInside ? undefined : limits(option, value, { min, max });
  }
  if (option.kind === "multi-choice" && Array.isArray(value) && option.max !== undefined && value.length > option.max) {
    return limits(option, value.length, { min: option.min, max: option.max });
  }
  return undefined;
}

function limits(option: Option, got: number, { min, max }: { readonly min: number; readonly max: number }): Issue {
  const label = Object.fromEntries(Object.entries(option.label).flatMap(([key, text]) => (text ? [[key, text]] : [])));
  return issue("value_out_of_range", "error", ["selections", option.id], { label, got, min, max });
}

function nearestWays(asking: Asking, option: NumberOption, wanted: Selection): readonly Way[] {
  if (typeof wanted !== "number") return [];
  const { rules, own } = asking;
  const range = rules.guides(own).get(option.id)?.range;
  const fits = (value: number) => rules.allows(own, option.id, value);
  return nearestNumbers(option, { range, wanted, fits }).map((value) =>
    wayOf(asking, select(own, option.id, value).selections, { option: option.id, kind: "instead", value }),
  );
}

/** Values of one list that do not go together: each that could make room. */
function swapWays(asking: Asking, option: Option, { value, member }: Wanted): readonly Way[] {
  if (option.kind !== "multi-choice" || !Array.isArray(value) || member === undefined || !value.includes(member))
    return [];
  const { rules, own } = asking;
  return value
    .filter((each) => each !== member)
    .map((each) => ({ gone: each, left: value.filter((other) => other !== each) }))
    .filter(({ left }) => isWithin(option, left) && rules.allows(own, option.id, left))
    .map(({ gone, left }) => {
      const changes = [{ option: option.id, from: [gone], to: [] }];
      const { selections } = select(own, option.id, left);
      return wayOf(asking, selections, { option: option.id, kind: "anyway", value: left, changes });
    });
}

function isWithin({ max }: MultiChoiceOption, members: readonly string[]): boolean {
  return max === undefined || members.length <= max;
}

/** Each reason once: several rules may give the same one. */
function reasonsOf({ rules }: AttemptAnswer["conflict"]): readonly Issue[] {
  const said = new Set<string>();
  return rules.flatMap(({ reason }) => {
    const words = JSON.stringify(reason.params["because"] ?? reason);
    return said.has(words) ? [] : (said.add(words), [reason]);
  });
}

/** Enough of them to say why; a list of five hundred needs no five hundred answers. */
function otherValues(option: Option, value: Selection): readonly Selection[] {
  if (option.kind === "boolean") return [value !== true];
  if (option.kind === "number") return [option.min, option.max].filter((each) => each !== value);
  if (option.kind !== "choice") return [];
  return (option.values ?? [])
    .map(({ id }) => id)
    .filter((id) => id !== value)
    .slice(0, MOST_REASONS);
}
