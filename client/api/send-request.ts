import { ApiProblem, toApiProblem } from "./api-problem.ts";

export interface Connection {
  /** Where the server is; "" = the page's own server. */
  readonly server: string;
  readonly key: string;
  readonly language: string;
  readonly fetch: typeof fetch;
}

export interface ApiRequest {
  readonly method?: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** How often a call that got no answer, or "later", is repeated. Only for calls that are safe to repeat. */
  readonly retries?: number;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;
const FIRST_PAUSE_MS = 400;

/** Calls the API and gives the answer, or throws an ApiProblem. */
export async function sendRequest(connection: Connection, request: ApiRequest): Promise<Response> {
  const { retries = 2, signal } = request;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await sendOnce(connection, request);
    } catch (problem) {
      const again = problem instanceof ApiProblem && problem.passing && attempt < retries && !signal?.aborted;
      if (!again) throw problem;
      // Spread out, so that all widgets of a shop do not come back in the same instant.
      await pause(FIRST_PAUSE_MS * 2 ** attempt * (1 + Math.random()));
    }
  }
}

/** Address of a call; also used by the upload, which needs XMLHttpRequest for its progress. */
export function apiUrl(connection: Connection, path: string): string {
  return `${connection.server}/api/v1${path}`;
}

export function apiHeaders(connection: Connection): Record<string, string> {
  return { Authorization: `Bearer ${connection.key}`, "Accept-Language": connection.language };
}

async function sendOnce(connection: Connection, request: ApiRequest): Promise<Response> {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  const hasBody = request.body !== undefined;
  let response: Response;
  try {
    response = await connection.fetch(apiUrl(connection, request.path), {
      method: request.method ?? "GET",
      headers: {
        ...apiHeaders(connection),
        ...(hasBody && { "Content-Type": "application/json" }),
        ...request.headers,
      },
      ...(hasBody && { body: JSON.stringify(request.body) }),
      signal,
    });
  } catch (cause) {
    if (request.signal?.aborted) throw cause;
    throw new ApiProblem(timeout.aborted ? "timeout" : "network", { cause });
  }
  if (response.ok) return response;
  throw toApiProblem(response.status, await readJson(response));
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
