import { OpenAPIHono } from "@hono/zod-openapi";
import { createDemoShop } from "./demo/demo-shop.ts";
import type { Dependencies } from "./dependencies.ts";
import { createAnswerOnce } from "./idempotency/answer-once.ts";
import { allowOrigins } from "./middleware/allow-origins.ts";
import type { AppEnv } from "./middleware/app-env.ts";
import { authenticate } from "./middleware/authenticate.ts";
import { limitBody } from "./middleware/limit-body.ts";
import { limitRate } from "./middleware/limit-rate.ts";
import { isLoopbackOrigin } from "./middleware/origins.ts";
import { readRequest } from "./middleware/read-request.ts";
import { answerProblem } from "./problems/answer-problem.ts";
import { AppError } from "./problems/app-error.ts";
import { allowedMethods } from "./routes/allowed-methods.ts";
import { createApiRouter } from "./routes/api-route.ts";
import { addAvailabilityRoutes } from "./routes/availability.ts";
import { isForReader, sayNotFound } from "./routes/not-found-page.ts";
import { addClientPages } from "./routes/client-pages.ts";
import { addDesignRoutes } from "./routes/designs.ts";
import { addDocsRoutes } from "./routes/docs.ts";
import { addFontRoutes } from "./routes/fonts.ts";
import { addMerchantFontRoutes } from "./routes/merchant-fonts.ts";
import { addFontFileRoute } from "./routes/font-files.ts";
import { addMerchantProductRoutes } from "./routes/merchant-products.ts";
import { addMerchantPricingRoutes } from "./routes/merchant-pricing.ts";
import { addMerchantPressProfileRoutes } from "./routes/merchant-press-profiles.ts";
import { addMerchantProfileRoutes } from "./routes/merchant-profiles.ts";
import { addMerchantSettingsRoutes } from "./routes/merchant-settings.ts";
import { addOpenRoutes } from "./routes/open-routes.ts";
import { addOrderRoutes } from "./routes/orders.ts";
import { addPressProfileRoutes } from "./routes/press-profiles.ts";
import { addPreviewRoutes } from "./routes/previews.ts";
import { addMerchantDesignRoutes } from "./routes/merchant-designs.ts";
import { addPrintFileRoutes } from "./routes/print-files.ts";
import { addPrintTicketRoutes } from "./routes/print-tickets.ts";
import { addPrintJobRoutes } from "./routes/print-jobs.ts";
import { addProofRoutes } from "./routes/proofs.ts";
import { addProductRoutes } from "./routes/products.ts";
import { addQuoteRoutes } from "./routes/quotes.ts";
import { addUploadRoutes } from "./routes/uploads.ts";

/** The whole HTTP application over its dependencies; `app.request` answers without a network. */
export function createApp(dependencies: Dependencies): OpenAPIHono<AppEnv> {
  const { database, limits, metrics, now } = dependencies;
  const app = new OpenAPIHono<AppEnv>();
  app.onError((error, context) => answerProblem(error, context, metrics));
  app.notFound((context) => {
    if (isForReader(context)) return sayNotFound(context);
    const allowed = allowedMethods(app, context.req.path);
    const code = allowed.length > 0 && !allowed.includes(context.req.method) ? "method_not_allowed" : "not_found";
    const headers = code === "method_not_allowed" ? { Allow: allowed.join(", ") } : {};
    return answerProblem(new AppError(code, { params: { allowed: allowed.join(", ") }, headers }), context, metrics);
  });

  app.use(readRequest(metrics));
  addOpenRoutes(app, dependencies);
  addDocsRoutes(app);
  addPreviewRoutes(app, dependencies);
  addFontFileRoute(app, dependencies);
  addApi(app, dependencies, createAnswerOnce(database, now));
  addDemo(app, dependencies);
  addClientPages(app, dependencies);
  return app;

  function addApi(root: typeof app, deps: Dependencies, answerOnce: ReturnType<typeof createAnswerOnce>): void {
    root.use("/api/v1/*", allowOrigins(), limitBody(limits), authenticate(database), limitRate(limits));
    const api = createApiRouter();
    addProductRoutes(api, deps);
    addFontRoutes(api, deps);
    addQuoteRoutes(api, deps);
    addUploadRoutes(api, deps, answerOnce);
    addDesignRoutes(api, deps, answerOnce);
    addProofRoutes(api, deps, answerOnce);
    addPressProfileRoutes(api, deps);
    addMerchantPressProfileRoutes(api, deps);
    addMerchantProfileRoutes(api, deps);
    addMerchantProductRoutes(api, deps);
    addMerchantFontRoutes(api, deps, answerOnce);
    addAvailabilityRoutes(api, deps);
    addMerchantSettingsRoutes(api, deps);
    addMerchantPricingRoutes(api, deps);
    addOrderRoutes(api, deps, answerOnce);
    addPrintJobRoutes(api, deps, answerOnce);
    addMerchantDesignRoutes(api, deps);
    addPrintFileRoutes(api, deps);
    addPrintTicketRoutes(api, deps);
    root.route("/api/v1", api);
  }
}

/** The demo shop's own server, only where the process is a demo, and only for this machine's names. */
function addDemo(app: OpenAPIHono<AppEnv>, { demo }: Dependencies): void {
  if (!demo) return;
  app.use("/demo/*", async (context, next) => {
    // A page elsewhere can make its own name point here (DNS rebinding); it cannot choose another Host.
    if (!isLoopbackOrigin(new URL(context.req.url).origin))
      throw new AppError("forbidden", { params: { hint: "Host." } });
    context.header("Cache-Control", "no-store");
    await next();
  });
  app.route("/demo", createDemoShop({ keys: demo, send: (request) => app.fetch(request) }));
}
