import { scriptOf } from "./script-of.ts";

/**
 * The first word of a list that stands in a text, as it is listed. Case, accents, Greek final sigma, ß for ss, full-width
 * forms and signs without ink make no difference; inside another word it does not count. Letters replaced by look-alikes
 * are not seen through.
 */
export function blockedWord(text: string, blocklist: readonly string[]): string | undefined {
  const folded = foldWords(text);
  return blocklist.find((word) => holdsWord(folded, foldWords(word)));
}

/** Marks of every script that letters are written without in a hurry: combining accents, Hebrew points, Arabic vowels. */
const ACCENTS =
  /[\u0300-\u036f]|[\u0591-\u05c7]|[\u0610-\u061a]|[\u064b-\u065f]|\u0670|[\u06d6-\u06dc]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]/gu;
const INKLESS = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\u034f/gu;

function foldWords(text: string): string {
  const folded = text.normalize("NFKD").replaceAll(INKLESS, "").replaceAll(ACCENTS, "").toUpperCase().toLowerCase();
  return folded
    .normalize("NFKD")
    .replaceAll(ACCENTS, "")
    .replaceAll("ς", "σ")
    .replaceAll("ı", "i")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

function holdsWord(text: string, word: string): boolean {
  if (word === "") return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = Array.from(text.slice(0, at)).at(-1) ?? "";
    const after = Array.from(text.slice(at + word.length, at + word.length + 2))[0] ?? "";
    if (!isWordPart(before) && !isWordPart(after)) return true;
  }
  return false;
}

function isWordPart(character: string): boolean {
  return /^\d$/u.test(character) || scriptOf(character) !== undefined;
}
