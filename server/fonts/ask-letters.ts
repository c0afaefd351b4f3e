import type { FontFacts, PlainRun, ShapedText } from "../../configurator-schemas/shaping/shaped-text.ts";
import type { MerchantFontRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import type { LettersAnswer, LettersRequest } from "./letters-request.ts";
import { createKeptAnswers } from "../workers/kept-answers.ts";
import type { WorkerPool } from "../workers/worker-pool.ts";

/** By pool, because tests have several. */
const kept = new WeakMap<WorkerPool, ReturnType<typeof createKeptAnswers<LettersAnswer>>>();

/** What a browser needs of a font that stays here before anything is written in it. */
export async function askFacts(dependencies: Pick<Dependencies, "blobs" | "letters">, row: MerchantFontRow) {
  return ask<FontFacts>(dependencies, { row, question: { kind: "facts" } });
}

/** Runs of text as outlines; the same words in the same font are worked out once. */
export async function askShaped(
  dependencies: Pick<Dependencies, "blobs" | "letters">,
  { row, runs }: { readonly row: MerchantFontRow; readonly runs: readonly PlainRun[] },
) {
  return ask<ShapedText>(dependencies, { row, question: { kind: "shape", runs } });
}

interface Asked {
  readonly row: MerchantFontRow;
  readonly question: { readonly kind: "facts" } | { readonly kind: "shape"; readonly runs: readonly PlainRun[] };
}

async function ask<Answer extends LettersAnswer>(
  { blobs, letters }: Pick<Dependencies, "blobs" | "letters">,
  { row, question }: Asked,
): Promise<Answer> {
  const once = kept.get(letters) ?? createKeptAnswers<LettersAnswer>();
  kept.set(letters, once);
  const { id, sha256 } = row;
  const answer = await once({ about: row, question, isLasting: () => true }, async () => {
    await blobs.verify(sha256);
    const font = { id, sha256, path: await blobs.path(sha256) };
    return letters.run<LettersRequest, LettersAnswer>({ ...question, font });
  });
  // The worker answers what it was asked (letters-worker.ts).
  return answer as Answer;
}
