import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { FontEntry } from "../../configurator-schemas/protocol/http.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { SHOPPER, json, refusals } from "./api-route.ts";

const route = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/fonts",
  summary: "Fonts designs may use",
  responses: {
    200: json(
      z.object({ items: z.array(FontEntry), fallback: z.array(z.string()) }),
      "Each with the address of its TTF, which never changes. `fallback` is tried in order for letters a font lacks.",
    ),
    ...refusals(),
  },
});

export function addFontRoutes(app: OpenAPIHono<AppEnv>, { fonts }: Dependencies): void {
  app.openapi(route, (context) => {
    context.header("Cache-Control", "no-cache");
    return context.json({ items: [...fonts.items], fallback: [...fonts.fallback] }, 200);
  });
}
