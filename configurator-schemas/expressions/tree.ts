/**
 * The canonical form of every condition, size and count in a product document: a small closed
 * JSON tree. Authors write the text form (a strict CEL subset, see parse.ts); publishing stores both.
 */
export type Expression =
  | { readonly op: "literal"; readonly value: Value }
  | { readonly op: "option"; readonly id: string }
  | { readonly op: "list"; readonly items: readonly Expression[] }
  | { readonly op: "not" | "negate"; readonly of: Expression }
  | { readonly op: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly op: "if"; readonly test: Expression; readonly ifTrue: Expression; readonly ifFalse: Expression }
  | { readonly op: "call"; readonly name: FunctionName; readonly area: string }
  /** `cpu.watts`: an attribute of the chosen value. */
  | { readonly op: "attribute"; readonly option: string; readonly name: string }
  /** `sum(drives.watts)`: the attribute over every chosen value; nothing chosen is 0. */
  | { readonly op: "sum"; readonly option: string; readonly name: string }
  /** `size(extras)`: how many values are chosen; `size(message)`: graphemes of a text. */
  | { readonly op: "size"; readonly option: string };

export type BinaryOperator = "and" | "or" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "in";

/** Counts over what was placed on one print area. */
export const FUNCTION_NAMES = ["graphemes", "elements", "texts", "images", "colours", "used"] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** What an expression can be. `null` is an option nobody answered; every comparison with it but == and != is false. */
export type Value = boolean | number | string | null | readonly string[];

/** Limits of one expression, checked by the parser: a document must stay readable and cheap to evaluate. */
export const EXPRESSION_LIMITS = { maxLength: 2000, maxDepth: 32, maxNodes: 512 } as const;
export type ExpressionLimits = { readonly [Name in keyof typeof EXPRESSION_LIMITS]: number };
