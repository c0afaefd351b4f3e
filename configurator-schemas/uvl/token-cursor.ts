import { UnreadableLine } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { PhraseKey } from "./finding-messages.ts";
import type { Line, Token } from "./read-lines.ts";

/** How deep brackets, braces and chains of implications may nest; public models stay below 5. */
const MAX_DEPTH = 100;

/** Walks over the tokens of one line; what it does not find it refuses by place. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  readonly #findings: Finding[];
  #next = 0;
  #depth = 0;

  constructor(line: Line, findings: Finding[]) {
    this.#tokens = line.tokens;
    this.#findings = findings;
  }

  get token(): Token {
    return this.ahead(0);
  }

  /** The token `distance` further on; the last one for ever after. */
  ahead(distance: number): Token {
    const token = this.#tokens[Math.min(this.#next + distance, this.#tokens.length - 1)];
    if (!token) throw new Error("a line has at least its end");
    return token;
  }

  advance(): Token {
    const { token } = this;
    this.#next += 1;
    return token;
  }

  /** Where the last token taken ends. */
  get endOfTaken(): number {
    return this.#tokens[this.#next - 1]?.end ?? 0;
  }

  isSign(sign: string): boolean {
    return this.token.kind === "sign" && this.token.text === sign;
  }

  isWord(word: string): boolean {
    return this.token.kind === "name" && this.token.text === word;
  }

  takeSign(sign: string): boolean {
    const found = this.isSign(sign);
    if (found) this.#next += 1;
    return found;
  }

  expectSign(sign: string, expected: PhraseKey): void {
    if (!this.takeSign(sign)) throw this.unexpected(expected);
  }

  expectEnd(expected: PhraseKey): void {
    if (this.token.kind !== "end") throw this.unexpected(expected);
  }

  /** `a.b."c d"` */
  takePath(expected: PhraseKey): string[] {
    const path: string[] = [];
    do {
      const { kind, text } = this.token;
      if ((kind !== "name" && kind !== "quoted") || text === "") throw this.unexpected(expected);
      path.push(text);
      this.#next += 1;
    } while (this.takeSign("."));
    return path;
  }

  unexpected(expected: PhraseKey): UnreadableLine {
    const { token } = this;
    const got = token.kind === "end" ? ({ phrase: "theEnd" } as const) : `"${token.text}"`;
    return new UnreadableLine("unexpected", token, { expected: { phrase: expected }, got });
  }

  /** Notes what is wrong and goes on reading. */
  note(found: Finding): void {
    this.#findings.push(found);
  }

  /** One bracket deeper; a line that is given up needs no way back. */
  enter(): void {
    this.#depth += 1;
    this.checkDepth(this.#depth);
  }

  leave(): void {
    this.#depth -= 1;
  }

  checkDepth(depth: number): void {
    if (depth > MAX_DEPTH) throw new UnreadableLine("nestedTooDeep", this.token, { max: MAX_DEPTH });
  }
}
