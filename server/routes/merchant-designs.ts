import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { DesignErased } from "../../configurator-schemas/protocol/erasure.ts";
import type { Dependencies } from "../dependencies.ts";
import { eraseDesign } from "../designs/erase-design.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { IdParameter, MERCHANT, json, named, refusals } from "./api-route.ts";

const Erased = named("DesignErased", DesignErased);

const eraseRoute = createRoute({
  ...MERCHANT,
  method: "delete",
  path: "/merchant/designs/{id}",
  summary: "Erase a design and everything that was made from it",
  description:
    "All its versions, proofs, pictures, print files, tickets, the fields of rosters, where they were sent, and uploads no other design uses. Hashes stay. " +
    "It wins over reprints: whoever asks for it afterwards is answered `erased`. Refused while a job of it is under way: cancel it, or wait until it is shipped. Copies that left already (files a print shop pulled, backups) are not reached.",
  request: { params: IdParameter },
  responses: { 200: json(Erased, "What is left of it."), ...refusals("not_found", "wrong_state", "conflict") },
});

/** A merchant answers whoever wants to be forgotten. */
export function addMerchantDesignRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  app.openapi(eraseRoute, async (context) => {
    const { id } = context.req.valid("param");
    return context.json(await eraseDesign(dependencies, { merchantId: merchantOf(context.get("caller")), id }), 200);
  });
}
