import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";

/**
 * The demo shop's own server. A real shop's server holds the secret key and orders with it; a page must never see it. This
 * is that server for the shop at "/", in a few lines over the public API and nothing else. It exists in the demo only, where the
 * process listens on loopback.
 */
export interface DemoShop {
  readonly keys: { readonly publishable: string; readonly secret: string; readonly printShop: string };
  /** Sends a request through the whole application, as if it came from outside. */
  readonly send: (request: Request) => Response | Promise<Response>;
}

const BODY_BYTES = 256 * 1024;

export function createDemoShop({ keys, send }: DemoShop): Hono {
  const demo = new Hono();
  const forward = (request: Request, path: string, key: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${key}`);
    const language = request.headers.get("accept-language");
    if (language !== null) headers.set("accept-language", language);
    return send(new Request(new URL(`/api/v1${path}`, request.url), { ...init, headers }));
  };

  demo.get("/keys.json", (c) => c.json({ publishable: keys.publishable }));
  demo.post("/orders", bodyLimit({ maxSize: BODY_BYTES }), async (c) => {
    if (!isOwnPage(c.req.raw)) return c.text("Only the demo shop's own page orders here.", 403);
    const { items } = await c.req.json<{ items: unknown }>();
    const number = randomUUID();
    const order = {
      externalId: `demo-${number.slice(0, 8)}`,
      placedAt: new Date().toISOString(),
      lines: items,
      release: "now",
    };
    const headers = {
      "content-type": "application/json",
      "idempotency-key": c.req.header("idempotency-key") ?? number,
    };
    return forward(c.req.raw, "/merchant/orders", keys.secret, {
      method: "POST",
      headers,
      body: JSON.stringify(order),
    });
  });
  // What a shop does at its checkout: does every receipt still hold? 409 carries the new quote.
  demo.post("/quotes", bodyLimit({ maxSize: BODY_BYTES }), (c) =>
    isOwnPage(c.req.raw)
      ? forward(c.req.raw, "/quotes", keys.secret, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: c.req.raw.body,
          duplex: "half",
        })
      : c.text("Only the demo shop's own page asks here.", 403),
  );
  demo.get("/orders/:id", (c) =>
    forward(c.req.raw, `/merchant/orders/${encodeURIComponent(c.req.param("id"))}`, keys.secret),
  );
  demo.get("/jobs/:id", (c) =>
    forward(c.req.raw, `/print/jobs/${encodeURIComponent(c.req.param("id"))}`, keys.printShop),
  );
  demo.get("/jobs/:id/files/:name", (c) => {
    const { id, name } = c.req.param();
    return forward(
      c.req.raw,
      `/print/jobs/${encodeURIComponent(id)}/files/${encodeURIComponent(name)}`,
      keys.printShop,
    );
  });
  return demo;
}

/** Another page on this machine must not order in the visitor's name. */
function isOwnPage(request: Request): boolean {
  const origin = request.headers.get("origin");
  return origin === null || origin === new URL(request.url).origin;
}
