import { Agent, request } from "node:http";

const CONNECTIONS = 16;

export interface Load {
  readonly url: string;
  readonly key: string;
  readonly bodies: readonly string[];
  /** Each body as often as it takes. */
  readonly requests: number;
}

/**
 * Posts over kept connections, each with one request under way, and reads every answer to its end. Each connection comes from
 * an address of its own, because requests are limited by address. An answer that is not 200 is no measurement: throws.
 */
export async function postMany({ url, key, bodies, requests }: Load): Promise<void> {
  let next = 0;
  const connections = Array.from({ length: CONNECTIONS }, async (_, i) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress: `127.0.0.${i + 2}` });
    try {
      while (next < requests) await post(url, { agent, key, body: bodies[next++ % bodies.length] ?? "" });
    } finally {
      agent.destroy();
    }
  });
  await Promise.all(connections);
}

/** The answer's text. */
export function post(
  url: string,
  { agent, key, body }: { readonly agent?: Agent; readonly key: string; readonly body: string },
): Promise<string> {
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", headers, ...(agent && { agent }) }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`expected 200, got ${answer.statusCode}: ${text.slice(0, 500)}`));
      });
      answer.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
