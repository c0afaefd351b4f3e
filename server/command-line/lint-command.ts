import { hasErrors } from "../../configurator-schemas/schema/issue.ts";
import { loadDocuments } from "../documents/load-documents.ts";
import { proveDocument } from "../products/prove-document.ts";
import type { Outcome, Terminal } from "./command.ts";
import { readText } from "./read-text.ts";
import { reportIssues } from "./report-issues.ts";

/** `lint`: every mistake in a product document, and in what its rules come to, found before anybody publishes it. */
export async function lintCommand([file]: readonly string[], terminal: Terminal): Promise<Outcome> {
  const text = await readText(file, terminal);
  const { library } = await loadDocuments();
  const { issues } = proveDocument({ text, library });
  return {
    exitCode: hasErrors(issues) ? 2 : 0,
    output: { findings: reportIssues(issues, terminal.language) },
    issues,
  };
}
