import type { Issue } from "../../schema/issue.ts";
import type { NumberOption, Option } from "../../schema/option.ts";
import { TRUE } from "../engine/literal.ts";
import type { Literal } from "../engine/literal.ts";
import { unscaled } from "../compile/option-variable.ts";
import type { OptionVariable } from "../compile/option-variable.ts";
import { finding, proof, undecided } from "./finding.ts";
import type { Prover } from "./prover.ts";
import { labelOf, plain, valueWords } from "./words.ts";

type Path = readonly (string | number)[];

interface Place {
  readonly option: Option;
  readonly path: Path;
  readonly prover: Prover;
}

/** Options nobody can ever be asked, values nobody can ever choose, and choices that are none. The base must be ready. */
export function lintValues(prover: Prover): Issue[] {
  return prover.product.options.flatMap((option, i) => {
    const variable = prover.rules.options.get(option.id);
    return variable ? lintOption(variable, { option, path: ["options", i], prover }) : [];
  });
}

function lintOption(variable: OptionVariable, place: Place): Issue[] {
  const { option, path, prover } = place;
  const { available } = variable;
  const label = labelOf(option.label);
  const canBeAsked = prover.canHold([available]);
  if (canBeAsked === "undecided") return [undecided([...path, "availableWhen"], label)];
  if (canBeAsked === "impossible") {
    const rules = prover.why([available]);
    return [finding("option_never_available", [...path, "availableWhen"], { option: label, ...proof(prover, rules) })];
  }
  switch (variable.kind) {
    case "choice":
      return lintChoice(variable, place);
    case "multi-choice":
      return lintMembers(variable, place);
    case "boolean":
      return lintBoolean(variable, place);
    case "number":
      return option.kind === "number" ? lintNumber(variable, { ...place, option }) : [];
    case "text":
    case "opaque":
      return [];
  }
}

function lintChoice({ values, available }: Extract<OptionVariable, { kind: "choice" }>, place: Place): Issue[] {
  const issues = [...values].flatMap(([id, literal], i) => lintValue(literal, id, { ...place, index: i }));
  const dead = issues.filter(({ code }) => code === "value_dead").length;
  const left = [...values].filter(([, literal]) => place.prover.engine.state(literal) !== "impossible");
  const [only] = left;
  if (only === undefined || left.length > 1 || dead === 0 || issues.length > dead) return issues;
  return [...issues, ...alwaysForced(only[1], only[0], { ...place, available })];
}

function lintMembers({ values, available }: Extract<OptionVariable, { kind: "multi-choice" }>, place: Place): Issue[] {
  return [...values].flatMap(([id, literal], i) => {
    const issues = lintValue(literal, id, { ...place, index: i });
    return issues.length > 0 ? issues : lintForced(literal, id, { ...place, available });
  });
}

function lintBoolean({ on, available }: Extract<OptionVariable, { kind: "boolean" }>, place: Place): Issue[] {
  const issues = lintValue(on, true, place);
  return issues.length > 0 ? issues : lintForced(on, true, { ...place, available });
}

/** Can the value ever be chosen? */
function lintValue(
  literal: Literal,
  value: string | boolean,
  { option, path, prover, index }: Place & { readonly index?: number },
): Issue[] {
  const at = index === undefined ? path : [...path, "values", index];
  const [label, words] = [labelOf(option.label), valueWords(option, value)];
  switch (prover.engine.state(literal)) {
    case "impossible":
      return [finding("value_dead", at, { option: label, value: words, ...proof(prover, prover.why([literal])) })];
    case "undecided":
      return [undecided(at, label, words)];
    default:
      return [];
  }
}

/** Must the value be chosen whenever the option is asked? */
function lintForced(
  literal: Literal,
  value: string | boolean,
  place: Place & { readonly available: Literal },
): Issue[] {
  const { option, path, prover, available } = place;
  switch (prover.canHold([available, literal ^ 1])) {
    case "impossible":
      return alwaysForced(literal, value, place);
    case "undecided":
      return [undecided(path, labelOf(option.label), valueWords(option, value))];
    default:
      return [];
  }
}

function alwaysForced(
  literal: Literal,
  value: string | boolean,
  { option, path, prover, available }: Place & { readonly available: Literal },
): Issue[] {
  const rules = prover.why([available, literal ^ 1]);
  const slots = { option: labelOf(option.label), value: valueWords(option, value) };
  return [finding("value_always_forced", path, { ...slots, ...proof(prover, rules) })];
}

/** Which numbers between the limits can never be had: below the least, above the greatest, and, up to 64 values, between. */
function lintNumber(
  { number, scale, available }: Extract<OptionVariable, { kind: "number" }>,
  { option, path, prover }: Place & { readonly option: NumberOption },
): Issue[] {
  const { domain, enumerated, values } = prover.rules.model.number(number);
  const label = labelOf(option.label);
  const range = prover.ask((engine) => {
    const outlook = engine.outlook(available === TRUE ? [] : [{ literal: available }], {
      literals: enumerated ? [...values.values()] : [],
      numbers: [number],
    });
    return typeof outlook === "string" ? undefined : outlook.range(number);
  });
  if (!range?.isExact) return [undecided(path, label)];
  const { min, max } = range;
  const words = (value: number) => String(unscaled(value, scale));
  const told = (code: "value_dead" | "value_always_forced", at: Path, value: string, rules: readonly string[]) =>
    finding(code, at, { option: label, value: plain(value), ...proof(prover, [...new Set(rules)]) }, "warning");

  const low = min > domain.min ? prover.why([available, { number, atMost: min - 1 }]) : undefined;
  const high = max < domain.max ? prover.why([available, { number, atLeast: max + 1 }]) : undefined;
  if (min === max && (low || high)) {
    return [told("value_always_forced", path, words(min), [...(low ?? []), ...(high ?? [])])];
  }
  const holes = (range.values ?? []).filter(({ value, state }) => state === "impossible" && value > min && value < max);
  const between = holes.flatMap(({ value }) => prover.why([available, values.get(value) ?? TRUE]));
  return [
    ...(low ? [told("value_dead", [...path, "min"], `< ${words(min)}`, low)] : []),
    ...(high ? [told("value_dead", [...path, "max"], `> ${words(max)}`, high)] : []),
    ...(holes.length > 0
      ? [told("value_dead", [...path, "step"], holes.map(({ value }) => words(value)).join(", "), between)]
      : []),
  ];
}
