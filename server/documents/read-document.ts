import type { z } from "zod";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import { migrateDocument } from "../../configurator-schemas/schema/migrations.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import type { Parsed } from "../../configurator-schemas/schema/parse-document.ts";

/** JSON text to a checked document of the current grammar; what is wrong with it comes back as issues. */
export function readDocument<Grammar extends z.ZodType>(grammar: Grammar, text: string): Parsed<z.output<Grammar>> {
  const json = parseJson(text);
  if (!json.ok) return json;
  if (!isRecord(json.value)) return parseDocument(grammar, json.value);
  try {
    return parseDocument(grammar, migrateDocument(json.value));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [expected = "", got = ""] = error.message.replace(/^expected /, "").split(", got ");
    return { ok: false, issues: [issue("document_invalid", "error", ["schemaVersion"], { expected, got })] };
  }
}

/** Text to JSON; a syntax error is an issue, since people write these files by hand. */
export function parseJson(text: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const got = error instanceof Error ? error.message : "text";
    return { ok: false, issues: [issue("document_invalid", "error", [], { expected: "JSON", got })] };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
