import type { OpenAPIHono } from "@hono/zod-openapi";
import { LANGUAGES } from "../../configurator-schemas/schema/localised.ts";
import { renderDocsPage } from "../docs/docs-page.ts";
import type { OpenApiDocument } from "../docs/openapi-document.ts";
import type { AppEnv } from "../middleware/app-env.ts";

const INFO = {
  title: "Atelier",
  version: "1",
  description:
    "Shoppers design, merchants order, print shops pull. Errors are problem documents (RFC 9457) with a stable `code`, in the language of Accept-Language (fr, en, ar).",
};

/** The API's description: raw, and as a page. */
export function addDocsRoutes(app: OpenAPIHono<AppEnv>): void {
  const schemes = {
    publishable: "Publishable key pk_…: for pages; checked against the key's origins when a browser sends one.",
    secret: "Secret key sk_…: for a merchant's server, never in a page.",
    printShop: "Print shop key ps_….",
  };
  for (const [name, description] of Object.entries(schemes)) {
    app.openAPIRegistry.registerComponent("securitySchemes", name, { type: "http", scheme: "bearer", description });
  }
  let made: ReturnType<typeof app.getOpenAPI31Document> | undefined;
  const document = () => (made ??= app.getOpenAPI31Document({ openapi: "3.1.0", info: INFO }));

  app.get("/api/v1/openapi.json", (context) => {
    context.header("Access-Control-Allow-Origin", "*");
    context.header("Cache-Control", "no-cache");
    return context.json(document());
  });
  app.get("/api/v1/docs", (context) => {
    const asked = context.req.query("lang");
    const language = LANGUAGES.find((each) => each === asked) ?? context.get("language");
    context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    // The page reads a part of what the generator's type describes; the generator made all of it.
    const read = document() as unknown as OpenApiDocument;
    return context.html(renderDocsPage(read, { language, origin: new URL(context.req.url).origin }));
  });
}
