import type { OpenAPIHono } from "@hono/zod-openapi";
import { findWebFont } from "../database/merchant-fonts.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { sendBlob } from "./send-blob.ts";

/** `<sha256>.ttf`: what browsers fetch cannot carry a key, and nobody guesses a hash. */
const FILE = /^([0-9a-f]{64})\.(ttf|otf)$/;

/**
 * Files of merchants' fonts that may be handed on. Only our own pages get them: a page elsewhere that names one in a style
 * sheet is refused by its browser. Fonts that stay here are not found.
 */
export function addFontFileRoute(app: OpenAPIHono<AppEnv>, { database, blobs }: Dependencies): void {
  app.get("/typefaces/:file", async (context) => {
    const [, sha256 = "", format = ""] = FILE.exec(context.req.param("file")) ?? [];
    const row = sha256 === "" ? undefined : await findWebFont(database, sha256);
    if (row?.format !== format) return context.notFound();
    context.header("Cache-Control", "public, max-age=31536000, immutable");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    return sendBlob(context, blobs, { sha256, bytes: row.bytes, mime: `font/${format}` });
  });
}
