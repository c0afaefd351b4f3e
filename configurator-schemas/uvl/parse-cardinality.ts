import { finding } from "./finding.ts";
import type { TokenCursor } from "./token-cursor.ts";

export interface Cardinality {
  readonly min: number;
  readonly max: number;
  /** As written. */
  readonly text: string;
}

/** Reads `[n]`, `[n..m]` or `[n..*]`. */
export function parseCardinality(cursor: TokenCursor): Cardinality {
  const place = cursor.token;
  cursor.expectSign("[", "cardinality");
  const min = readCount(cursor);
  let max = min;
  if (cursor.takeSign("..")) max = cursor.takeSign("*") ? Infinity : readCount(cursor);
  cursor.expectSign("]", "cardinality");
  const text = max === min ? `[${min}]` : `[${min}..${max === Infinity ? "*" : max}]`;
  if (min > max) cursor.note(finding("badCardinality", place, { got: text }));
  return { min, max, text };
}

function readCount(cursor: TokenCursor): number {
  const { kind, text } = cursor.token;
  if (kind !== "number" || !/^\d{1,9}$/.test(text)) throw cursor.unexpected("cardinality");
  cursor.advance();
  return Number(text);
}
