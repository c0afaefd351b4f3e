import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import {
  AffectedBody,
  AffectedRequest,
  ProfileList,
  PublishedProfile,
} from "../../configurator-schemas/protocol/print-profile-bodies.ts";
import { Slug } from "../../configurator-schemas/schema/identifiers.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { listPrintProfiles } from "../database/print-profiles.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { toIssueReports } from "../problems/answer-problem.ts";
import { findAffected } from "../profiles/affected-designs.ts";
import { publishProfile } from "../profiles/publish-profile.ts";
import { readProfile } from "../profiles/read-profile.ts";
import { summariseFindings } from "../profiles/summarise-findings.ts";
import { MERCHANT, json, named, refusals, required } from "./api-route.ts";

const ProfileParameter = z.object({ id: Slug });
const DAY_MS = 86_400_000;
/** What a publish looks at; the dry run may ask for more. */
const PUBLISHED = { days: 30, designs: 300 } as const;

const publishRoute = createRoute({
  ...MERCHANT,
  method: "put",
  path: "/merchant/profiles/{id}",
  summary: "Publish a version of a print profile",
  description:
    "The server numbers versions, and they never change. Products name a profile by its id; one that is published has the version that " +
    "was the newest then, and takes the next when it is published again. The answer says for which open designs preflight would say " +
    "something else.",
  request: {
    params: ProfileParameter,
    body: required(z.record(z.string(), z.unknown()).describe("A print profile: /schemas/print-profile.schema.json.")),
  },
  responses: {
    200: json(named("PublishedProfile", PublishedProfile), "A new version, or the present one when nothing changed."),
    ...refusals("invalid_request", "invalid_document", "conflict", "too_large", "unavailable"),
  },
});

const affectedRoute = createRoute({
  ...MERCHANT,
  method: "post",
  path: "/merchant/profiles/{id}/affected",
  summary: "Which open designs a draft of a print profile would change something for",
  description:
    "Nothing is kept. Designs saved lately and never ordered, of products on offer that are made by this profile: preflight by the profile as " +
    "their product version has it, and by the draft. A design counts when a finding came or went.",
  request: { params: ProfileParameter, body: required(AffectedRequest) },
  responses: {
    200: json(named("AffectedDesigns", AffectedBody), "“12 of 340 designs”: `affected` of `designs`."),
    ...refusals("invalid_request", "invalid_document", "too_large", "unavailable"),
  },
});

const listRoute = createRoute({
  ...MERCHANT,
  method: "get",
  path: "/merchant/profiles",
  summary: "Print profiles products may name",
  responses: {
    200: json(named("PrintProfiles", ProfileList), "Your own in their newest version, and those of the installation."),
    ...refusals(),
  },
});

/** Merchants write down what their print shops can make. */
export function addMerchantProfileRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { database, library, now } = dependencies;

  const affectedBy = async (
    merchantId: string,
    { profile, days, designs }: { readonly profile: PrintProfile; readonly days: number; readonly designs: number },
  ): Promise<AffectedBody> => {
    const since = new Date(now().getTime() - days * DAY_MS);
    const { findings, isComplete } = await findAffected(dependencies, { merchantId, profile, since, designs });
    return { ...summariseFindings(findings), ...(!isComplete && { partial: true as const }) };
  };

  app.openapi(publishRoute, async (context) => {
    const { id } = context.req.valid("param");
    const merchantId = merchantOf(context.get("caller"));
    const read = await readProfile(dependencies, { merchantId, id, document: context.req.valid("json") });
    const { profile } = read;
    const version = await publishProfile(dependencies, { merchantId, profile });
    const affected = await affectedBy(merchantId, { profile: { ...profile, version }, ...PUBLISHED });
    const findings = toIssueReports(read.findings, context.get("language"));
    return context.json({ id, version, findings, affected }, 200);
  });

  app.openapi(affectedRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { document, days, designs } = context.req.valid("json");
    const merchantId = merchantOf(context.get("caller"));
    const { profile } = await readProfile(dependencies, { merchantId, id, document });
    return context.json(await affectedBy(merchantId, { profile, days, designs }), 200);
  });

  app.openapi(listRoute, async (context) => {
    const rows = await listPrintProfiles(database, merchantOf(context.get("caller")));
    const items = rows.map(({ id, version, publishedAt, documentJson }) => ({
      id,
      version,
      publishedAt,
      document: JSON.parse(documentJson) as Record<string, unknown>,
    }));
    const installed = library.profiles.map(({ id, version }) => ({ id, version }));
    context.header("Cache-Control", "no-store");
    return context.json({ items, installed }, 200);
  });
}
