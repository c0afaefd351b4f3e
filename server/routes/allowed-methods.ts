import type { Hono } from "hono";
import type { AppEnv } from "../middleware/app-env.ts";

const METHODS = ["GET", "POST", "PUT", "DELETE"];

/** The methods some route of the API has for a path; empty when there is no such path. */
export function allowedMethods(app: Hono<AppEnv>, path: string): string[] {
  if (!path.startsWith("/api/")) return [];
  const segments = path.split("/");
  const matching = app.routes
    // Middleware is registered for all methods.
    .filter((route) => METHODS.includes(route.method) && !route.path.includes("*"))
    .filter((route) => {
      const pattern = route.path.split("/");
      return (
        pattern.length === segments.length && pattern.every((part, i) => part.startsWith(":") || part === segments[i])
      );
    });
  return METHODS.filter((method) => matching.some((route) => route.method === method));
}
