/** A text as it is laid out, and how many characters nobody can have meant were left out of it. */
export interface CleanText {
  readonly text: string;
  readonly removed: number;
}

const TAB = 0x09;
/** What other programs end a line with besides \n, \r, U+2028 and U+2029; word processors paste the vertical tab. */
const OTHER_LINE_ENDS: ReadonlySet<number> = new Set([0x0b, 0x0c, 0x85]);
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Controls, halves of surrogate pairs, deprecated format characters, anchors of pasted objects, noncharacters. */
const REMOVED: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x206a, 0x206f],
  [0xd800, 0xdfff],
  [0xfdd0, 0xfdef],
  [0xfff9, 0xfffc],
];

/**
 * Takes out of a text what no font writes and nobody typed. The stored text keeps it: what somebody saved comes back as
 * it was. Direction marks stay; each line is a paragraph of its own, so that one left open ends with it.
 */
export function cleanText(text: string): CleanText {
  let cleaned = "";
  let removed = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === TAB) cleaned += " ";
    else if (OTHER_LINE_ENDS.has(code)) cleaned += "\n";
    else if (isRemoved(code)) removed += 1;
    else cleaned += character;
  }
  return { text: cleaned, removed };
}

function isRemoved(code: number): boolean {
  if (code === LINE_FEED || code === CARRIAGE_RETURN) return false;
  return (code & 0xfffe) === 0xfffe || REMOVED.some(([from, to]) => code >= from && code <= to);
}
