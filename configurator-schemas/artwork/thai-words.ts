import { THAI_BASE_SCORE, THAI_FEATURES } from "./thai-word-model.ts";

interface Window {
  readonly from: number;
  readonly length: number;
  readonly scores: ReadonlyMap<string, number>;
}

/** Vowels written before their consonant: they begin a syllable, and nothing breaks after them. */
const LEADING_VOWELS = /[\u0E40-\u0E44]/u;
/** Vowels, marks and repetition signs that belong to what stands before them. */
const FOLLOWERS = /[\u0E2F-\u0E3A\u0E45-\u0E4E]/u;
const THAI = /[\u0E01-\u0E5B]/u;

let windows: readonly Window[] | undefined;

/**
 * Whether a Thai word begins at a UTF-16 offset: never inside an orthographic syllable, else by the BudouX model, a sum of
 * scores over the three letters on each side. False outside Thai.
 */
export function isThaiWordStart(text: string, at: number): boolean {
  const [before, after] = [baseBefore(text, at), text[at] ?? ""];
  if (!THAI.test(before) || !THAI.test(after) || LEADING_VOWELS.test(before) || FOLLOWERS.test(after)) return false;
  windows ??= THAI_FEATURES.map(({ from, length, scores }) => ({ from, length, scores: readScores(scores) }));
  const score = windows.reduce((sum, { from, length, scores }) => {
    const start = at + from;
    return start < 0 ? sum : sum + (scores.get(text.slice(start, start + length)) ?? 0);
  }, THAI_BASE_SCORE);
  return score > 0;
}

/** The letter that the marks before `at` belong to. */
function baseBefore(text: string, at: number): string {
  let index = at - 1;
  while (index > 0 && /[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/u.test(text[index] ?? "")) index -= 1;
  return text[index] ?? "";
}

function readScores(list: string): ReadonlyMap<string, number> {
  const parts = list.split("|");
  return new Map(
    Array.from({ length: parts.length / 2 }, (_, i) => [parts[2 * i] ?? "", Number(parts[2 * i + 1])] as const),
  );
}
