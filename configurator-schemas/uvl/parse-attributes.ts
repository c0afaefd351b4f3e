import { UnreadableLine } from "./finding.ts";
import type { AttributeValue, Constraint } from "./model.ts";
import { parseConstraint } from "./parse-constraint.ts";
import type { TokenCursor } from "./token-cursor.ts";

/** What one feature's braces hold. */
export interface AttributeSink {
  readonly attributes: Map<string, AttributeValue>;
  readonly constraints: Constraint[];
  /** The whole file, for the constraints' own words. */
  readonly source: string;
}

/** Reads `{ key value, … }`; values of nested braces get dotted names. An attribute without a value is true. */
export function parseAttributes(cursor: TokenCursor, sink: AttributeSink, path: readonly string[] = []): void {
  cursor.expectSign("{", "attribute");
  if (cursor.takeSign("}")) return;
  cursor.enter();
  do {
    const key = cursor.token;
    const isBareWord = key.kind === "name" && path.length === 0;
    if (isBareWord && key.text === "constraint" && !isEndOfAttribute(cursor, 1)) {
      cursor.advance();
      sink.constraints.push(readConstraint(cursor, sink.source));
    } else if (isBareWord && key.text === "constraints" && cursor.ahead(1).text === "[") {
      cursor.advance();
      parseConstraintList(cursor, sink);
    } else {
      const [name = "", ...rest] = cursor.takePath("attribute");
      const own = [...path, name, ...rest];
      parseValue(cursor, sink, own, key);
    }
  } while (cursor.takeSign(","));
  cursor.expectSign("}", "commaOrBrace");
  cursor.leave();
}

/** Reads a constraint and remembers its words. */
export function readConstraint(cursor: TokenCursor, source: string): Constraint {
  const { line, column, start } = cursor.token;
  const node = parseConstraint(cursor);
  return { line, column, node, text: source.slice(start, cursor.endOfTaken).replaceAll(/\s+/g, " ") };
}

function parseConstraintList(cursor: TokenCursor, sink: AttributeSink): void {
  cursor.expectSign("[", "commaOrBracket");
  if (cursor.takeSign("]")) return;
  do sink.constraints.push(readConstraint(cursor, sink.source));
  while (cursor.takeSign(","));
  cursor.expectSign("]", "commaOrBracket");
}

function parseValue(
  cursor: TokenCursor,
  sink: AttributeSink,
  path: readonly string[],
  key: { readonly line: number; readonly column: number },
): void {
  if (cursor.isSign("{")) {
    parseAttributes(cursor, sink, path);
    return;
  }
  const name = path.join(".");
  if (sink.attributes.has(name)) throw new UnreadableLine("duplicateAttribute", key, { attribute: name });
  sink.attributes.set(name, isEndOfAttribute(cursor, 0) ? true : readValue(cursor));
}

function readValue(cursor: TokenCursor): AttributeValue {
  if (cursor.isSign("[")) {
    skipList(cursor);
    return null;
  }
  const isMinus = cursor.isSign("-") && cursor.ahead(1).kind === "number";
  if (isMinus) cursor.advance();
  const { kind, text } = cursor.token;
  // Texts in double quotes are older UVL, still found in the largest public models.
  if (kind === "text" || kind === "quoted") {
    cursor.advance();
    return text;
  }
  if (kind === "number") {
    cursor.advance();
    return (isMinus ? -1 : 1) * Number(text);
  }
  if (kind === "name" && (text === "true" || text === "false")) {
    cursor.advance();
    return text === "true";
  }
  throw cursor.unexpected("attributeValue");
}

function skipList(cursor: TokenCursor): void {
  cursor.expectSign("[", "commaOrBracket");
  if (cursor.takeSign("]")) return;
  cursor.enter();
  do {
    if (cursor.isSign("{")) parseAttributes(cursor, { attributes: new Map(), constraints: [], source: "" }, [""]);
    else readValue(cursor);
  } while (cursor.takeSign(","));
  cursor.expectSign("]", "commaOrBracket");
  cursor.leave();
}

function isEndOfAttribute(cursor: TokenCursor, distance: number): boolean {
  const { kind, text } = cursor.ahead(distance);
  return kind === "end" || (kind === "sign" && (text === "," || text === "}"));
}
