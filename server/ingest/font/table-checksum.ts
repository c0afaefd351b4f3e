import { byteView } from "./byte-view.ts";

/** Where `head` keeps what the whole file's sum lacks; counted as zero. */
const ADJUSTMENT_AT = 8;

/** The sum of a table's 32-bit words, its end filled up with zeros (OpenType, "Calculating checksums"). */
export function tableChecksum(tag: string, table: Uint8Array): number {
  const view = byteView(table);
  const whole = table.length - (table.length % 4);
  let sum = 0;
  for (let at = 0; at < whole; at += 4) {
    if (tag !== "head" || at !== ADJUSTMENT_AT) sum = (sum + view.getUint32(at)) >>> 0;
  }
  let last = 0;
  for (let at = whole; at < whole + 4; at += 1) last = last * 256 + (table[at] ?? 0);
  return whole === table.length ? sum : (sum + last) >>> 0;
}
