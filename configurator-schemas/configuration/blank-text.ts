/** Code points that leave no ink and are no white space: controls, joiners, direction marks, fillers, half characters. */
const INKLESS: readonly (readonly [from: number, to: number])[] = [
  [0, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0f],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffc],
  [0xe0000, 0xe0fff],
];

/** True for a text that would leave the article blank: empty, white space, or characters without ink. */
export function isBlankText(text: string): boolean {
  for (const character of text.trim()) {
    const code = character.codePointAt(0) ?? 0;
    // The last two of every plane are no characters at all.
    const inkless = (code & 0xfffe) === 0xfffe || INKLESS.some(([from, to]) => code >= from && code <= to);
    if (!inkless && character.trim() !== "") return false;
  }
  return true;
}
