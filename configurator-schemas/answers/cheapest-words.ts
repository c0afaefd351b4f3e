import type { Selection } from "../configuration/configuration.ts";
import { graphemesOf } from "../configuration/graphemes.ts";
import { evaluate } from "../expressions/evaluate.ts";
import type { Scope } from "../expressions/evaluate.ts";
import { namesIn } from "../expressions/names-in.ts";
import type { Expression } from "../expressions/tree.ts";
import type { Input } from "../rules/compile/compile-options.ts";
import { FALSE, TRUE } from "../rules/engine/literal.ts";
import type { Literal } from "../rules/engine/literal.ts";
import type { Option } from "../schema/option.ts";
import { indexOf } from "../schema/product-index.ts";
import { scopeWith } from "./cheapest-cases.ts";
import type { PricedRules } from "./cheapest-cases.ts";

/** An answer the rules do not follow, such as a colour, and what holds when it is given. */
export interface WordedAnswer {
  readonly option: string;
  /** Undefined where any will do, or none is given. */
  readonly value: Selection | undefined;
  readonly literals: readonly Literal[];
}

/**
 * Colours, pictures and the words of texts are no choices to the rules: conditions about them stand open there. This lists, for
 * each such option that conditions look at alone, the answers they can tell apart, and writes onto the model that one of them is
 * given. What is left are the inputs that it could not do this for.
 */
export function writeWordedAnswers(
  rules: PricedRules,
  inputs: readonly Input[],
): { readonly answers: readonly WordedAnswer[]; readonly left: readonly Input[] } {
  const { options } = indexOf(rules.product);
  const byOption = new Map<string, Input[]>();
  const left: Input[] = [];
  for (const input of inputs) {
    const [name, ...others] = namesIn(input.expression);
    const option = name === undefined || others.length > 0 ? undefined : options.get(name);
    const isWorded = option?.kind === "colour" || option?.kind === "image" || option?.kind === "text";
    if (!isWorded || !("literal" in input.variable)) left.push(input);
    else byOption.set(option.id, [...(byOption.get(option.id) ?? []), input]);
  }
  const answers = [...byOption].flatMap(([id, own]) => {
    const rows = rowsOf(options.get(id), { inputs: own, rules });
    rules.model.addTable(rows.map(({ literals }) => literals));
    return rows;
  });
  return { answers, left };
}

function rowsOf(
  option: Option | undefined,
  { inputs, rules }: { readonly inputs: readonly Input[]; readonly rules: PricedRules },
): readonly WordedAnswer[] {
  const variable = option && rules.options.option(option.id);
  if (!option || !variable) return [];
  const row = (value: Selection | null, also: readonly Literal[]): WordedAnswer => {
    const scope = scopeWith(rules.product, [[option.id, value]]);
    const said = inputs.map((input) => inputLiteral(input, { scope, rules }));
    return { option: option.id, value: value ?? undefined, literals: [...also, ...said] };
  };
  const given = [variable.available];
  const none = variable.available === TRUE ? [] : [row(null, [variable.available ^ 1])];
  const mentioned = [...new Set(inputs.flatMap(({ expression }) => wordsIn(expression)))];
  switch (option.kind) {
    case "colour": {
      const own = [
        ...(option.default === undefined ? [] : [option.default]),
        ...option.palette.map(({ colour }) => colour),
      ];
      const others = option.free ? [...mentioned.filter(isColour), unlike([...mentioned, ...own])] : [];
      return [...[...new Set([...own, ...others])].map((colour) => row(colour, given)), ...none];
    }
    case "image":
      return [...(option.required ? [] : [row(null, given)]), row("picture", given), ...none];
    case "text": {
      if (variable.kind !== "text") return [];
      const words = mentioned.filter((text) => text !== "").map((text) => ({ text, size: graphemesOf(text).length }));
      const sized = words.map(({ text, size }) => row(text, [...given, rules.model.is(variable.size, size)]));
      const anyOther = { ...row("\u0000", given), value: undefined };
      return [...sized.filter(({ literals }) => !literals.includes(FALSE)), anyOther, ...none];
    }
    default:
      return [];
  }
}

/** What an input is where a scope says what options are; nothing is on the print areas. */
export function inputLiteral(
  { expression, variable }: Input,
  { scope, rules }: { readonly scope: Scope; readonly rules: PricedRules },
): Literal {
  if (!("literal" in variable)) return rules.model.is(variable.number, 0);
  return evaluate(expression, scope) === true ? variable.literal : variable.literal ^ 1;
}

/** Every text an expression compares with. */
function wordsIn(expression: Expression): readonly string[] {
  switch (expression.op) {
    case "literal":
      return typeof expression.value === "string" ? [expression.value] : [];
    case "list":
      return expression.items.flatMap(wordsIn);
    case "not":
    case "negate":
      return wordsIn(expression.of);
    case "if":
      return [expression.test, expression.ifTrue, expression.ifFalse].flatMap(wordsIn);
    case "option":
    case "call":
    case "attribute":
    case "sum":
    case "size":
      return [];
    default:
      return [expression.left, expression.right].flatMap(wordsIn);
  }
}

function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

/** A colour nobody speaks of. */
function unlike(colours: readonly string[]): string {
  let n = 0;
  const colour = () => `#${n.toString(16).padStart(6, "0")}`;
  while (colours.includes(colour())) n += 1;
  return colour();
}
