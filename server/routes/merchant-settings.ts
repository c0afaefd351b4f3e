import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { MerchantSettings } from "../../configurator-schemas/protocol/settings.ts";
import type { Database } from "../database/database.ts";
import { readMerchant } from "../database/merchants.ts";
import type { MerchantRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv, Caller } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";

import { keepSettings } from "../settings/keep-settings.ts";
import { readKeptSettings } from "../settings/read-settings.ts";
import { MERCHANT, header, json, named, refusals, required } from "./api-route.ts";
import { SETTINGS_EXAMPLE } from "./examples.ts";
import { requireVersion, versionTag } from "./read-etag.ts";

const Settings = named("Settings", MerchantSettings);

const readRoute = createRoute({
  ...MERCHANT,
  method: "get",
  path: "/merchant/settings",
  summary: "What holds for everything you sell: currency, country, taxes, legal texts",
  responses: {
    200: json(Settings, 'The document, as it can be sent back. Its version is the ETag; "0" = never set.'),
    ...refusals(),
  },
});

const keepRoute = createRoute({
  ...MERCHANT,
  method: "put",
  path: "/merchant/settings",
  summary: "Set it anew, as one document",
  description:
    "Quotes take their tax rate from `taxTable`: the row of the country and the product's tax class, else the country's `standard` row, else none. " +
    "`legalTexts` replaces our words on the right of withdrawal; its `version` is yours to choose and is kept with what was ordered. " +
    "`If-Match`, where given, names the version it was made from. Quotes follow within five seconds.",
  request: { headers: header("If-Match"), body: required(MerchantSettings, SETTINGS_EXAMPLE) },
  responses: {
    200: json(Settings, "What was kept, durably."),
    ...refusals("invalid_request", "version_mismatch", "conflict", "storage_full"),
  },
});

/** A merchant reads and replaces its settings. */
export function addMerchantSettingsRoutes(app: OpenAPIHono<AppEnv>, { database, now }: Dependencies): void {
  app.openapi(readRoute, async (context) => {
    const merchant = await merchantRowOf(database, context.get("caller"));
    const { settings, version } = await readKeptSettings(database, merchant);
    context.header("ETag", versionTag(version));
    context.header("Cache-Control", "no-store");
    return context.json(settings, 200);
  });

  app.openapi(keepRoute, async (context) => {
    const merchant = await merchantRowOf(database, context.get("caller"));
    const settings = context.req.valid("json");
    const ifMatch = context.req.header("If-Match");
    const require = (version: number) => {
      if (ifMatch !== undefined) requireVersion(ifMatch, version);
    };
    const version = await keepSettings(database, { merchant, settings, require, now: now() });
    context.header("ETag", versionTag(version));
    return context.json(settings, 200);
  });
}

async function merchantRowOf(database: Database, caller: Caller): Promise<MerchantRow> {
  const id = merchantOf(caller);
  const merchant = await readMerchant(database, id);
  if (!merchant) throw new Error(`expected merchant ${id} of a live key`);
  return merchant;
}
