import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { compress } from "woff2-encoder";
import { FONTS } from "../../../../assets/fonts/catalogue.ts";
import { readSfnt } from "../../../../server/ingest/font/read-sfnt.ts";
import { tableChecksum } from "../../../../server/ingest/font/table-checksum.ts";
import { writeSfnt } from "../../../../server/ingest/font/write-sfnt.ts";

/** The file of a bundled family. */
export function bundledFont(id: string): Uint8Array {
  const font = FONTS.find((each) => each.id === id);
  return new Uint8Array(readFileSync(new URL(`../../../../node_modules/${font?.file}`, import.meta.url)));
}

export function tablesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const read = readSfnt(bytes);
  if (!read.ok) throw new Error(`expected a whole font, got ${read.code}`);
  return new Map(read.tables);
}

/** A font with some of its tables changed, added, or (undefined) left out. */
export function withTables(bytes: Uint8Array, changes: Readonly<Record<string, Uint8Array | undefined>>): Uint8Array {
  const tables = tablesOf(bytes);
  for (const [tag, table] of Object.entries(changes)) {
    if (table) tables.set(tag, table);
    else tables.delete(tag);
  }
  return writeSfnt(tables);
}

/** A table with numbers written over. */
export function patched(
  table: Uint8Array | undefined,
  writes: Readonly<Record<number, readonly number[]>>,
): Uint8Array {
  const copy = Uint8Array.from(table ?? []);
  for (const [at, bytes] of Object.entries(writes)) copy.set(bytes, Number(at));
  return copy;
}

/** The embedding bits of OS/2 set to a number. */
export function withFsType(bytes: Uint8Array, bits: number): Uint8Array {
  return withTables(bytes, { "OS/2": patched(tablesOf(bytes).get("OS/2"), { 8: [bits >> 8, bits & 255] }) });
}

interface Lies {
  /** The length a table says it has when unpacked. */
  readonly lengthOf?: (tag: string, length: number) => number;
  /** Absent, or undefined = zlib where that is smaller. */
  readonly pack?: (tag: string, table: Uint8Array) => Uint8Array | undefined;
}

/** WOFF 1.0, packed here. */
export function toWoff(bytes: Uint8Array, { lengthOf = (_, length) => length, pack }: Lies = {}): Uint8Array {
  const tables = [...tablesOf(bytes)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const packed = tables.map(([tag, table]) => {
    const forced = pack?.(tag, table);
    const smaller = deflateSync(table);
    return forced ?? (smaller.length < table.length ? smaller : table);
  });
  const from = 44 + 20 * tables.length;
  const size = packed.reduce((sum, each) => sum + Math.ceil(each.length / 4) * 4, from);
  const woff = new Uint8Array(size);
  const view = new DataView(woff.buffer);
  [0x774f4646, 0x00010000, size].forEach((each, i) => view.setUint32(4 * i, each));
  view.setUint16(12, tables.length);
  view.setUint32(16, bytes.length);
  let at = from;
  tables.forEach(([tag, table], i) => {
    const record = 44 + 20 * i;
    const data = packed[i] ?? new Uint8Array();
    woff.set(Buffer.from(tag, "latin1"), record);
    [at, data.length, lengthOf(tag, table.length), tableChecksum(tag, table)].forEach((each, j) =>
      view.setUint32(record + 4 + 4 * j, each),
    );
    woff.set(data, at);
    at += Math.ceil(data.length / 4) * 4;
  });
  return woff;
}

export async function toWoff2(bytes: Uint8Array): Promise<Uint8Array> {
  return compress(bytes);
}

/** An OpenType font with PostScript outlines: one box, for A. The other tables are a bundled font's, cut to two glyphs. */
export function boxFont(): Uint8Array {
  const base = bundledFont("bebas-neue");
  const tables = tablesOf(base);
  const cmap = new Uint8Array(4 + 8 + 16 + 16);
  const view = new DataView(cmap.buffer);
  // One subtable for Windows, format 4: A is glyph 1.
  [0, 1, 3, 1].forEach((each, i) => view.setUint16(2 * i, each));
  view.setUint32(8, 12);
  const [end, start, delta] = [0x41, 0x41, 65_536 - 0x40];
  [4, 32, 0, 4, 4, 1, 0, end, 0xffff, 0, start, 0xffff, delta, 1, 0, 0].forEach((each, i) =>
    view.setUint16(12 + 2 * i, each),
  );
  return withTables(base, {
    cmap,
    "CFF ": boxOutlines(),
    maxp: Uint8Array.from([0, 0, 0x50, 0, 0, 2]),
    hhea: patched(tables.get("hhea"), { 34: [0, 2] }),
    hmtx: Uint8Array.from([2, 88, 0, 0, 2, 88, 0, 0]),
    ...Object.fromEntries(
      ["glyf", "loca", "GSUB", "GPOS", "GDEF", "prep", "gasp", "cvt ", "fpgm", "DSIG"].map((tag) => [tag, undefined]),
    ),
  });
}

/** Table CFF (Adobe, 5176): two charstrings, the second a box of 500 by 700 units. */
function boxOutlines(): Uint8Array {
  const index = (...items: (readonly number[])[]) => {
    const offsets = items.reduce<number[]>((ends, item) => [...ends, (ends.at(-1) ?? 1) + item.length], [1]);
    return items.length === 0 ? [0, 0] : [0, items.length, 1, ...offsets, ...items.flat()];
  };
  const integer = (value: number) => [28, (value >> 8) & 255, value & 255];
  const box = [...integer(0), ...integer(0), 21, ...integer(500), 6, ...integer(700), 7, ...integer(-500), 6, 14];
  const charStrings = index([14], box);
  const head = [1, 0, 4, 1, ...index([66, 111, 120])];
  const dictionary = (at: number) => [...integer(at), 17, ...integer(0), ...integer(at), 18];
  const at = head.length + index(dictionary(0)).length + 4;
  return Uint8Array.from([...head, ...index(dictionary(at)), ...index(), ...index(), ...charStrings]);
}
