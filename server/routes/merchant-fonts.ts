import { rm } from "node:fs/promises";
import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { FontFields, MerchantFontBody } from "../../configurator-schemas/protocol/font-bodies.ts";
import { keepMerchantFont, listMerchantFonts, withdrawMerchantFont } from "../database/merchant-fonts.ts";
import type { Dependencies } from "../dependencies.ts";
import { describeFont } from "../fonts/describe-font.ts";
import { productsNaming } from "../fonts/font-users.ts";
import { keepFont } from "../fonts/keep-font.ts";
import type { FontSaying } from "../fonts/keep-font.ts";
import type { AnswerOnce } from "../idempotency/answer-once.ts";
import { MAX_FONT_BYTES } from "../ingest/font/font-request.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { receiveFile } from "../uploads/receive-file.ts";
import { IdParameter, MERCHANT, json, named, refusals } from "./api-route.ts";

const FontBody = named("Font", MerchantFontBody);

const postRoute = createRoute({
  ...MERCHANT,
  method: "post",
  path: "/merchant/fonts",
  summary: "Bring a font of your own",
  description:
    "TTF, OTF, WOFF or WOFF2, at most 20 MB. It is unpacked, checked and written anew; of a variable font the default form is kept. " +
    "`licence` says what you may do: `web`, its file goes to shoppers' browsers; `server`, it never leaves, they get outlines of what they write. " +
    "`statement` is what gives you the right, kept with the font. The same file sent again changes what was said about it, and offers it again.",
  // Documented, not validated here: the body is read as a stream.
  request: {
    body: {
      content: {
        "multipart/form-data": { schema: FontFields.extend({ file: z.string().meta({ format: "binary" }) }) },
      },
    },
  },
  responses: {
    201: json(FontBody, "Its id is what products and designs name."),
    ...refusals(
      "invalid_request",
      "too_large",
      "empty",
      "corrupt",
      "font_unsupported",
      "font_no_outlines",
      "font_restricted",
      "font_name_taken",
      "unavailable",
      "storage_full",
    ),
  },
});

const listRoute = createRoute({
  ...MERCHANT,
  method: "get",
  path: "/merchant/fonts",
  summary: "Your own fonts",
  responses: { 200: json(z.object({ items: z.array(FontBody) }), "Withdrawn ones too."), ...refusals() },
});

const withdrawRoute = createRoute({
  ...MERCHANT,
  method: "delete",
  path: "/merchant/fonts/{id}",
  summary: "Withdraw a font",
  description: "Nobody can choose it any more; designs that have it are still shown, ordered and printed with it.",
  request: { params: IdParameter },
  responses: { 200: json(FontBody, "Since when."), ...refusals("not_found", "font_in_use") },
});

/** Merchants bring fonts of their own. */
export function addMerchantFontRoutes(
  app: OpenAPIHono<AppEnv>,
  dependencies: Dependencies,
  answerOnce: AnswerOnce,
): void {
  const { database, temporaryDir, now } = dependencies;
  app.on("POST", ["/merchant/fonts"], async (context) => {
    const merchantId = merchantOf(context.get("caller"));
    const fields = ["family", "licence", "statement"];
    const file = await receiveFile(context.req.raw, { maxBytes: MAX_FONT_BYTES, temporaryDir, fields });
    try {
      const saying = sayingOf(file.fields);
      const body = await answerOnce(context, [file.sha256, saying], async () => {
        const row = await keepFont(dependencies, { merchantId, file, saying });
        return { body: describeFont(row, context.get("language")), writes: [keepMerchantFont(database, row)] };
      });
      return context.json(body, 201);
    } finally {
      await rm(file.path, { force: true });
    }
  });
  app.openAPIRegistry.registerPath(postRoute);

  app.openapi(listRoute, async (context) => {
    const rows = await listMerchantFonts(database, merchantOf(context.get("caller")));
    context.header("Cache-Control", "no-store");
    return context.json({ items: rows.map((row) => describeFont(row, context.get("language"))) }, 200);
  });

  app.openapi(withdrawRoute, async (context) => {
    const { id } = context.req.valid("param");
    const merchantId = merchantOf(context.get("caller"));
    const find = async () => (await listMerchantFonts(database, merchantId)).find((row) => row.id === id);
    if (!(await find())) throw new AppError("not_found");
    const products = await productsNaming(database, { merchantId, font: id });
    if (products.length > 0) throw new AppError("font_in_use", { params: { products: products.join(", ") } });
    await database.write([withdrawMerchantFont(database, { merchantId, id, at: now().toISOString() })]);
    const row = await find();
    if (!row) throw new AppError("not_found");
    return context.json(describeFont(row, context.get("language")), 200);
  });
}

function sayingOf(fields: Readonly<Record<string, string>>): FontSaying {
  const parsed = FontFields.safeParse(fields);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new AppError("invalid_request", {
    params: { hint: `${first?.path.join(".") ?? ""}: ${first?.message ?? ""}.` },
  });
}
