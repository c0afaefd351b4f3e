import { createMiddleware } from "hono/factory";
import { z } from "zod";
import { findApiKey } from "../database/api-keys.ts";
import type { Database } from "../database/database.ts";
import type { ApiKeyRow } from "../database/tables.ts";
import { sha256Hex } from "../identifiers.ts";
import { AppError } from "../problems/app-error.ts";
import type { AppEnv, Caller } from "./app-env.ts";
import { isAllowedOrigin } from "./origins.ts";

const BEARER = /^Bearer ((?:pk|sk|ps)_[A-Za-z0-9_-]{20,100})$/;
const Origins = z.array(z.string());

/** Finds out who calls, and refuses who may not: by kind of key and part of the API, and by the page's origin. */
export function authenticate(database: Database) {
  return createMiddleware<AppEnv>(async (context, next) => {
    const caller = await readCaller(database, context.req.header("Authorization"));
    checkOrigin(caller, context.req.header("Origin"), new URL(context.req.url).origin);
    const allowed = kindsFor(context.req.path);
    if (!allowed.includes(caller.kind)) {
      throw new AppError("forbidden", {
        params: { hint: `${allowed.map((kind) => `${kind}_…`).join(" / ")} ≠ ${caller.kind}_…` },
      });
    }
    context.set("caller", caller);
    await next();
  });
}

/** The caller behind a key given outside the API, such as the iframe's `key` parameter. */
export async function findCaller(database: Database, key: string): Promise<Caller | undefined> {
  const row = await findApiKey(database, sha256Hex(key));
  return row && callerOf(row);
}

/** The merchant a shopper's or merchant's route works for. */
export function merchantOf(caller: Caller): string {
  if (caller.kind === "ps") throw new AppError("forbidden");
  return caller.merchantId;
}

/** The print shop a print route works for. */
export function printShopOf(caller: Caller): string {
  if (caller.kind !== "ps") throw new AppError("forbidden");
  return caller.printShopId;
}

async function readCaller(database: Database, header: string | undefined): Promise<Caller> {
  const key = BEARER.exec(header ?? "")?.[1];
  const caller = key === undefined ? undefined : await findCaller(database, key);
  if (!caller) throw new AppError("unauthenticated", { headers: { "WWW-Authenticate": 'Bearer realm="atelier"' } });
  return caller;
}

/**
 * Origin guards browsers, it does not authenticate. Our own pages may use every key; other pages only publishable keys
 * that list them: a secret key in somebody's page is a leak.
 */
function checkOrigin(caller: Caller, origin: string | undefined, own: string): void {
  if (origin === undefined || origin === own) return;
  if (caller.kind === "pk" && isAllowedOrigin(origin, caller.origins)) return;
  throw new AppError("origin_not_allowed", { params: { origin } });
}

function kindsFor(path: string): readonly Caller["kind"][] {
  if (path.startsWith("/api/v1/merchant/")) return ["sk"];
  if (path.startsWith("/api/v1/print/")) return ["ps"];
  return ["pk", "sk"];
}

/** A key's row stays the same object until keys are written. */
const callers = new WeakMap<ApiKeyRow, Caller>();

function callerOf(row: ApiKeyRow): Caller {
  const caller = callers.get(row) ?? toCaller(row);
  callers.set(row, caller);
  return caller;
}

function toCaller(row: ApiKeyRow): Caller {
  const common = { keyId: row.id, origins: Origins.parse(JSON.parse(row.originsJson)) };
  if (row.kind === "ps" && row.printShopId !== null) return { ...common, kind: "ps", printShopId: row.printShopId };
  if (row.kind !== "ps" && row.merchantId !== null) return { ...common, kind: row.kind, merchantId: row.merchantId };
  throw new Error(`expected key ${row.id} of kind ${row.kind} to have its owner`);
}
