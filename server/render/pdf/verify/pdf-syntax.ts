/** What stands in a PDF (ISO 32000-2, 7.3), as it is read back: nothing here is of the code that writes. */
export type PdfValue =
  | null
  | boolean
  | number
  | string
  | PdfName
  | PdfReference
  | PdfOperator
  | readonly PdfValue[]
  | PdfDictionary;

/** Names are told apart from texts, which are plain strings of bytes. */
export interface PdfName {
  readonly name: string;
}
export interface PdfReference {
  readonly object: number;
}
/** In content streams. */
export interface PdfOperator {
  readonly operator: string;
}
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set(Array.from("()<>[]{}/%", (character) => character.charCodeAt(0)));
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const CLOSE_ARRAY = Symbol("]");
const CLOSE_DICTIONARY = Symbol(">>");
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Reads values one after another. */
export class PdfScanner {
  readonly #bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** The next value; undefined at the end. `n g R` is one. */
  next(): PdfValue | undefined {
    const value = this.#item();
    if (typeof value === "symbol") throw new Error(`expected a value at byte ${this.at}, got ${value.description}`);
    return value;
  }

  #item(): PdfValue | undefined | typeof CLOSE_ARRAY | typeof CLOSE_DICTIONARY {
    this.#skipSpace();
    if (this.at >= this.#bytes.length) return undefined;
    const character = String.fromCharCode(this.#bytes[this.at] ?? 0);
    if (character === "/") return { name: this.#name() };
    if (character === "(") return this.#text();
    if (character === "[") return this.#array();
    if (character === "]") return this.#close(1, CLOSE_ARRAY);
    if (this.#startsWith("<<")) return this.#dictionary();
    if (this.#startsWith(">>")) return this.#close(2, CLOSE_DICTIONARY);
    if (character === "<") return this.#hexadecimal();
    return this.#word();
  }

  #startsWith(text: string): boolean {
    return this.#bytes.toString("latin1", this.at, this.at + text.length) === text;
  }

  #close<Mark>(length: number, mark: Mark): Mark {
    this.at += length;
    return mark;
  }

  #skipSpace(): void {
    for (; this.at < this.#bytes.length; this.at += 1) {
      const byte = this.#bytes[this.at] ?? 0;
      if (byte === 0x25) while (this.at < this.#bytes.length && !/[\r\n]/.test(this.#character(this.at))) this.at += 1;
      else if (!SPACE.has(byte)) return;
    }
  }

  #character(at: number): string {
    return String.fromCharCode(this.#bytes[at] ?? 0);
  }

  #regular(): string {
    const from = this.at;
    for (; this.at < this.#bytes.length; this.at += 1) {
      const byte = this.#bytes[this.at] ?? 0;
      if (SPACE.has(byte) || DELIMITERS.has(byte)) break;
    }
    return this.#bytes.toString("latin1", from, this.at);
  }

  #name(): string {
    this.at += 1;
    const bytes = this.#regular().replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return Buffer.from(bytes, "latin1").toString("utf8");
  }

  #text(): string {
    let [depth, text] = [0, ""];
    for (; this.at < this.#bytes.length; this.at += 1) {
      const character = this.#character(this.at);
      if (character === "\\") {
        this.at += 1;
        const escaped = this.#character(this.at);
        text += ESCAPES[escaped] ?? escaped;
        continue;
      }
      if (character === "(" && depth++ === 0) continue;
      if (character === ")" && --depth === 0) {
        this.at += 1;
        return text;
      }
      text += character;
    }
    throw new Error("expected the end of a text, got the end of the file");
  }

  #hexadecimal(): string {
    const end = this.#bytes.indexOf(0x3e, this.at);
    if (end < 0) throw new Error(`expected the end of a hexadecimal text after byte ${this.at}`);
    const digits = this.#bytes.toString("latin1", this.at + 1, end).replaceAll(/\s/g, "");
    this.at = end + 1;
    return Buffer.from(digits, "hex").toString("latin1");
  }

  #array(): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      const value = this.#item();
      if (value === CLOSE_ARRAY) return values;
      if (value === undefined || typeof value === "symbol") throw new Error(`expected ] before byte ${this.at}`);
      values.push(value);
    }
  }

  #dictionary(): PdfDictionary {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      const key = this.#item();
      if (key === CLOSE_DICTIONARY) return entries;
      const value = this.#item();
      if (!isName(key) || value === undefined || typeof value === "symbol")
        throw new Error(`expected an entry of a dictionary before byte ${this.at}`);
      entries.set(key.name, value);
    }
  }

  #word(): PdfValue {
    const word = this.#regular();
    if (word === "") throw new Error(`expected a value at byte ${this.at}, got ${this.#character(this.at)}`);
    if (NUMBER.test(word)) return this.#reference(word) ?? Number(word);
    if (word === "true" || word === "false") return word === "true";
    return word === "null" ? null : { operator: word };
  }

  /** Two whole numbers and R. */
  #reference(word: string): PdfReference | undefined {
    const rest = /^\s+\d+\s+R(?![^\s()<>[\]{}/%])/.exec(this.#bytes.toString("latin1", this.at, this.at + 16));
    if (!rest || !/^\d+$/.test(word)) return undefined;
    this.at += rest[0].length;
    return { object: Number(word) };
  }
}

export function isName(value: unknown): value is PdfName {
  return typeof value === "object" && value !== null && "name" in value;
}

export function isReference(value: unknown): value is PdfReference {
  return typeof value === "object" && value !== null && "object" in value;
}

export function isOperator(value: unknown): value is PdfOperator {
  return typeof value === "object" && value !== null && "operator" in value;
}
