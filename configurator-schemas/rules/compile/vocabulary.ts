import type { Expression } from "../../expressions/tree.ts";
import type { Attribute } from "../../schema/option.ts";
import type { Literal } from "../engine/literal.ts";
import type { OptionVariable } from "./option-variable.ts";

/** What the names in expressions stand for. */
export interface Vocabulary {
  /** An option's variable, made when first asked for; undefined for a name that is not an option. */
  option(id: string): OptionVariable | undefined;
  /** A derived value's expression. */
  derived(id: string): Expression | undefined;
  attribute(option: string, value: string, name: string): Attribute | undefined;
  /** The literal of a condition the engine does not follow; the configuration says whether it holds. */
  input(expression: Expression): Literal;
  /** The number of a count over a print area; the configuration says how much it is. */
  counted(expression: Extract<Expression, { op: "call" }>): number;
}
