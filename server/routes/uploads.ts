import { rm } from "node:fs/promises";
import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { UploadBody } from "../../configurator-schemas/protocol/http.ts";
import { insertUpload, readUpload } from "../database/uploads.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AnswerOnce } from "../idempotency/answer-once.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { makeWorkingCopy } from "../uploads/make-working-copy.ts";
import { keepUpload } from "../uploads/keep-upload.ts";
import { receiveFile } from "../uploads/receive-file.ts";
import { uploadWarnings } from "../uploads/upload-warnings.ts";
import { IdParameter, SHOPPER, json, refusals } from "./api-route.ts";
import { sendBlob } from "./send-blob.ts";

const postRoute = createRoute({
  ...SHOPPER,
  method: "post",
  path: "/uploads",
  summary: "Give a picture to design with",
  // Documented, not validated here: the body is read as a stream.
  request: {
    body: {
      content: {
        "multipart/form-data": { schema: z.object({ file: z.string().meta({ format: "binary" }) }) },
      },
    },
  },
  responses: {
    201: json(UploadBody, "Upright, sRGB, without metadata. Sizes are those of the normalised picture."),
    ...refusals(
      "invalid_request",
      "too_large",
      "image_too_large",
      "unsupported_type",
      "type_mismatch",
      "corrupt",
      "empty",
      "unsafe_svg",
      "pdf_unsupported",
      "pdf_encrypted",
      "pdf_active",
      "pdf_unreadable",
      "pdf_empty",
      "pdf_too_many_pages",
      "pdf_page_too_large",
      "pdf_too_complex",
      "unavailable",
      "storage_full",
    ),
  },
});

const imageRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/uploads/{id}/image",
  summary: "The normalised picture: the same pixels the server prints",
  request: { params: IdParameter },
  responses: {
    200: { description: "PNG or JPEG.", content: { "image/png": {}, "image/jpeg": {} } },
    ...refusals("not_found"),
  },
});

const workingCopyRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/uploads/{id}/working-copy",
  summary: "A small exact copy, from which the masks of cut-out pictures are worked out",
  request: { params: IdParameter },
  responses: {
    200: {
      description: "PNG, at most 1024 pixels on its long side, without transparency.",
      content: { "image/png": {} },
    },
    ...refusals("not_found"),
  },
});

const drawingRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/uploads/{id}/drawing",
  summary: "The outlines of an upload that is a drawing, as they are printed; never the file itself",
  request: { params: IdParameter },
  responses: {
    200: { description: "Filled and stroked paths, 1000 units on the long side.", content: { "application/json": {} } },
    204: { description: "It is a picture and has none." },
    ...refusals("not_found"),
  },
});

export function addUploadRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies, answerOnce: AnswerOnce): void {
  const { database, blobs, limits, temporaryDir } = dependencies;

  let underWay = 0;
  // Before a byte is read: what waits lies on our disk.
  app.use("/uploads", async (context, next) => {
    if (context.req.method !== "POST") return next();
    if (underWay >= limits.uploadsAtOnce) throw new AppError("unavailable", { headers: { "Retry-After": "5" } });
    underWay += 1;
    try {
      await next();
    } finally {
      underWay -= 1;
    }
  });
  app.on("POST", ["/uploads"], async (context) => {
    const merchantId = merchantOf(context.get("caller"));
    const file = await receiveFile(context.req.raw, { maxBytes: limits.uploadBytes, temporaryDir });
    try {
      // The multipart frame differs at every attempt; what it holds is the same.
      const body = await answerOnce(context, [file.fileName ?? "", file.sha256], async () => {
        const row = await keepUpload(dependencies, file, merchantId);
        const { id, kind, widthPx, heightPx, bytes, sha256, warningsJson } = row;
        const warnings = uploadWarnings(warningsJson, context.get("language"));
        return {
          body: { id, kind, widthPx, heightPx, bytes, sha256, warnings },
          writes: [insertUpload(database, row)],
        };
      });
      return context.json(body, 201);
    } finally {
      await rm(file.path, { force: true });
    }
  });
  app.openAPIRegistry.registerPath(postRoute);

  app.openapi(imageRoute, async (context) => {
    const { id } = context.req.valid("param");
    const upload = await readUpload(database, { merchantId: merchantOf(context.get("caller")), id });
    if (!upload) throw new AppError("not_found");
    context.header("Cache-Control", "private, max-age=31536000, immutable");
    // Opened as a page it is a download, and nothing in it runs.
    context.header(
      "Content-Disposition",
      `attachment; filename="${upload.mime === "image/png" ? "image.png" : "image.jpg"}"`,
    );
    context.header("Content-Security-Policy", "default-src 'none'; sandbox");
    return sendBlob(context, blobs, upload);
  });

  app.openapi(drawingRoute, async (context) => {
    const { id } = context.req.valid("param");
    const upload = await readUpload(database, { merchantId: merchantOf(context.get("caller")), id });
    if (!upload) throw new AppError("not_found");
    context.header("Cache-Control", "private, max-age=31536000, immutable");
    const sha256 = upload.drawingSha256;
    if (sha256 === null) return context.body(null, 204);
    return sendBlob(context, blobs, { sha256, bytes: await blobs.size(sha256), mime: "application/json" });
  });

  // One shopper's taps ask more than once while the first answer is being made.
  const beingMade = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  app.openapi(workingCopyRoute, async (context) => {
    const { id } = context.req.valid("param");
    const merchantId = merchantOf(context.get("caller"));
    const upload = await readUpload(database, { merchantId, id });
    if (!upload) throw new AppError("not_found");
    const name = `${merchantId} ${id}`;
    const making = beingMade.get(name) ?? makeWorkingCopy(dependencies, upload).finally(() => beingMade.delete(name));
    beingMade.set(name, making);
    context.header("Cache-Control", "private, max-age=31536000, immutable");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Content-Type", "image/png");
    return context.body(await making, 200);
  });
}
