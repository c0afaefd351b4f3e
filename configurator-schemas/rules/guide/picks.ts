import type { Configuration, Selection } from "../../configuration/configuration.ts";
import { graphemesOf } from "../../configuration/graphemes.ts";
import { scopeOf } from "../../configuration/scope.ts";
import { evaluate } from "../../expressions/evaluate.ts";
import type { Product } from "../../schema/product.ts";
import type { Input } from "../compile/compile-options.ts";
import { scaled } from "../compile/option-variable.ts";
import type { OptionVariable } from "../compile/option-variable.ts";
import type { CompiledRules } from "../compile/compile-rules.ts";
import { FALSE, TRUE } from "../engine/literal.ts";
import type { Pick } from "../engine/engine.ts";
import type { Model } from "../engine/model.ts";
import { floorOf } from "../engine/number-domain.ts";

/** One thing the shopper's selections say to the engine, and the option that says it. */
export interface OwnPick {
  readonly option: string;
  /** Of a multi-choice: the one value meant. */
  readonly member?: string;
  /** The member is not to be among those chosen. */
  readonly isDenied?: boolean;
  readonly pick: Pick;
}

/** What a selection says; nothing when it is not a value of its option, which `checkSelections` tells. */
export function picksOf(id: string, value: Selection | undefined, { model, options }: CompiledRules): OwnPick[] {
  const variable = options.get(id);
  switch (variable?.kind) {
    case "choice": {
      const literal = typeof value === "string" ? variable.values.get(value) : undefined;
      return literal === undefined ? [] : [{ option: id, pick: { literal } }];
    }
    case "multi-choice":
      return (Array.isArray(value) ? value : []).flatMap((member) => {
        const literal = variable.values.get(member);
        return literal === undefined ? [] : [{ option: id, member, pick: { literal } }];
      });
    case "boolean":
      return typeof value === "boolean" ? [{ option: id, pick: { literal: variable.on ^ (value ? 0 : 1) } }] : [];
    case "number":
      return typeof value === "number" ? numberPicks(id, variable, { value, model }) : [];
    case "text": {
      const size = typeof value === "string" ? graphemesOf(value).length : 0;
      const fits = size > 0 && size <= model.number(variable.size).domain.max;
      return fits ? [{ option: id, pick: { number: variable.size, value: size } }] : [];
    }
    default:
      return [];
  }
}

function numberPicks(
  id: string,
  { number, scale, available }: Extract<OptionVariable, { kind: "number" }>,
  { value, model }: { readonly value: number; readonly model: Model },
): OwnPick[] {
  const whole = scaled(value, scale);
  const isOnGrid =
    Math.abs(value * 10 ** scale - whole) < 1e-6 && floorOf(model.number(number).domain, whole) === whole;
  if (!isOnGrid) return [];
  const own = { option: id, pick: { number, value: whole } };
  return available === TRUE ? [own] : [{ option: id, pick: { literal: available } }, own];
}

/** What texts, pictures and the design on the print areas say. Nobody but the shopper can change it. */
export function inputPicks(
  product: Product,
  configuration: Configuration,
  inputs: readonly Input[],
): readonly OwnPick[] {
  const scope = scopeOf(product, configuration);
  return inputs.map(({ expression, variable }) => {
    const value = evaluate(expression, scope);
    const pick: Pick =
      "literal" in variable
        ? { literal: variable.literal ^ (value === true ? 0 : 1) }
        : { number: variable.number, value: Math.min(variable.max, typeof value === "number" ? value : 0) };
    return { option: "", pick };
  });
}

/** The literals an option shows, and its number. */
export function shownOf(variable: OptionVariable): {
  readonly literals: readonly number[];
  readonly numbers: readonly number[];
} {
  switch (variable.kind) {
    case "choice":
    case "multi-choice":
      return { literals: [...variable.values.values()], numbers: [] };
    case "boolean":
      return { literals: [variable.on], numbers: [] };
    case "number":
      return { literals: [], numbers: [variable.number] };
    default:
      return { literals: [], numbers: [] };
  }
}

/** A number's enumerated values have literals that are closed too. */
export function literalsOf(variable: OptionVariable, model: Model): readonly number[] {
  const { literals, numbers } = shownOf(variable);
  const values = numbers.flatMap((number) => {
    const { enumerated, values: known } = model.number(number);
    return enumerated ? [...known.values()].filter((literal) => literal > FALSE) : [];
  });
  return [...literals, ...values];
}
