import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { PressProfileBody } from "../../configurator-schemas/protocol/press-profile.ts";
import { Slug } from "../../configurator-schemas/schema/identifiers.ts";
import { INTENTS } from "../../configurator-schemas/schema/press.ts";
import type { PressFile } from "../colour/press-request.ts";
import { pressFile } from "../colour/press-file.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { SHOPPER, json, named, refusals } from "./api-route.ts";
import { matchesTag } from "./read-etag.ts";

const ProfileParameter = z.object({ id: Slug });

/** A file that is no profile of a press. */
const ICC = ["icc_broken", "icc_wrong_class", "icc_wrong_space", "icc_unsupported"] as const;

const describeRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/press-profiles/{id}",
  summary: "What is known of a press profile",
  description: "By the `icc` of a print profile's `press`.",
  request: { params: ProfileParameter },
  responses: {
    200: json(named("PressProfile", PressProfileBody), "Read from the file itself."),
    ...refusals("not_found", ...ICC),
  },
});

const softProofRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/press-profiles/{id}/soft-proof",
  summary: "What screens' colours look like once they are printed",
  description:
    "A cube of 33 × 33 × 33 points over sRGB, blue fastest, red slowest; four bytes a point: red, green and blue of the print on a " +
    "screen whose white is the paper, and how far the inks stay from the colour they were asked for, in tenths of a CIE 1976 " +
    "difference (255 = 25.5 or more). With `sha256`, the profile's own, the address never changes what it answers.",
  request: {
    params: ProfileParameter,
    query: z.object({
      intent: z.enum(INTENTS).optional().describe("Absent = the profile's first."),
      sha256: z.string().max(64).optional().describe("Of the profile."),
    }),
  },
  responses: {
    200: { description: "143 748 bytes.", content: { "application/octet-stream": {} } },
    ...refusals("invalid_request", "not_found", ...ICC),
  },
});

/** Colours as presses print them, for screens. */
export function addPressProfileRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { press } = dependencies;
  app.openapi(describeRoute, async (context) => {
    const file = await find(merchantOf(context.get("caller")), context.req.valid("param").id);
    const { id, sha256, bytes } = file;
    context.header("Cache-Control", "no-cache");
    return context.json({ id, sha256, bytes, ...(await factsOf(file)) }, 200);
  });

  app.openapi(softProofRoute, async (context) => {
    const file = await find(merchantOf(context.get("caller")), context.req.valid("param").id);
    const asked = context.req.valid("query");
    const { intents } = await factsOf(file);
    const intent = asked.intent ?? intents[0];
    if (intent === undefined || !intents.includes(intent)) throw new AppError("not_found");
    const isNamed = asked.sha256 === file.sha256 && asked.intent !== undefined;
    // A browser keeps it by its key: another merchant's profile of this id has another hash.
    context.header("Cache-Control", isNamed ? "private, max-age=31536000, immutable" : "no-cache");
    const tag = `"${file.sha256}-${intent}"`;
    context.header("ETag", tag);
    context.header("X-Content-Type-Options", "nosniff");
    if (matchesTag(context.req.header("If-None-Match"), tag)) return context.body(null, 304);
    const table = await press.softProof(file, intent);
    if (typeof table === "string") throw new AppError(`icc_${table}`);
    context.header("Content-Type", "application/octet-stream");
    return context.body(table, 200);
  });

  async function find(merchantId: string, id: string): Promise<PressFile> {
    const file = await pressFile(dependencies, { merchantId, id });
    if (!file) throw new AppError("not_found");
    return file;
  }

  async function factsOf(file: PressFile) {
    const facts = await press.facts(file);
    if (typeof facts === "string") throw new AppError(`icc_${facts}`);
    return facts;
  }
}
