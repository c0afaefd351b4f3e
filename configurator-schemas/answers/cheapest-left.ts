import type { AnswersLeft } from "../pricing/expression-range.ts";
import { unscaled } from "../rules/compile/option-variable.ts";
import type { Literal } from "../rules/engine/literal.ts";
import type { Assumption, LeastNumber } from "../rules/guide/least-number.ts";
import type { PricedRules } from "./cheapest-cases.ts";

/** The answers that may still be given with what is assumed at the moment. */
export function answersLeft({ options }: PricedRules, least: LeastNumber): AnswersLeft {
  const mayHold = (literal: Literal) => least.mayHold(literal);
  return {
    values(id) {
      const variable = options.option(id);
      const none = variable && mayHold(variable.available ^ 1) ? [null] : [];
      if (variable?.kind === "choice") {
        return [...[...variable.values].filter(([, literal]) => mayHold(literal)).map(([value]) => value), ...none];
      }
      if (variable?.kind !== "boolean") return [];
      const mayBeFalse = mayHold(variable.on ^ 1) && mayHold(variable.available);
      return [...(mayHold(variable.on) ? [true] : []), ...(mayBeFalse ? [false] : []), ...none];
    },
    number(id) {
      const variable = options.option(id);
      const mayBeNull = variable !== undefined && mayHold(variable.available ^ 1);
      if (variable?.kind === "text") return { ...least.boundsOf(variable.size), mayBeNull };
      if (variable?.kind !== "number" || !mayHold(variable.available)) return { min: 1, max: 0, mayBeNull: true };
      const { min, max } = least.boundsOf(variable.number);
      return { min: unscaled(min, variable.scale), max: unscaled(max, variable.scale), mayBeNull };
    },
    members(id) {
      const variable = options.option(id);
      const members = variable?.kind === "multi-choice" ? [...variable.values] : [];
      const left = members.filter(([, literal]) => mayHold(literal));
      const isSure = ([, literal]: readonly [string, Literal]) => !mayHold(literal ^ 1);
      return {
        sure: left.filter(isSure).map(([member]) => member),
        open: left.filter((each) => !isSure(each)).map(([member]) => member),
      };
    },
  };
}

/** Assumptions of which every configuration keeps one, each leaving less of the option; none when it is decided. */
export function splitOption(
  id: string,
  { options }: PricedRules,
  least: LeastNumber,
): readonly (readonly Assumption[])[] {
  const variable = options.option(id);
  if (!variable) return [];
  const isOpen = (literal: Literal) => least.mayHold(literal) && least.mayHold(literal ^ 1);
  if (isOpen(variable.available)) return [[variable.available], [variable.available ^ 1]];
  if (!least.mayHold(variable.available)) return [];
  switch (variable.kind) {
    case "choice": {
      const left = [...variable.values.values()].filter((literal) => least.mayHold(literal));
      return left.length > 1 ? left.map((literal) => [literal]) : [];
    }
    case "multi-choice": {
      const open = [...variable.values.values()].find(isOpen);
      return open === undefined ? [] : [[open ^ 1], [open]];
    }
    case "boolean":
      return isOpen(variable.on) ? [[variable.on ^ 1], [variable.on]] : [];
    case "number":
      return splitNumber(variable.number, least);
    case "text":
      return splitNumber(variable.size, least);
    case "opaque":
      return [];
  }
}

function splitNumber(number: number, least: LeastNumber): readonly (readonly Assumption[])[] {
  const { min, max } = least.boundsOf(number);
  if (min >= max) return [];
  const middle = Math.floor((min + max) / 2);
  return [[{ number, atMost: middle }], [{ number, atLeast: middle + 1 }]];
}
