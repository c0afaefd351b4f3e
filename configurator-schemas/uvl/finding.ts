import type { FindingCode, PhraseKey } from "./finding-messages.ts";

/** A place in the file, as editors count: both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something in a UVL file that is wrong or that a product document cannot say. */
export interface Finding extends Place {
  readonly code: FindingCode;
  readonly params: FindingParams;
}

/** What a message's slots hold; `{phrase}` is one of the words of finding-messages.ts, in the reader's language. */
export type FindingParams = Readonly<Record<string, string | number | { readonly phrase: PhraseKey }>>;

const SHOWN_LENGTH = 80;

export function finding(code: FindingCode, { line, column }: Place, params: FindingParams = {}): Finding {
  const shortened = Object.entries(params).map(([slot, value]) => [
    slot,
    typeof value === "string" ? shorten(value, SHOWN_LENGTH) : value,
  ]);
  return { code, line, column, params: Object.fromEntries(shortened) };
}

/** Thrown where a line cannot be read on; the reader goes on with the next line. */
export class UnreadableLine extends Error {
  override readonly name = "UnreadableLine";
  readonly finding: Finding;

  constructor(code: FindingCode, place: Place, params: FindingParams = {}) {
    super(code);
    this.finding = finding(code, place, params);
  }
}

/** The text, or its beginning and an ellipsis; never half a surrogate pair. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
