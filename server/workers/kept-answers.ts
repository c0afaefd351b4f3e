import type { Product } from "../../configurator-schemas/schema/product.ts";
import { sha256Hex } from "../identifiers.ts";

/** Characters of questions, times the lines each asks for: an answer takes about as much room, some 20 MB in all. */
const MAX_CHARACTERS = 5_000_000;

interface Asked<Answer> {
  readonly product: Product;
  /** JSON. */
  readonly question: object;
  /** How many times as long as the question the answer is. */
  readonly lines: number;
  /** False for an answer that may be another one next time. */
  readonly isLasting: (answer: Answer) => boolean;
}

/**
 * Asks a worker what was not asked lately: the same question about the same version of a product has the same answer, whoever
 * asks and whenever. The answer that nobody wanted for the longest time goes first.
 */
export function createKeptAnswers<Answer>() {
  const ids = new WeakMap<Product, number>();
  const kept = new Map<string, { readonly answer: Answer; readonly characters: number }>();
  let next = 0;
  let characters = 0;

  const keep = (name: string, entry: { readonly answer: Answer; readonly characters: number }) => {
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
    { product, question, lines, isLasting }: Asked<Answer>,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const id = ids.get(product) ?? next++;
    ids.set(product, id);
    const text = JSON.stringify(question);
    const name = `${id} ${sha256Hex(text)}`;
    const known = kept.get(name);
    const answer = known ? known.answer : await ask();
    if (known || isLasting(answer)) keep(name, { answer, characters: text.length * lines });
    return answer;
  };
}
