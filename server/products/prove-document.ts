import { lintProduct } from "../../configurator-schemas/answers/lint-product.ts";
import { compileProduct } from "../../configurator-schemas/schema/compile-product.ts";
import type { Library } from "../../configurator-schemas/schema/library.ts";
import { checkDocumentSize } from "../../configurator-schemas/schema/document-size.ts";
import { hasErrors } from "../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { parseJson, readDocument } from "../documents/read-document.ts";

export interface ToProve {
  readonly text: string;
  readonly library: Library;
}

/** What was found in a document; with its product when nothing speaks against publishing it. */
export interface Proof {
  readonly issues: readonly Issue[];
  /** Not numbered yet. */
  readonly product?: Product;
}

/** Nobody reads more, and every sentence is in three languages. */
const MAX_ISSUES = 500;
const UNNUMBERED = 0;

/** Reads, compiles and lints a product document: everything that can be known before anybody meets it. */
export function proveDocument({ text, library }: ToProve): Proof {
  const json = parseJson(text);
  if (!json.ok) return { issues: json.issues };
  const oversize = checkDocumentSize(json.value);
  if (oversize.length > 0) return { issues: oversize };
  const parsed = readDocument(ProductDocument, text);
  const compiled = parsed.ok ? compileProduct(parsed.value, library, UNNUMBERED) : parsed;
  if (!compiled.ok) return { issues: compiled.issues.slice(0, MAX_ISSUES) };
  const issues = lintProduct(compiled.value);
  const ordered = [...issues.filter(isError), ...issues.filter((each) => !isError(each))].slice(0, MAX_ISSUES);
  return hasErrors(issues) ? { issues: ordered } : { issues: ordered, product: compiled.value };
}

function isError({ severity }: Issue): boolean {
  return severity === "error";
}
