import { inflateSync } from "node:zlib";
import { isName, isReference, PdfScanner } from "./pdf-syntax.ts";
import type { PdfDictionary, PdfValue } from "./pdf-syntax.ts";

interface PdfObject {
  readonly value: PdfValue;
  /** Of a stream: as they stand in the file. */
  readonly raw?: Buffer;
}

/** A stream that nothing may be inflated beyond. */
const LARGEST = 2_000_000_000;

/** A PDF opened by its cross-reference table (ISO 32000-2, 7.5): objects by number, as they are asked for. */
export class OpenPdf {
  readonly header: string;
  readonly trailer: PdfDictionary;
  readonly #bytes: Buffer;
  readonly #offsets = new Map<number, number>();
  readonly #known = new Map<number, PdfObject>();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.header = bytes.toString("latin1", 0, 8);
    const [, start] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString("latin1", bytes.length - 64)) ?? [];
    if (start === undefined) throw new Error("expected startxref at the end of the file");
    const scanner = new PdfScanner(bytes, this.#readTable(Number(start)));
    const trailer = scanner.next();
    if (!(trailer instanceof Map)) throw new Error("expected a trailer after the cross-reference table");
    this.trailer = trailer;
  }

  /** Numbers of all objects. */
  get objects(): number[] {
    return [...this.#offsets.keys()];
  }

  /** What a value stands for: of a reference, the object. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return isReference(value) ? this.#object(value.object).value : value;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | undefined {
    const found = this.resolve(value);
    return found instanceof Map ? found : undefined;
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);
    return Array.isArray(found) ? found : [];
  }

  name(value: PdfValue | undefined): string | undefined {
    const found = this.resolve(value);
    return isName(found) ? found.name : undefined;
  }

  /** Bytes of a stream, inflated where it is deflated; other filters are left on. */
  stream(value: PdfValue | undefined): Buffer {
    if (!isReference(value)) throw new Error("expected a reference to a stream");
    const { raw, value: dictionary } = this.#object(value.object);
    if (!raw || !(dictionary instanceof Map)) throw new Error(`expected a stream as object ${value.object}`);
    return this.name(dictionary.get("Filter")) === "FlateDecode" ? inflateSync(raw, { maxOutputLength: LARGEST }) : raw;
  }

  #readTable(start: number): number {
    const table = this.#bytes.toString("latin1", start);
    if (!table.startsWith("xref")) throw new Error(`expected a cross-reference table at byte ${start}`);
    const end = table.indexOf("trailer");
    let [number, left] = [0, 0];
    for (const line of table.slice("xref".length, end).split(/\r?\n|\r/)) {
      const [first, second, kind] = line.trim().split(/\s+/);
      if (first === "" || first === undefined) continue;
      if (kind === undefined) [number, left] = [Number(first), Number(second)];
      else {
        if (left <= 0) throw new Error(`expected a section of the cross-reference table, got "${line}"`);
        if (kind === "n") this.#offsets.set(number, Number(first));
        [number, left] = [number + 1, left - 1];
      }
    }
    return start + end + "trailer".length;
  }

  #object(number: number): PdfObject {
    const known = this.#known.get(number);
    if (known) return known;
    const offset = this.#offsets.get(number);
    const head = new RegExp(String.raw`^\s*${number}\s+\d+\s+obj`).exec(
      this.#bytes.toString("latin1", offset, (offset ?? 0) + 40),
    );
    if (offset === undefined || !head) throw new Error(`expected object ${number} at byte ${offset ?? "?"}`);
    const scanner = new PdfScanner(this.#bytes, offset + head[0].length);
    const value = scanner.next() ?? null;
    const object = { value, ...this.#rawOf(value, scanner.at) };
    this.#known.set(number, object);
    return object;
  }

  #rawOf(value: PdfValue, at: number): { readonly raw?: Buffer } {
    const opening = /^\s*stream\r?\n/.exec(this.#bytes.toString("latin1", at, at + 16));
    if (!opening || !(value instanceof Map)) return {};
    const length = this.resolve(value.get("Length"));
    if (typeof length !== "number") throw new Error(`expected a stream's length before byte ${at}`);
    const from = at + opening[0].length;
    const after = this.#bytes.toString("latin1", from + length, from + length + 12);
    if (!/^\s*endstream/.test(after)) throw new Error(`expected a stream to end at byte ${from + length}`);
    return { raw: this.#bytes.subarray(from, from + length) };
  }
}
