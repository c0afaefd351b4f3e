import { loadDocuments } from "../documents/load-documents.ts";
import { describeCheck } from "../products/describe-check.ts";
import { checkSelections } from "../rules/answer-rules-request.ts";
import type { Outcome, Terminal } from "./command.ts";
import { readConfiguration } from "./read-configuration.ts";

/** `check`: is the configuration allowed, is anything unanswered, and what may still be chosen? Pictures are not opened. */
export async function checkCommand([file]: readonly string[], terminal: Terminal): Promise<Outcome> {
  const documents = await loadDocuments();
  const { configuration, product } = await readConfiguration(file, { documents, terminal });
  const answer = checkSelections(product, { kind: "check", configuration, shortages: [] });
  return {
    exitCode: answer.valid ? 0 : 2,
    output: describeCheck(answer, terminal.language),
    issues: answer.issues,
  };
}
