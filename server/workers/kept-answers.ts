import { sha256Hex } from "../identifiers.ts";

/** Of answers as JSON: some 50 MB of memory. */
const MAX_CHARACTERS = 20_000_000;
/** A longer one would take the place of thousands. */
const MAX_OF_ONE = MAX_CHARACTERS / 2;

interface Asked<Answer> {
  /** A product, or whatever else is one object for as long as it stays the same. */
  readonly about: object;
  /** JSON. */
  readonly question: object;
  /** False for an answer that may be another one next time. */
  readonly isLasting: (answer: Answer) => boolean;
}

interface Kept<Answer> {
  readonly answer: Answer;
  readonly characters: number;
}

/**
 * Asks a worker what was not asked lately: the same question about the same version of a thing has the same answer, whoever
 * asks and whenever. The answer that nobody wanted for the longest time goes first.
 */
export function createKeptAnswers<Answer>() {
  const ids = new WeakMap<object, number>();
  const kept = new Map<string, Kept<Answer>>();
  let next = 0;
  let characters = 0;

  /** What was used last is the last in the map. */
  const keep = (name: string, entry: Kept<Answer>) => {
    characters += entry.characters - (kept.get(name)?.characters ?? 0);
    kept.delete(name);
    kept.set(name, entry);
    for (const [oldest, { characters: freed }] of kept) {
      if (characters <= MAX_CHARACTERS) break;
      kept.delete(oldest);
      characters -= freed;
    }
  };

  return async function answerOnce(
    { about, question, isLasting }: Asked<Answer>,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const id = ids.get(about) ?? next++;
    ids.set(about, id);
    const name = `${id} ${sha256Hex(JSON.stringify(question))}`;
    const known = kept.get(name);
    if (known) {
      keep(name, known);
      return known.answer;
    }
    const answer = await ask();
    const entry = { answer, characters: name.length + JSON.stringify(answer).length };
    if (isLasting(answer) && entry.characters <= MAX_OF_ONE) keep(name, entry);
    return answer;
  };
}
