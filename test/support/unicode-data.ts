import { existsSync, readFileSync } from "node:fs";

/** Where Debian's package `unicode-data` puts the Unicode Character Database. */
export const UNICODE_DATA = "/usr/share/unicode";

/** The version the core's tables, rules and exceptions are written for: that of Debian 12's package. */
export const PINNED_UNICODE = "15.0.0";

export interface PropertyRange {
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** Why the conformance tests cannot run here, in words; undefined when they can. */
export function unicodeDataMissing(): string | undefined {
  if (!existsSync(`${UNICODE_DATA}/LineBreak.txt`)) {
    return `${UNICODE_DATA} is not here (apt-get install unicode-data)`;
  }
  const found = /^# LineBreak-([\d.]+)\.txt/u.exec(readFileSync(`${UNICODE_DATA}/LineBreak.txt`, "utf8"))?.[1];
  return found === PINNED_UNICODE ? undefined : `${UNICODE_DATA} holds Unicode ${found}, the pin is ${PINNED_UNICODE}`;
}

/** Lines of a file of the database without comments and blanks. */
export function unicodeLines(file: string): string[] {
  return readFileSync(`${UNICODE_DATA}/${file}`, "utf8")
    .split("\n")
    .map((line) => line.replace(/#.*$/u, "").trim())
    .filter((line) => line !== "");
}

/** Ranges of a property file, `0041..005A;Value`, in the file's order; only those of `property` where the file holds several. */
export function unicodeRanges(file: string): PropertyRange[] {
  return unicodeLines(file).map((line) => {
    const [range = "", value = ""] = line.split(";").map((part) => part.trim());
    const [from = "", to = from] = range.split("..");
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), value };
  });
}

/** The value of every code point; `rest` where the file is silent. */
export function unicodeValues(file: string, rest: string): string[] {
  const values = Array.from({ length: 0x110000 }, () => rest);
  for (const { from, to, value } of unicodeRanges(file)) values.fill(value, from, to + 1);
  return values;
}

/** What a break test says: its text, and the offsets (UTF-16) at which it breaks, the end of the text among them. */
export interface BreakCase {
  readonly text: string;
  readonly breaks: readonly number[];
}

/** Cases of LineBreakTest.txt and its sisters. */
export function breakCases(file: string): BreakCase[] {
  return unicodeLines(file).map((line) => {
    let text = "";
    const breaks: number[] = [];
    for (const token of line.split(/\s+/u)) {
      if (token === "÷") breaks.push(text.length);
      else if (token !== "×") text += String.fromCodePoint(Number.parseInt(token, 16));
    }
    return { text, breaks };
  });
}
