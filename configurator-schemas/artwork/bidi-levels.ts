import bidiFactory from "bidi-js";
import type { Bidi } from "bidi-js";
import { bidiClassOf } from "./bidi-classes.ts";

/** Embedding levels of a text, one per UTF-16 unit, and the level of the text as a whole. */
export interface BidiLevels {
  readonly levels: Uint8Array;
  readonly base: number;
}

// The package's types describe its ES module; under Node's resolution the compiler takes them for CommonJS and puts the
// factory under `default`, while both files really export the function itself.
const bidi = (bidiFactory as unknown as () => Bidi)();

/** A character of each class that bidi-js (whose data are of Unicode 13) knows, in one UTF-16 unit, and no bracket. */
const STAND_INS: Readonly<Record<string, string>> = {
  L: "a",
  R: "\u05D0",
  AL: "\u0627",
  EN: "1",
  ES: "+",
  ET: "$",
  AN: "\u0660",
  CS: ",",
  NSM: "\u0300",
  BN: "\u00AD",
  B: "\u2029",
  S: "\t",
  WS: " ",
  ON: "!",
  LRE: "\u202A",
  RLE: "\u202B",
  PDF: "\u202C",
  LRO: "\u202D",
  RLO: "\u202E",
  LRI: "\u2066",
  RLI: "\u2067",
  FSI: "\u2068",
  PDI: "\u2069",
};

/** Brackets of Unicode 14, as rare pairs that bidi-js knows. */
const BRACKETS: Readonly<Record<string, string>> = {
  "\u2E55": "\u2997",
  "\u2E56": "\u2998",
  "\u2E57": "\u29D8",
  "\u2E58": "\u29D9",
  "\u2E59": "\u29DA",
  "\u2E5A": "\u29DB",
  "\u2E5B": "\u29FC",
  "\u2E5C": "\u29FD",
};

/**
 * Levels by UAX #9 of Unicode 15.0.0, rule L1 at the text's end included. `direction` absent = that of the first strong
 * character. bidi-js does the rules; it looks at UTF-16 units one by one and would take each half of an emoji for a
 * letter, so it is shown a stand-in of one unit for each character, and its answer is spread over the units again.
 */
export function bidiLevels(text: string, direction?: "ltr" | "rtl"): BidiLevels {
  const characters = Array.from(text);
  const { levels, paragraphs } = bidi.getEmbeddingLevels(characters.map(standInFor).join(""), direction ?? "auto");
  const spread = new Uint8Array(text.length);
  let at = 0;
  characters.forEach((character, i) => {
    spread.fill(levels[i] ?? 0, at, at + character.length);
    at += character.length;
  });
  return { levels: spread, base: paragraphs[0]?.level ?? (direction === "rtl" ? 1 : 0) };
}

/** Of what is at a line's end: they go on the side where the line ends (rule L1). */
const LINE_END: ReadonlySet<string> = new Set("WS S B BN LRI RLI FSI PDI LRE RLE LRO RLO PDF".split(" "));

/** Levels of a line that begins at `start` of the text: those of the text, but for white space at its end (rule L1). */
export function levelsOfLine(
  line: string,
  { levels, base, start }: BidiLevels & { readonly start: number },
): Uint8Array {
  const own = levels.slice(start, start + line.length);
  for (let at = line.length - 1; at >= 0; at -= 1) {
    // Nothing of these classes lies outside the basic plane but tags, which are removed with what they follow.
    if (!LINE_END.has(bidiClassOf(line.charCodeAt(at)))) break;
    own[at] = base;
  }
  return own;
}

/** The pair a bracket belongs to, by its opening one, canonically equal ones being the same; undefined for everything else. */
export function bracketPairOf(character: string): { readonly pair: string; readonly opens: boolean } | undefined {
  const known = BRACKETS[character] ?? character;
  const opens = bidi.openingToClosingBracket(known) !== null;
  const opener = opens ? known : bidi.closingToOpeningBracket(known);
  return opener === null ? undefined : { pair: bidi.getCanonicalBracket(opener) ?? opener, opens };
}

function standInFor(character: string): string {
  const bracket = BRACKETS[character] ?? character;
  if (bracketPairOf(bracket)) return bracket;
  return STAND_INS[bidiClassOf(character.codePointAt(0) ?? 0)] ?? "a";
}
