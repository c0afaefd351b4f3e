import type { IngestRefusal } from "./ingest-request.ts";

/** What is wrong with a file, as the answer that says so. */
export function refuse(code: IngestRefusal["code"], params: IngestRefusal["params"] = {}): IngestRefusal {
  return { ok: false, code, params };
}
