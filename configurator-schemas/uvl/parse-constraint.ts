import { finding } from "./finding.ts";
import type { Place } from "./finding.ts";
import type { Comparison, Node } from "./model.ts";
import type { TokenCursor } from "./token-cursor.ts";

const COMPARISONS: readonly Comparison[] = ["==", "!=", "<=", ">=", "<", ">"];
/** Functions of UVL whose result a product's rules cannot calculate. */
const UNSUPPORTED_FUNCTIONS: ReadonlySet<string> = new Set(["avg", "len", "floor", "ceil"]);

/**
 * Reads one constraint. Strongest first, as in the published grammar: `* /`, `+ -`, comparisons, `!`, `&`, `|`, `=>`, `<=>`;
 * chains of `=>` and `<=>` lean to the left.
 */
export function parseConstraint(cursor: TokenCursor, depth = 0): Node {
  cursor.checkDepth(depth);
  let left = parseImplication(cursor, depth);
  for (let links = 1; cursor.takeSign("<=>"); links += 1) {
    cursor.checkDepth(depth + links);
    left = { ...placeOf(left), kind: "iff", left, right: parseImplication(cursor, depth) };
  }
  return left;
}

function parseImplication(cursor: TokenCursor, depth: number): Node {
  let left = parseMany(cursor, depth, "or");
  for (let links = 1; cursor.takeSign("=>"); links += 1) {
    cursor.checkDepth(depth + links);
    left = { ...placeOf(left), kind: "implies", left, right: parseMany(cursor, depth, "or") };
  }
  return left;
}

function parseMany(cursor: TokenCursor, depth: number, kind: "and" | "or"): Node {
  const readPart = () => (kind === "or" ? parseMany(cursor, depth, "and") : parseNot(cursor, depth));
  const first = readPart();
  const parts = [first];
  while (cursor.takeSign(kind === "or" ? "|" : "&")) parts.push(readPart());
  return parts.length === 1 ? first : { ...placeOf(first), kind, parts };
}

function parseNot(cursor: TokenCursor, depth: number): Node {
  const { line, column } = cursor.token;
  let isNegated = false;
  while (cursor.takeSign("!")) isNegated = !isNegated;
  const of = parseComparison(cursor, depth);
  return isNegated ? { kind: "not", of, line, column } : of;
}

function parseComparison(cursor: TokenCursor, depth: number): Node {
  const left = parseSum(cursor, depth);
  const op = COMPARISONS.find((each) => cursor.takeSign(each));
  return op === undefined ? left : { ...placeOf(left), kind: "compare", op, left, right: parseSum(cursor, depth) };
}

function parseSum(cursor: TokenCursor, depth: number): Node {
  const first = parseProduct(cursor, depth);
  const terms: { sign: 1 | -1; of: Node }[] = [{ sign: 1, of: first }];
  for (;;) {
    const isMinus = cursor.isSign("-");
    if (!isMinus && !cursor.isSign("+")) break;
    cursor.advance();
    terms.push({ sign: isMinus ? -1 : 1, of: parseProduct(cursor, depth) });
  }
  return terms.length === 1 ? first : { ...placeOf(first), kind: "sum", terms };
}

function parseProduct(cursor: TokenCursor, depth: number): Node {
  const first = parseOperand(cursor, depth);
  const factors = [first];
  for (;;) {
    const operator = cursor.token;
    if (!cursor.isSign("*") && !cursor.isSign("/")) break;
    cursor.advance();
    if (operator.text === "/") cursor.note(finding("division", operator));
    factors.push(parseOperand(cursor, depth));
  }
  return factors.length === 1 ? first : { ...placeOf(first), kind: "product", factors };
}

function parseOperand(cursor: TokenCursor, depth: number): Node {
  const { token } = cursor;
  const place = placeOf(token);
  if (cursor.takeSign("(")) {
    const inner = parseConstraint(cursor, depth + 1);
    cursor.expectSign(")", "closingParenthesis");
    return inner;
  }
  const isMinus = cursor.isSign("-") && cursor.ahead(1).kind === "number";
  if (isMinus) cursor.advance();
  if (cursor.token.kind === "number") {
    return { ...place, kind: "number", value: (isMinus ? -1 : 1) * Number(cursor.advance().text) };
  }
  if (token.kind === "text") {
    cursor.advance();
    cursor.note(finding("stringConstraint", place, { got: `'${token.text}'` }));
    return { ...place, kind: "unsupported" };
  }
  if (token.kind === "name" && cursor.ahead(1).kind === "sign" && cursor.ahead(1).text === "(") {
    const call = parseCall(cursor, place);
    if (call) return call;
  }
  if (token.kind === "name" && (token.text === "true" || token.text === "false")) {
    cursor.advance();
    return { ...place, kind: "constant", value: token.text === "true" };
  }
  return { ...place, kind: "reference", path: cursor.takePath("operand") };
}

function parseCall(cursor: TokenCursor, place: Place): Node | undefined {
  const name = cursor.token.text;
  if (name !== "sum" && !UNSUPPORTED_FUNCTIONS.has(name)) return undefined;
  cursor.advance();
  cursor.expectSign("(", "openingParenthesis");
  const attribute = cursor.takePath("reference");
  const feature = cursor.takeSign(",") ? cursor.takePath("reference") : undefined;
  cursor.expectSign(")", "closingParenthesis");
  if (name === "sum") return { ...place, kind: "sumOver", attribute, feature };
  cursor.note(finding("functionUnsupported", place, { function: name }));
  return { ...place, kind: "unsupported" };
}

function placeOf({ line, column }: Place): Place {
  return { line, column };
}
