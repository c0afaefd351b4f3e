import { UnreadableLine } from "./finding.ts";
import type { Place } from "./finding.ts";

/** Longest logical line: the longest in public models has 442,404 characters. Bounds memory: a line is held as tokens. */
export const MAX_LINE_LENGTH = 1_000_000;

export interface Token extends Place {
  readonly kind: "name" | "quoted" | "text" | "number" | "sign" | "end";
  /** Without its quotes. */
  readonly text: string;
  /** Where it stands in the whole text. */
  readonly start: number;
  readonly end: number;
}

/** One statement: a line, or several while a bracket is open. Comments and blank lines are gone. */
export interface Line extends Place {
  /** The indentation with tabs eight and one columns wide: where the two disagree, the nesting is a guess. */
  readonly indent: readonly [wide: number, narrow: number];
  /** Ends with a token of kind "end". */
  readonly tokens: readonly Token[];
}

const TAB = 8;
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const SPACES = /[ \t\f\u00A0]+/y;
const BREAK = /\r\n|\n|\r/y;
const COMMENT = /\/\/[^\r\n]*/y;
/** Letters beyond the grammar's äöüß are let through: they cannot be anything but part of a name. */
const NAME = /[A-Za-z\u00C0-\u1FFF\u2C00-\uD7FF][A-Za-z0-9_#§%?\\';\u00C0-\u1FFF\u2C00-\uD7FF]*/y;
const NUMBER = /\d+(?:\.\d+)?|\.\d+/y;
const QUOTED = /"([^"\r\n]*)"/y;
const TEXT = /'([^'\r\n]*)'/y;
const SIGN = /<=>|=>|<=|>=|==|!=|\.\.|[-!&|<>/*+()[\]{},.]/y;

/** Cuts the text into statements, one at a time: a file of any length needs the memory of its longest line. */
export class LineReader {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.startsWith("\uFEFF")) {
      this.#at = 1;
      this.#lineStart = 1;
    }
  }

  /** The next statement; undefined at the end. Throws UnreadableLine, after which reading goes on behind the bad line. */
  next(): Line | undefined {
    for (;;) {
      const indent = this.#readIndent();
      if (this.#at >= this.#text.length) return undefined;
      const place = this.#place();
      const tokens = this.#readTokens();
      const [first] = tokens;
      if (first && first.kind !== "end") return { ...place, line: first.line, column: first.column, indent, tokens };
    }
  }

  #readIndent(): readonly [number, number] {
    let wide = 0;
    let narrow = 0;
    for (;;) {
      const character = this.#text[this.#at];
      if (character === "\t") wide += TAB - (wide % TAB);
      else if (character === " " || character === "\f" || character === "\u00A0") wide += 1;
      else return [wide, narrow];
      narrow += 1;
      this.#at += 1;
    }
  }

  #readTokens(): Token[] {
    const tokens: Token[] = [];
    const open: Token[] = [];
    const from = this.#at;
    for (;;) {
      if (this.#at - from > MAX_LINE_LENGTH) {
        const place = tokens[0] ?? this.#place();
        this.#skipLine();
        throw new UnreadableLine("lineTooLong", place, { max: MAX_LINE_LENGTH });
      }
      if (this.#match(SPACES) !== undefined || this.#match(COMMENT) !== undefined || this.#skipBlockComment()) continue;
      const start = this.#place();
      if (this.#at >= this.#text.length) {
        const [unclosed] = open;
        if (unclosed) throw notClosed(unclosed, unclosed.text, CLOSING[unclosed.text] ?? "");
        tokens.push(this.#token("end", "", start));
        return tokens;
      }
      if (this.#skipBreak()) {
        if (open.length > 0) continue;
        tokens.push({ kind: "end", text: "", ...start, start: this.#at, end: this.#at });
        return tokens;
      }
      const token = this.#readToken(start);
      if (CLOSING[token.text] !== undefined && token.kind === "sign") open.push(token);
      else if (token.kind === "sign" && CLOSING[open.at(-1)?.text ?? ""] === token.text) open.pop();
      tokens.push(token);
    }
  }

  #readToken(place: Place): Token {
    const sign = this.#match(SIGN);
    // ".5" is a number, ".price" is not: the sign is given back.
    if (sign === "." && /\d/.test(this.#text[this.#at] ?? "") && !/[\w"]/.test(this.#text[this.#at - 2] ?? "")) {
      this.#at -= 1;
    } else if (sign !== undefined) return this.#token("sign", sign, place);
    const name = this.#match(NAME);
    if (name !== undefined) return this.#token("name", name, place);
    const number = this.#match(NUMBER);
    if (number !== undefined) return this.#token("number", number, place);
    const quoted = this.#match(QUOTED);
    if (quoted !== undefined) return this.#token("quoted", quoted, place, 2);
    const text = this.#match(TEXT);
    if (text !== undefined) return this.#token("text", text, place, 2);
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    this.#skipLine();
    if (character === '"' || character === "'") throw notClosed(place, character, character);
    throw new UnreadableLine("strangeCharacter", place, { got: shown(character) });
  }

  #token(kind: Token["kind"], text: string, place: Place, quotes = 0): Token {
    return { kind, text, ...place, start: this.#at - text.length - quotes, end: this.#at };
  }

  /** What the pattern matches here, without its quotes; undefined when it does not. */
  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return undefined;
    this.#at = pattern.lastIndex;
    return match[1] ?? match[0];
  }

  #skipBreak(): boolean {
    if (this.#match(BREAK) === undefined) return false;
    this.#line += 1;
    this.#lineStart = this.#at;
    return true;
  }

  #skipBlockComment(): boolean {
    if (!this.#text.startsWith("/*", this.#at)) return false;
    const place = this.#place();
    const end = this.#text.indexOf("*/", this.#at + 2);
    if (end < 0) {
      this.#at = this.#text.length;
      throw notClosed(place, "/*", "*/");
    }
    for (const { index, 0: lineBreak } of this.#text.slice(this.#at, end).matchAll(/\r\n|\n|\r/g)) {
      this.#line += 1;
      this.#lineStart = this.#at + index + lineBreak.length;
    }
    this.#at = end + 2;
    return true;
  }

  #skipLine(): void {
    const next = /[\r\n]/g;
    next.lastIndex = this.#at;
    this.#at = next.exec(this.#text)?.index ?? this.#text.length;
    this.#skipBreak();
  }

  #place(): Place {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }
}

function notClosed(place: Place, opened: string, missing: string): UnreadableLine {
  return new UnreadableLine("notClosed", place, { opened, missing });
}

/** Control characters and the like are named by number: printed, nobody would see them. */
function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x21 || code === 0x7f || code === 0xfffd
    ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`
    : character;
}
