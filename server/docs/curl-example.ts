import type { OpenApiCall } from "./openapi-document.ts";

interface Call {
  readonly method: string;
  readonly path: string;
  readonly call: OpenApiCall;
}

/** A line that can be pasted into a terminal, with the headers and the body this call needs. */
export function curlExample({ method, path, call }: Call, origin: string): string {
  const [type, content] = Object.entries(call.requestBody?.content ?? {})[0] ?? [];
  const parts = [`curl${method === "GET" ? "" : ` -X ${method}`} ${origin}${path}`];
  if ((call.security ?? []).length > 0) parts.push(`-H "Authorization: Bearer $KEY"`);
  for (const parameter of call.parameters ?? []) {
    const value = HEADER_VALUES[parameter.name];
    if (parameter.in === "header" && value !== undefined) parts.push(`-H '${value}'`);
  }
  if (type === "multipart/form-data") parts.push("-F file=@photo.jpg");
  else if (content?.example !== undefined) {
    parts.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(content.example)}'`);
  }
  return parts.join(" \\\n  ");
}

const HEADER_VALUES: Readonly<Record<string, string>> = {
  "design-token": "Design-Token: dt_…",
  "if-match": 'If-Match: "1"',
  "idempotency-key": "Idempotency-Key: 7f1c…",
};
