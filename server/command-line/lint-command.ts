import { compileProduct } from "../../configurator-schemas/schema/compile-product.ts";
import { hasErrors } from "../../configurator-schemas/schema/issue.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import { loadDocuments } from "../documents/load-documents.ts";
import { readDocument } from "../documents/read-document.ts";
import type { Outcome, Terminal } from "./command.ts";
import { readText } from "./read-text.ts";
import { reportIssues } from "./report-issues.ts";

/** `lint`: every mistake in a product document, found before anybody publishes it. */
export async function lintCommand([file]: readonly string[], terminal: Terminal): Promise<Outcome> {
  const { library } = await loadDocuments();
  const parsed = readDocument(ProductDocument, await readText(file, terminal));
  const compiled = parsed.ok ? compileProduct(parsed.value, library, 1) : parsed;
  const issues = compiled.ok ? [] : compiled.issues;
  return {
    exitCode: hasErrors(issues) ? 2 : 0,
    output: { findings: reportIssues(issues, terminal.language) },
    issues,
  };
}
