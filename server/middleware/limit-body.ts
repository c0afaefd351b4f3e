import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { Limits } from "../dependencies.ts";
import { AppError } from "../problems/app-error.ts";
import type { AppEnv } from "./app-env.ts";

/** JSON bodies: bounded, and called JSON. Uploads have their own bound where they are read. */
export function limitBody({ jsonBytes }: Limits) {
  const limit = bodyLimit({
    maxSize: jsonBytes,
    onError: () => {
      throw new AppError("too_large", { params: { limit: `${Math.floor(jsonBytes / 1024)} kB` } });
    },
  });
  return createMiddleware<AppEnv>(async (context, next) => {
    if (context.req.path === "/api/v1/uploads") return next();
    const type = context.req.header("Content-Type");
    const hasBody =
      (context.req.header("Content-Length") ?? "0") !== "0" || context.req.header("Transfer-Encoding") !== undefined;
    if (hasBody && !/^application\/(?:[a-z.+-]+\+)?json(?:;|$)/i.test(type ?? "")) {
      throw new AppError("invalid_request", { params: { hint: `Content-Type: application/json ≠ ${type ?? "—"}.` } });
    }
    return limit(context, next);
  });
}
