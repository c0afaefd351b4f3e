import { getConnInfo } from "@hono/node-server/conninfo";
import { createMiddleware } from "hono/factory";
import type { Limits } from "../dependencies.ts";
import { AppError } from "../problems/app-error.ts";
import type { AppEnv } from "./app-env.ts";

interface Bucket {
  tokens: number;
  at: number;
}

const MAX_BUCKETS = 10_000;

/** A token bucket per key and address, in memory: generous for people, a wall for loops. */
export function limitRate({ requestsPerSecond, requestBurst }: Pick<Limits, "requestsPerSecond" | "requestBurst">) {
  const buckets = new Map<string, Bucket>();
  return createMiddleware<AppEnv>(async (context, next) => {
    const name = `${context.get("caller").keyId} ${addressOf(context)}`;
    const now = performance.now();
    const bucket = buckets.get(name) ?? { tokens: requestBurst, at: now };
    // Forgetting everybody at once is cheap and errs on the side of the caller.
    if (buckets.size >= MAX_BUCKETS) buckets.clear();
    buckets.set(name, bucket);
    bucket.tokens = Math.min(requestBurst, bucket.tokens + ((now - bucket.at) / 1000) * requestsPerSecond);
    bucket.at = now;
    if (bucket.tokens < 1) {
      const retryAfter = Math.ceil((1 - bucket.tokens) / requestsPerSecond);
      throw new AppError("too_many_requests", {
        params: { retryAfter },
        headers: { "Retry-After": String(retryAfter) },
      });
    }
    bucket.tokens -= 1;
    await next();
  });
}

/** Empty when there is no connection: requests made inside the process. */
function addressOf(context: Parameters<typeof getConnInfo>[0]): string {
  return context.env === undefined || !("incoming" in context.env) ? "" : (getConnInfo(context).remote.address ?? "");
}
