import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { FontFactsBody, ShapeRequest, ShapedBody } from "../../configurator-schemas/protocol/font-bodies.ts";
import { FontEntry } from "../../configurator-schemas/protocol/http.ts";
import { listMerchantFonts } from "../database/merchant-fonts.ts";
import type { MerchantFontRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { askFacts, askShaped } from "../fonts/ask-letters.ts";
import { offerFont } from "../fonts/describe-font.ts";
import type { AppEnv, Caller } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { limitRate } from "../middleware/limit-rate.ts";
import { AppError } from "../problems/app-error.ts";
import { IdParameter, SHOPPER, json, refusals, required } from "./api-route.ts";

/** Faster than anybody types; slow for whoever would copy a font letter by letter. */
const LETTERS_RATE = { requestsPerSecond: 10, requestBurst: 120 } as const;

const listRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/fonts",
  summary: "Fonts designs may use",
  responses: {
    200: json(
      z.object({ items: z.array(FontEntry), fallback: z.array(z.string()) }),
      "The merchant's own first. Each with the address of its file, which never changes, or without one where letters come as outlines. `fallback` is tried in order for letters a font lacks.",
    ),
    ...refusals(),
  },
});

const factsRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/fonts/{id}/facts",
  summary: "What is to be known of a merchant's font without its file",
  request: { params: IdParameter },
  responses: { 200: json(FontFactsBody, "Lengths in em. It never changes."), ...refusals("not_found") },
});

const shapeRoute = createRoute({
  ...SHOPPER,
  method: "post",
  path: "/fonts/{id}/shape",
  summary: "Words in a merchant's font whose file stays on the server, as outlines",
  description:
    "Each run has one script and direction. Glyphs are in visual order, lengths in em, y up: the very numbers that are printed from.",
  request: { params: IdParameter, body: required(ShapeRequest) },
  responses: {
    200: json(
      ShapedBody,
      "Glyphs of each run in the order asked, and the outline of each glyph that is not in `has`, once.",
    ),
    ...refusals("invalid_request", "not_found", "unavailable"),
  },
});

export function addFontRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { database, fonts } = dependencies;
  app.openapi(listRoute, async (context) => {
    const own = await listMerchantFonts(database, merchantOf(context.get("caller")));
    context.header("Cache-Control", "no-cache");
    return context.json({ items: [...own.map(offerFont), ...fonts.items], fallback: [...fonts.fallback] }, 200);
  });

  app.openapi(factsRoute, async (context) => {
    const row = await findFont(context.get("caller"), context.req.valid("param").id);
    const facts = await askFacts(dependencies, row);
    context.header("Cache-Control", "private, max-age=31536000, immutable");
    return context.json(FontFactsBody.parse(facts), 200);
  });

  app.use("/fonts/:id/shape", limitRate(LETTERS_RATE));
  app.openapi(shapeRoute, async (context) => {
    const row = await findFont(context.get("caller"), context.req.valid("param").id);
    const { runs, has = [] } = context.req.valid("json");
    const shaped = await askShaped(dependencies, { row, runs: runs.map(plainRun) });
    const there = new Set(has);
    const outlines = shaped.outlines.filter(({ glyph }) => !there.has(glyph));
    context.header("Cache-Control", "no-store");
    return context.json(ShapedBody.parse({ ...shaped, outlines }), 200);
  });

  /** Another merchant's font does not exist. */
  async function findFont(caller: Caller, id: string): Promise<MerchantFontRow> {
    const rows = await listMerchantFonts(database, merchantOf(caller));
    const row = rows.find((each) => each.id === id);
    if (!row) throw new AppError("not_found");
    return row;
  }
}

type Run = z.infer<typeof ShapeRequest>["runs"][number];

function plainRun({ text, direction, script, language, features }: Run) {
  return {
    text,
    direction,
    ...(script !== undefined && { script }),
    ...(language !== undefined && { language }),
    ...(features !== undefined && { features }),
  };
}
