import { z } from "zod";

const PREFIX = "/api/v1";

export interface ApiCall {
  readonly key: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One call of the HTTP contract; JSON in, status and JSON out. Nothing is retried and nothing thrown for a refusal. */
export async function call(url: string, request: string, { key, body, headers }: ApiCall) {
  const [method = "GET", path = ""] = request.split(" ");
  const isForm = body instanceof FormData;
  const response = await fetch(`${url}${PREFIX}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && !isForm && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: unknown = text === "" ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, json };
}

/** The parts of answers the journeys go on with, checked as they come. */
export const Answers = {
  upload: z.object({
    id: z.string(),
    kind: z.string(),
    widthPx: z.int(),
    heightPx: z.int(),
    sha256: z.string(),
    bytes: z.int(),
  }),
  design: z.object({
    id: z.string(),
    version: z.int(),
    token: z.string(),
    code: z.string(),
    shareUrl: z.string(),
    previewUrl: z.string(),
  }),
  quote: z.object({
    unitPrice: z.object({ amount: z.int(), currency: z.string() }),
    total: z.object({ amount: z.int(), currency: z.string() }),
    lines: z.array(z.object({ rule: z.string(), amount: z.object({ amount: z.int() }) })),
    receipt: z.string(),
  }),
  order: z.object({
    id: z.string(),
    state: z.string(),
    lines: z.array(
      z.object({
        id: z.string(),
        sku: z.string(),
        jobs: z.array(z.object({ id: z.string(), state: z.string(), profile: z.string() })),
        priceWarning: z.object({ code: z.string() }).optional(),
      }),
    ),
  }),
  claims: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        version: z.int(),
        leaseUntil: z.string(),
        ticket: z.record(z.string(), z.unknown()),
        files: z.array(
          z.object({
            name: z.string(),
            area: z.string(),
            format: z.string(),
            sha256: z.string(),
            bytes: z.int(),
            url: z.string(),
          }),
        ),
      }),
    ),
  }),
  problem: z.object({
    status: z.int(),
    code: z.string(),
    title: z.string(),
    issues: z.array(z.object({ code: z.string(), path: z.string(), message: z.string() })).optional(),
  }),
};
