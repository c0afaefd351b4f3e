import { conditionHolds } from "../../configuration/conditions.ts";
import type { Configuration, Selection, Selections } from "../../configuration/configuration.ts";
import { scopeOf } from "../../configuration/scope.ts";
import { defaultOf } from "../../configuration/selections.ts";
import type { Scope } from "../../expressions/evaluate.ts";
import type { NumberOption, Option } from "../../schema/option.ts";
import type { Product } from "../../schema/product.ts";
import { scaled, unscaled } from "../compile/option-variable.ts";
import type { OptionVariable } from "../compile/option-variable.ts";
import type { CompiledRules } from "../compile/compile-rules.ts";
import type { Walk } from "../engine/walk.ts";
import { picksOf } from "./picks.ts";

interface Completion {
  readonly product: Product;
  readonly rules: CompiledRules;
  readonly order: readonly Option[];
  readonly walk: Walk;
  /** Already on the engine: the shopper's own picks. */
  readonly kept: ReadonlySet<string>;
  /** Options that get an answer even without a default. */
  readonly mustAnswer: ReadonlySet<string>;
}

/**
 * Answers what the shopper left open, in display order: what is recommended, else the default, else the first value that is
 * still possible. An option without a default is only answered when one answer is left. The result holds the shopper's
 * selections and what differs from the plain defaults; undefined when steps ran out.
 */
export function completeSelections(configuration: Configuration, completion: Completion): Selections | undefined {
  const { product, order, kept } = completion;
  let selections = configuration.selections;
  // What it has looked up stays right until something else than a default is answered.
  let scope = scopeOf(product, configuration);
  const answer = (id: string, value: Selection) => {
    selections = { ...selections, [id]: value };
    scope = scopeOf(product, { ...configuration, selections });
  };
  for (const option of order) {
    if (!conditionHolds(product, option.availableWhen, scope)) continue;
    const variable = completion.rules.options.get(option.id);
    if (!variable || variable.kind === "text" || variable.kind === "opaque") continue;
    const own = selections[option.id];
    if (option.kind === "multi-choice" && variable.kind === "multi-choice") {
      const start = own === undefined ? option.default : Array.isArray(own) ? own : [];
      // An empty list picks nothing, so nothing of it can have been rejected.
      const isKept = start.length === 0 || own === undefined || kept.has(option.id);
      const members = isKept ? completeMembers(variable, { option, start, completion }) : undefined;
      if (members === "undecided") return undefined;
      if (members && !isSame(members, own ?? option.default)) answer(option.id, members);
      continue;
    }
    if (own !== undefined) continue;
    const value = completeOption(option, variable, { completion, scope });
    if (value === "undecided") return undefined;
    if (value.answer !== undefined && value.answer !== defaultOf(option)) answer(option.id, value.answer);
  }
  return selections;
}

type Answered = { readonly answer: Selection | undefined } | "undecided";

function completeOption(
  option: Option,
  variable: OptionVariable,
  { completion, scope }: { readonly completion: Completion; readonly scope: Scope },
): Answered {
  const { product, rules, walk, mustAnswer } = completion;
  const recommended = ("recommended" in option ? option.recommended : [])
    .filter((each) => conditionHolds(product, each.when, scope))
    .map(({ value }) => value);
  const plain = defaultOf(option);
  const wished: readonly Selection[] = plain === undefined ? recommended : [...recommended, plain];
  const found = takeFirst(option.id, wished, { rules, walk });
  if (found !== undefined) return found === "undecided" ? found : { answer: found.value };
  if (option.kind === "number" && variable.kind === "number") {
    if (plain === undefined && !mustAnswer.has(option.id)) return { answer: undefined };
    return nearest(option, variable, { completion, wanted: typeof plain === "number" ? plain : option.min });
  }
  const all = valuesOf(option);
  if (plain !== undefined || mustAnswer.has(option.id)) {
    const first = takeFirst(option.id, all, { rules, walk });
    return first === "undecided" ? first : { answer: first?.value };
  }
  return onlyOneLeft(option.id, all, { rules, walk });
}

function valuesOf(option: Option): readonly Selection[] {
  if (option.kind === "boolean") return [false, true];
  return option.kind === "choice" ? (option.values ?? []).map(({ id }) => id) : [];
}

interface Asking {
  readonly rules: CompiledRules;
  readonly walk: Walk;
}

/** Takes the first of the values that can hold. */
function takeFirst(
  id: string,
  values: readonly Selection[],
  { rules, walk }: Asking,
): { readonly value: Selection } | "undecided" | undefined {
  for (const value of values) {
    const found = takeAll(id, value, { rules, walk });
    if (found === "found") return { value };
    if (found === "undecided") return "undecided";
  }
  return undefined;
}

function takeAll(id: string, value: Selection, { rules, walk }: Asking) {
  const picks = picksOf(id, value, rules);
  if (picks.length === 0) return "impossible";
  for (const { pick } of picks) {
    const found = walk.take(pick);
    if (found !== "found") return found;
  }
  return "found";
}

/** The answer of an option that has no default, when there is only one; asked without taking it. */
function onlyOneLeft(id: string, values: readonly Selection[], { rules, walk }: Asking): Answered {
  const left: Selection[] = [];
  for (const value of values) {
    const [own] = picksOf(id, value, rules);
    const found = own === undefined ? "impossible" : walk.allows(own.pick);
    if (found === "undecided") return found;
    if (found === "found") left.push(value);
    if (left.length > 1) return { answer: undefined };
  }
  const [only] = left;
  if (only === undefined) return { answer: undefined };
  return takeAll(id, only, { rules, walk }) === "found" ? { answer: only } : "undecided";
}

/** The possible value closest to the wanted one, the lower of two. */
function nearest(
  option: NumberOption,
  { number, scale }: Extract<OptionVariable, { kind: "number" }>,
  { completion, wanted }: { readonly completion: Completion; readonly wanted: number },
): Answered {
  const { walk } = completion;
  const from = scaled(wanted, scale);
  const down = walk.closest(number, { from, direction: "down" });
  const up = walk.closest(number, { from, direction: "up" });
  if (down === "undecided" || up === "undecided") return "undecided";
  const best = up === undefined || (down !== undefined && from - down <= up - from) ? down : up;
  if (best === undefined) return { answer: undefined };
  const value = unscaled(best, scale);
  const taken = takeAll(option.id, value, { rules: completion.rules, walk });
  if (taken === "undecided") return taken;
  // A pick that was rejected still stands in the selections, and may make available what the rules do not.
  return { answer: taken === "found" ? value : undefined };
}

/** Members wished for as far as they can be, and those that must be; the others are denied while enough are left. */
function completeMembers(
  variable: Extract<OptionVariable, { kind: "multi-choice" }>,
  {
    option,
    start,
    completion,
  }: {
    readonly option: Extract<Option, { kind: "multi-choice" }>;
    readonly start: readonly string[];
    readonly completion: Completion;
  },
): string[] | "undecided" {
  const { walk } = completion;
  const chosen = new Set<string>();
  for (const [id, literal] of variable.values) {
    if (!start.includes(id)) continue;
    const found = walk.take({ literal });
    if (found === "undecided") return found;
    if (found === "found") chosen.add(id);
  }
  const others = [...variable.values].filter(([id]) => !chosen.has(id));
  for (const [id, literal] of others) {
    const found = walk.allows({ literal: literal ^ 1 });
    if (found === "undecided") return found;
    if (found === "impossible") chosen.add(id);
  }
  // Too few is an open question to the shopper, not ours to answer.
  if (chosen.size >= option.min || completion.mustAnswer.has(option.id)) {
    for (const [id, literal] of others) {
      if (chosen.has(id)) continue;
      const found = walk.take({ literal: literal ^ 1 });
      if (found === "undecided") return found;
      if (found === "impossible") chosen.add(id);
    }
  }
  const inOrder = [...variable.values.keys()].filter((id) => chosen.has(id));
  // What the shopper picked keeps the order of picking.
  return [...start.filter((id) => chosen.has(id)), ...inOrder.filter((id) => !start.includes(id))];
}

function isSame(members: readonly string[], value: Selection): boolean {
  return Array.isArray(value) && value.length === members.length && members.every((id) => value.includes(id));
}
