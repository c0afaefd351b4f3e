import type { Context } from "hono";
import type { DesignAccess } from "../designs/read-design.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";

/** Which design a request is about, and what it shows to be let in. */
export function designAccess(context: Context<AppEnv>, id: string): DesignAccess {
  return { merchantId: merchantOf(context.get("caller")), id, token: context.req.header("Design-Token") };
}
