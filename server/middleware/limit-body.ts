import { bodyLimit } from "hono/body-limit";
import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { Limits } from "../dependencies.ts";
import { AppError } from "../problems/app-error.ts";
import type { AppEnv } from "./app-env.ts";
import { measureJson } from "./measure-json.ts";

/**
 * Values a body may hold. A grammar says something about every value that does not fit, at some 0.1 ms each: a body of a
 * million small mistakes would keep the process busy for minutes.
 */
const MAX_VALUES = 20_000;
const MAX_VALUES_OF_MERCHANTS = 100_000;
/** Selections are small. */
const CHECK_BYTES = 256 * 1024;
const MAX_VALUES_OF_A_CHECK = 5000;
const MAX_DEPTH = 40;

/** JSON bodies: bounded in bytes, values and depth, and called JSON. Uploads and product documents have their own bounds. */
export function limitBody({ jsonBytes }: Limits) {
  const limit = limitBytes(jsonBytes);
  const limitCheck = limitBytes(Math.min(jsonBytes, CHECK_BYTES));
  return createMiddleware<AppEnv>(async (context, next) => {
    const { path } = context.req;
    if (path === "/api/v1/uploads" || path === "/api/v1/merchant/fonts") return next();
    if (path.startsWith("/api/v1/merchant/press-profiles/")) return next();
    const type = context.req.header("Content-Type");
    const hasBody =
      (context.req.header("Content-Length") ?? "0") !== "0" || context.req.header("Transfer-Encoding") !== undefined;
    if (hasBody && !/^application\/(?:[a-z.+-]+\+)?json(?:;|$)/i.test(type ?? "")) {
      throw new AppError("invalid_request", { params: { hint: `Content-Type: application/json ≠ ${type ?? "—"}.` } });
    }
    const isCheck = /^\/api\/v1\/products\/[^/]+\/check$/.test(path);
    return (isCheck ? limitCheck : limit)(context, async () => {
      // Without a body there is nothing to read, and a document is looked at in a process of its own.
      if (type !== undefined && !path.startsWith("/api/v1/merchant/products/")) {
        const most = path.startsWith("/api/v1/merchant/") ? MAX_VALUES_OF_MERCHANTS : MAX_VALUES;
        limitShape(await context.req.text(), isCheck ? MAX_VALUES_OF_A_CHECK : most);
      }
      await next();
    });
  });
}

function limitBytes(maxSize: number): MiddlewareHandler {
  const onError = () => {
    throw new AppError("too_large", { params: { limit: `${Math.floor(maxSize / 1024)} kB` } });
  };
  const limitStream = bodyLimit({ maxSize, onError });
  return async (context, next) => {
    const declared = context.req.header("Content-Length");
    if (declared === undefined || context.req.header("Transfer-Encoding") !== undefined) {
      return limitStream(context, next);
    }
    // What is declared is what comes (RFC 9112, 6.3). Hono looks at the stream too, which is then read in a slower way.
    if (!(Number(declared) <= maxSize)) onError();
    await next();
  };
}

function limitShape(text: string, most: number): void {
  const { values, depth } = measureJson(text);
  if (values > most) throw new AppError("too_large", { params: { limit: `${most} JSON values` } });
  if (depth > MAX_DEPTH) throw new AppError("invalid_request", { params: { hint: `JSON: ${depth} > ${MAX_DEPTH}.` } });
}
