import { lineBreakClassOf } from "./line-break-classes.ts";
import { isThaiWordStart } from "./thai-words.ts";

/** A place where a line may end, or must. */
export interface BreakOpportunity {
  /** UTF-16 offset of what would begin the next line. */
  readonly at: number;
  /** True after a line feed and its like. */
  readonly isMandatory: boolean;
}

/** A character and the marks that count as part of it (LB9). */
interface Unit {
  readonly kind: string;
  readonly start: number;
  /** Ends in a zero width joiner (LB8a). */
  joins: boolean;
}

const HARD: ReadonlySet<string> = new Set(["BK", "CR", "LF", "NL"]);
const NO_BASE: ReadonlySet<string> = new Set([...HARD, "SP", "ZW"]);
const LETTERS: ReadonlySet<string> = new Set(["AL", "HL", "SA"]);
const IDEOGRAPHS: ReadonlySet<string> = new Set(["ID", "EB", "EM", "XP"]);
const JAMO: ReadonlySet<string> = new Set(["JL", "JV", "JT", "H2", "H3"]);
const AFFIXES: ReadonlySet<string> = new Set(["PR", "PO"]);
const OPENERS: ReadonlySet<string> = new Set(["OP", "OE"]);
const CLOSERS: ReadonlySet<string> = new Set(["CL", "CP", "CE"]);

/**
 * Where a text's lines may end, by UAX #14 of Unicode 15.0.0 (numbers by its example 7), the same in every engine. The end
 * of the text is not listed, except after a line feed and its like, where an empty line follows. Thai, which has no spaces,
 * breaks between words (thai-words.ts); Lao, Khmer and Burmese only at spaces and U+200B.
 */
export function breakOpportunities(text: string): readonly BreakOpportunity[] {
  const units = unitsOf(text);
  const found: BreakOpportunity[] = [];
  let spacesFrom = 0;
  let flags = 0;
  units.forEach((unit, i) => {
    if (unit.kind !== "SP") spacesFrom = i;
    flags = unit.kind === "RI" ? flags + 1 : 0;
    const next = units[i + 1];
    const at = next?.start ?? text.length;
    if (HARD.has(unit.kind) && !(unit.kind === "CR" && next?.kind === "LF")) found.push({ at, isMandatory: true });
    else if (next && mayBreak({ units, i, beforeSpaces: units[spacesFrom]?.kind ?? "", flags, text })) {
      found.push({ at, isMandatory: false });
    }
  });
  return found;
}

function unitsOf(text: string): readonly Unit[] {
  const units: Unit[] = [];
  let at = 0;
  for (const character of text) {
    const kind = lineBreakClassOf(character.codePointAt(0) ?? 0);
    const last = units.at(-1);
    // Thai and Lao AM are letters to UAX #14, but the second half of a grapheme: nothing breaks before them.
    const isMark = kind === "CM" || kind === "ZJ" || character === "\u0E33" || character === "\u0EB3";
    if (isMark && last && !NO_BASE.has(last.kind)) last.joins = kind === "ZJ";
    else units.push({ kind: isMark ? "AL" : kind, start: at, joins: kind === "ZJ" });
    at += character.length;
  }
  return units;
}

interface Place {
  readonly units: readonly Unit[];
  /** The break would follow this unit. */
  readonly i: number;
  /** Class of the last unit up to `i` that is no space; SP when a text or line begins with spaces. */
  readonly beforeSpaces: string;
  /** Regional indicators up to `i`, without another character among them. */
  readonly flags: number;
  readonly text: string;
}

/** The rules from LB6 on, in their order: the first that speaks decides. */
function mayBreak({ units, i, beforeSpaces, flags, text }: Place): boolean {
  const unit = units[i];
  const next = units[i + 1];
  if (!unit || !next) return false;
  const [a, b] = [unit.kind, next.kind];
  if (HARD.has(b) || a === "CR" || b === "SP" || b === "ZW") return false; // LB5 to LB7
  if (beforeSpaces === "ZW") return true; // LB8
  if (unit.joins || a === "WJ" || b === "WJ" || a === "GL") return false; // LB8a, LB11, LB12
  if (b === "GL" && a !== "SP" && a !== "BA" && a !== "HY") return false; // LB12a
  if (b === "EX" || (a !== "NU" && (CLOSERS.has(b) || b === "IS" || b === "SY"))) return false; // LB13 of example 7
  if (OPENERS.has(beforeSpaces) || (beforeSpaces === "QU" && OPENERS.has(b))) return false; // LB14, LB15
  if (CLOSERS.has(beforeSpaces) && b === "NS") return false; // LB16
  if (beforeSpaces === "BT" && b === "BT") return false; // LB17
  if (a === "SP") return true; // LB18
  if (a === "QU" || b === "QU") return false; // LB19
  if (a === "CB" || b === "CB") return true; // LB20
  if (b === "BA" || b === "HY" || b === "NS" || a === "BB") return false; // LB21
  if ((a === "HY" || a === "BA") && units[i - 1]?.kind === "HL") return false; // LB21a
  if ((a === "SY" && b === "HL") || b === "IN") return false; // LB21b, LB22
  if ((LETTERS.has(a) && b === "NU") || (a === "NU" && LETTERS.has(b))) return false; // LB23
  if ((a === "PR" && IDEOGRAPHS.has(b)) || (IDEOGRAPHS.has(a) && b === "PO")) return false; // LB23a
  if ((AFFIXES.has(a) && LETTERS.has(b)) || (LETTERS.has(a) && AFFIXES.has(b))) return false; // LB24
  if (isInsideNumber(units, i)) return false; // LB25
  if (isInsideSyllable(a, b)) return false; // LB26
  if ((JAMO.has(a) && b === "PO") || (a === "PR" && JAMO.has(b))) return false; // LB27
  if (a === "SA" && b === "SA") return isThaiWordStart(text, next.start); // Instead of LB28
  if (LETTERS.has(a) && LETTERS.has(b)) return false; // LB28
  if (a === "IS" && LETTERS.has(b)) return false; // LB29
  if ((LETTERS.has(a) || a === "NU") && b === "OP") return false; // LB30
  if (a === "CP" && (LETTERS.has(b) || b === "NU")) return false; // LB30
  if (a === "RI" && b === "RI" && flags % 2 === 1) return false; // LB30a
  return !((a === "EB" || a === "XP") && b === "EM"); // LB30b, LB31
}

/** `(PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?` is not broken (example 7 of UAX #14). */
function isInsideNumber(units: readonly Unit[], i: number): boolean {
  const kindAt = (at: number): string => units[at]?.kind ?? "";
  const [a, b] = [kindAt(i), kindAt(i + 1)];
  const opens = (kind: string): boolean => OPENERS.has(kind) || kind === "HY";
  if (b === "NU" && (AFFIXES.has(a) || opens(a))) return true;
  if (AFFIXES.has(a) && opens(b) && kindAt(i + 2) === "NU") return true;
  const continues = b === "NU" || b === "SY" || b === "IS" || CLOSERS.has(b);
  if (!continues && !AFFIXES.has(b)) return false;
  let from = !continues && CLOSERS.has(a) ? i - 1 : i;
  while (kindAt(from) === "SY" || kindAt(from) === "IS") from -= 1;
  return kindAt(from) === "NU";
}

function isInsideSyllable(a: string, b: string): boolean {
  if (a === "JL") return b === "JL" || b === "JV" || b === "H2" || b === "H3";
  if (a === "JV" || a === "H2") return b === "JV" || b === "JT";
  return (a === "JT" || a === "H3") && b === "JT";
}
