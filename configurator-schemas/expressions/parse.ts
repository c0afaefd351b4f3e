import { EXPRESSION_LIMITS, FUNCTION_NAMES } from "./tree.ts";
import type { BinaryOperator, Expression, ExpressionLimits, FunctionName } from "./tree.ts";

/** A mistake in the text form: where (0-based offset), what was expected, what came. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  readonly position: number;
  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

type Token =
  | { readonly kind: "number"; readonly text: string; readonly at: number }
  | { readonly kind: "string"; readonly text: string; readonly at: number }
  | { readonly kind: "name"; readonly text: string; readonly at: number }
  | { readonly kind: "sign"; readonly text: string; readonly at: number }
  | { readonly kind: "end"; readonly text: string; readonly at: number };

/** Binding strength of the binary operators, weakest first, as in CEL. */
const LEVELS: readonly (readonly (readonly [text: string, op: BinaryOperator])[])[] = [
  [["||", "or"]],
  [["&&", "and"]],
  [
    ["==", "=="],
    ["!=", "!="],
    ["<=", "<="],
    [">=", ">="],
    ["<", "<"],
    [">", ">"],
    ["in", "in"],
  ],
  [
    ["+", "+"],
    ["-", "-"],
  ],
  [["*", "*"]],
];
const COMPARISON_LEVEL = 2;
const WORDS = new Map<string, Expression>([
  ["true", { op: "literal", value: true }],
  ["false", { op: "literal", value: false }],
  ["null", { op: "literal", value: null }],
]);

/** Parses the text form. Throws ExpressionError with the position of the first mistake. */
export function parseExpression(text: string, limits: ExpressionLimits = EXPRESSION_LIMITS): Expression {
  if (text.length > limits.maxLength) {
    throw new ExpressionError(`expected at most ${limits.maxLength} characters, got ${text.length}`, 0);
  }
  const reader = new Reader(tokenize(text), limits);
  const tree = reader.readTernary(0);
  reader.expectEnd();
  return tree;
}

function tokenize(text: string): Token[] {
  const pattern =
    /\s+|(\d+(?:\.\d+)?)|'((?:[^'\\\n]|\\['\\])*)'|"((?:[^"\\\n]|\\["\\])*)"|([A-Za-z_]\w*)|(\|\||&&|==|!=|<=|>=|[-+*<>!?:(),.[\]])/gy;
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) {
      throw new ExpressionError(`expected a value, a name or an operator, got "${text[at]}"`, at);
    }
    const [whole, number, single, double, name, sign] = match;
    const quoted = single ?? double;
    if (number !== undefined) tokens.push({ kind: "number", text: number, at });
    else if (quoted !== undefined) tokens.push({ kind: "string", text: quoted.replaceAll(/\\(.)/g, "$1"), at });
    else if (name !== undefined) tokens.push({ kind: name === "in" ? "sign" : "name", text: name, at });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, at });
    at += whole.length;
  }
  tokens.push({ kind: "end", text: "the end", at: text.length });
  return tokens;
}

/** Precedence climbing over the tokens; counts nodes and depth so that no document can grow a tree without bound. */
class Reader {
  readonly #tokens: readonly Token[];
  readonly #limits: ExpressionLimits;
  #next = 0;
  #nodes = 0;

  constructor(tokens: readonly Token[], limits: ExpressionLimits) {
    this.#tokens = tokens;
    this.#limits = limits;
  }

  readTernary(depth: number): Expression {
    this.#count(depth);
    const test = this.#readLevel(0, depth + 1);
    if (!this.#take("?")) return test;
    const ifTrue = this.readTernary(depth + 1);
    this.#expect(":");
    return { op: "if", test, ifTrue, ifFalse: this.readTernary(depth + 1) };
  }

  expectEnd(): void {
    const token = this.#peek();
    if (token.kind !== "end")
      throw new ExpressionError(`expected an operator or the end, got "${token.text}"`, token.at);
  }

  #readLevel(level: number, depth: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.#readUnary(depth);
    let left = this.#readLevel(level + 1, depth);
    for (;;) {
      const found = operators.find(([text]) => this.#take(text));
      if (!found) return left;
      this.#count(depth);
      left = { op: found[1], left, right: this.#readLevel(level + 1, depth) };
      if (level === COMPARISON_LEVEL) return left; // a < b < c means something else in every language
    }
  }

  #readUnary(depth: number): Expression {
    this.#count(depth);
    if (this.#take("!")) return { op: "not", of: this.#readUnary(depth + 1) };
    if (this.#take("-")) return { op: "negate", of: this.#readUnary(depth + 1) };
    return this.#readPrimary(depth);
  }

  #readPrimary(depth: number): Expression {
    const token = this.#peek();
    this.#next += 1;
    switch (token.kind) {
      case "number":
        return { op: "literal", value: Number(token.text) };
      case "string":
        return { op: "literal", value: token.text };
      case "name":
        return WORDS.get(token.text) ?? (this.#take("(") ? this.#readCall(token) : this.#readOption(token));
      case "sign": {
        if (token.text === "(") {
          const inner = this.readTernary(depth + 1);
          this.#expect(")");
          return inner;
        }
        if (token.text === "[") return this.#readList(depth);
        break;
      }
      case "end":
        break;
    }
    throw new ExpressionError(`expected a value, an option or "(", got "${token.text}"`, token.at);
  }

  #readOption({ text: option }: Token): Expression {
    return this.#take(".")
      ? { op: "attribute", option, name: this.#readName("an attribute") }
      : { op: "option", id: option };
  }

  #readCall(name: Token): Expression {
    if (name.text === "sum" || name.text === "size") return this.#readOptionCall(name.text);
    const known = FUNCTION_NAMES.find((each): each is FunctionName => each === name.text);
    if (!known) {
      const names = [...FUNCTION_NAMES, "sum", "size"].join(", ");
      throw new ExpressionError(`expected one of ${names}, got "${name.text}"`, name.at);
    }
    const area = this.#readName("the id of a print area");
    this.#expect(")");
    return { op: "call", name: known, area };
  }

  #readOptionCall(name: "sum" | "size"): Expression {
    const option = this.#readName("an option");
    if (name === "size") {
      this.#expect(")");
      return { op: "size", option };
    }
    this.#expect(".");
    const attribute = this.#readName("an attribute");
    this.#expect(")");
    return { op: "sum", option, name: attribute };
  }

  #readName(what: string): string {
    const token = this.#peek();
    if (token.kind !== "name" || WORDS.has(token.text)) {
      throw new ExpressionError(`expected ${what}, got "${token.text}"`, token.at);
    }
    this.#next += 1;
    return token.text;
  }

  #readList(depth: number): Expression {
    const items: Expression[] = [];
    if (this.#take("]")) return { op: "list", items };
    do items.push(this.readTernary(depth + 1));
    while (this.#take(","));
    this.#expect("]");
    return { op: "list", items };
  }

  #peek(): Token {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1);
    if (!token) throw new ExpressionError("expected an expression, got nothing", 0);
    return token;
  }

  #take(sign: string): boolean {
    const token = this.#peek();
    if (token.kind !== "sign" || token.text !== sign) return false;
    this.#next += 1;
    return true;
  }

  #expect(sign: string): void {
    const token = this.#peek();
    if (!this.#take(sign)) throw new ExpressionError(`expected "${sign}", got "${token.text}"`, token.at);
  }

  #count(depth: number): void {
    this.#nodes += 1;
    const { maxDepth, maxNodes } = this.#limits;
    if (depth > maxDepth || this.#nodes > maxNodes) {
      throw new ExpressionError(`expected at most ${maxDepth} levels and ${maxNodes} parts`, this.#peek().at);
    }
  }
}
