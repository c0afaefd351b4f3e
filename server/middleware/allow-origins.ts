import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";

const HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Design-Token, Accept-Language";
const EXPOSED = "ETag, Location, Retry-After, X-Request-Id";

/**
 * CORS for the API. Every origin may read the answers, refusals too: permission hangs on the key, which no browser adds
 * by itself (there are no cookies), and authenticate.ts compares the origin with the key's list.
 */
export function allowOrigins() {
  return createMiddleware<AppEnv>(async (context, next) => {
    const origin = context.req.header("Origin");
    if (origin === undefined) {
      await next();
      return;
    }
    context.header("Access-Control-Allow-Origin", origin);
    context.header("Access-Control-Expose-Headers", EXPOSED);
    context.header("Vary", "Origin", { append: true });
    if (context.req.method === "OPTIONS") {
      context.header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
      context.header("Access-Control-Allow-Headers", HEADERS);
      context.header("Access-Control-Max-Age", "7200");
      return context.body(null, 204);
    }
    await next();
  });
}
