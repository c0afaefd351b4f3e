import { splitGraphemes } from "unicode-segmenter/grapheme";

/** What a reader calls characters, by one pinned Unicode version: prices and limits count these, never UTF-16 units. */
export function graphemesOf(text: string): readonly string[] {
  return [...splitGraphemes(text)];
}

/** Printed characters: graphemes without white space. */
export function countPrintedGraphemes(text: string): number {
  return graphemesOf(text).filter((each) => each.trim() !== "").length;
}
