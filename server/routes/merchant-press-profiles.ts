import { rm } from "node:fs/promises";
import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { PressFacts, PressProfileBody } from "../../configurator-schemas/protocol/press-profile.ts";
import { Slug } from "../../configurator-schemas/schema/identifiers.ts";
import { keepPressProfile, MAX_PRESS_BYTES } from "../colour/keep-press-profile.ts";
import { installedFiles } from "../colour/press-files.ts";
import { productsPrintedBy } from "../colour/press-users.ts";
import { deletePressProfile, keepPressProfile as keepRow, listPressProfiles } from "../database/press-profiles.ts";
import type { PressProfileRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { receiveFile } from "../uploads/receive-file.ts";
import { MERCHANT, json, named, refusals } from "./api-route.ts";

const ProfileParameter = z.object({ id: Slug });
const Profile = named("PressProfile", PressProfileBody);

const putRoute = createRoute({
  ...MERCHANT,
  method: "put",
  path: "/merchant/press-profiles/{id}",
  summary: "Bring the ICC profile of a press",
  description:
    "At most 4 MB, of class `prtr`, CMYK, with tables both ways. Its id is what a print profile's `press.icc` names. The file is kept and " +
    "embedded as it is. Another file under the same id counts for what is published from then on; what was published keeps its own.",
  // Documented, not validated here: the body is read as a stream.
  request: {
    params: ProfileParameter,
    body: { content: { "multipart/form-data": { schema: z.object({ file: z.string().meta({ format: "binary" }) }) } } },
  },
  responses: {
    200: json(Profile, "What was read in it."),
    ...refusals(
      "invalid_request",
      "conflict",
      "too_large",
      "empty",
      "icc_broken",
      "icc_wrong_class",
      "icc_wrong_space",
      "icc_unsupported",
      "storage_full",
    ),
  },
});

const listRoute = createRoute({
  ...MERCHANT,
  method: "get",
  path: "/merchant/press-profiles",
  summary: "Press profiles print profiles may name",
  responses: {
    200: json(
      z.object({ items: z.array(Profile), installed: z.array(z.object({ id: z.string(), sha256: z.string() })) }),
      "Your own, and those of the installation.",
    ),
    ...refusals(),
  },
});

const deleteRoute = createRoute({
  ...MERCHANT,
  method: "delete",
  path: "/merchant/press-profiles/{id}",
  summary: "Take a press profile away",
  description: "What was published with it keeps it; nothing can be published with it any more.",
  request: { params: ProfileParameter },
  responses: { 200: json(Profile, "As it was."), ...refusals("not_found", "press_profile_in_use") },
});

/** Merchants bring the profiles of their print shops' presses. */
export function addMerchantPressProfileRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { database, temporaryDir } = dependencies;
  app.on("PUT", ["/merchant/press-profiles/:id"], async (context) => {
    const parsed = Slug.safeParse(context.req.param("id"));
    if (!parsed.success) throw new AppError("invalid_request", { params: { hint: "id." } });
    const merchantId = merchantOf(context.get("caller"));
    const file = await receiveFile(context.req.raw, { maxBytes: MAX_PRESS_BYTES, temporaryDir });
    try {
      const row = await keepPressProfile(dependencies, { merchantId, id: parsed.data, file });
      await database.write([keepRow(database, row)]);
      return context.json(describe(row), 200);
    } finally {
      await rm(file.path, { force: true });
    }
  });
  app.openAPIRegistry.registerPath(putRoute);

  app.openapi(listRoute, async (context) => {
    const rows = await listPressProfiles(database, merchantOf(context.get("caller")));
    const installed = (await installedFiles(dependencies)).map(({ id, sha256 }) => ({ id, sha256 }));
    context.header("Cache-Control", "no-store");
    return context.json({ items: rows.map(describe), installed }, 200);
  });

  app.openapi(deleteRoute, async (context) => {
    const { id } = context.req.valid("param");
    const merchantId = merchantOf(context.get("caller"));
    const row = (await listPressProfiles(database, merchantId)).find((each) => each.id === id);
    if (!row) throw new AppError("not_found");
    const products = await productsPrintedBy(database, { merchantId, icc: id });
    if (products.length > 0) throw new AppError("press_profile_in_use", { params: { products: products.join(", ") } });
    await database.write([deletePressProfile(database, { merchantId, id })]);
    return context.json(describe(row), 200);
  });
}

function describe({ id, sha256, bytes, factsJson }: PressProfileRow): PressProfileBody {
  // Written by keep-press-profile.ts.
  return { id, sha256, bytes, ...PressFacts.parse(JSON.parse(factsJson)) };
}
