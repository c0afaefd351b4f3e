import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { readPreview } from "../database/designs.ts";
import type { Dependencies } from "../dependencies.ts";
import { isSignedBy } from "../designs/preview-address.ts";
import { renderPreview } from "../designs/render-preview.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { AppError } from "../problems/app-error.ts";
import { refusals } from "./api-route.ts";
import { sendBlob } from "./send-blob.ts";

/** Signed picture addresses, usable in <img>: no key; the signature is the permission. */
export function addPreviewRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { database, blobs, previewSecret } = dependencies;
  // Many pictures of one page ask at once; each is rendered once.
  const underWay = new Map<string, Promise<string | undefined>>();

  app.get("/api/v1/designs/:id/versions/:version/preview.png", async (context) => {
    const version = Number(context.req.param("version"));
    const preview = await readPreview(database, { designId: context.req.param("id"), version });
    if (!preview || !isSignedBy(previewSecret, preview, context.req.query("sig") ?? ""))
      throw new AppError("not_found");
    const name = `${preview.designId} ${version} ${preview.nonce}`;
    const rendering = underWay.get(name) ?? renderPreview(dependencies, preview).finally(() => underWay.delete(name));
    underWay.set(name, rendering);
    const sha256 = await rendering;
    if (sha256 === undefined) throw new AppError("not_found");
    // An hour: a revoked address should not live on in caches for long.
    context.header("Cache-Control", "public, max-age=3600");
    context.header("Cross-Origin-Resource-Policy", "cross-origin");
    return sendBlob(context, blobs, { sha256, bytes: await blobs.size(sha256), mime: "image/png" });
  });

  app.openAPIRegistry.registerPath({
    tags: ["open"],
    security: [],
    method: "get",
    path: "/api/v1/designs/{id}/versions/{version}/preview.png",
    summary: "A version's picture, for <img>",
    request: { params: z.object({ id: z.string(), version: z.string() }), query: z.object({ sig: z.string() }) },
    responses: { 200: { description: "PNG.", content: { "image/png": {} } }, ...refusals("not_found") },
  });
}
