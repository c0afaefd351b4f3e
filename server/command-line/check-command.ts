import { checkConfiguration } from "../../configurator-schemas/answers/check.ts";
import { loadDocuments } from "../documents/load-documents.ts";
import type { Outcome, Terminal } from "./command.ts";
import { readConfiguration } from "./read-configuration.ts";
import { reportIssues } from "./report-issues.ts";

/** `check`: is the configuration allowed, and is anything unanswered? Pictures are not opened. */
export async function checkCommand([file]: readonly string[], terminal: Terminal): Promise<Outcome> {
  const documents = await loadDocuments();
  const { configuration, product } = await readConfiguration(file, { documents, terminal });
  const answer = checkConfiguration(product, configuration, {});
  return {
    exitCode: answer.valid ? 0 : 2,
    output: { ...answer, issues: reportIssues(answer.issues, terminal.language) },
    issues: answer.issues,
  };
}
