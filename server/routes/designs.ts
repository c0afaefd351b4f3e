import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { checkConfiguration } from "../../configurator-schemas/answers/check.ts";
import { stockIssues } from "../../configurator-schemas/configuration/availability.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { DesignBody, DesignCreated, DesignRequest } from "../../configurator-schemas/protocol/http.ts";
import { shortagesOf } from "../availability/shortages-of.ts";
import { ExpectationFailed, UniqueViolation } from "../database/database.ts";
import { readNewestApproval } from "../database/approvals.ts";
import { readPreview, revokePreview } from "../database/designs.ts";
import type { ApprovalRow, DesignRow, DesignVersionRow, PreviewRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { recordOf } from "../designs/approve-design.ts";
import { newNonce, previewPath } from "../designs/preview-address.ts";
import { findVersion, openDesign } from "../designs/read-design.ts";
import { createDesign, nextVersion } from "../designs/save-design.ts";
import type { AnswerOnce } from "../idempotency/answer-once.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { merchantOf } from "../middleware/authenticate.ts";
import { toIssueReports } from "../problems/answer-problem.ts";
import { AppError } from "../problems/app-error.ts";
import { productOf } from "../products/published-product.ts";
import { uploadsOf } from "../uploads/uploads-of.ts";
import { designAccess } from "./design-access.ts";
import { IdParameter, SHOPPER, header, json, refusals, required, named } from "./api-route.ts";
import { DESIGN_EXAMPLE } from "./examples.ts";
import { readIfMatch, requireVersion, versionMismatch, versionTag } from "./read-etag.ts";

const Design = named("Design", DesignBody);
const TokenHeader = header("Design-Token");

const createDesignRoute = createRoute({
  ...SHOPPER,
  method: "post",
  path: "/designs",
  summary: "Save a new design, finished or not",
  request: { headers: header("Idempotency-Key"), body: required(DesignRequest, DESIGN_EXAMPLE) },
  responses: {
    201: json(
      DesignCreated,
      "Durable when it is answered. The token is shown once; whoever has it may change the design.",
    ),
    ...refusals("invalid_request", "invalid_configuration", "idempotency_reused", "storage_full"),
  },
});

const readDesignRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/designs/{id}",
  summary: "Open a design, or an older version of it",
  request: {
    params: IdParameter,
    headers: TokenHeader,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  },
  responses: { 200: json(Design, "With what is still wrong or missing, in words."), ...refusals("not_found") },
});

const saveDesignRoute = createRoute({
  ...SHOPPER,
  method: "put",
  path: "/designs/{id}",
  summary: "Save the next version of a design",
  description: "`If-Match` names the version it was made from; older versions are kept.",
  request: {
    params: IdParameter,
    headers: TokenHeader.extend(header("If-Match").shape),
    body: required(DesignRequest, DESIGN_EXAMPLE),
  },
  responses: {
    200: json(Design, "The version that was saved."),
    ...refusals(
      "invalid_request",
      "not_found",
      "version_mismatch",
      "invalid_configuration",
      "precondition_required",
      "storage_full",
    ),
  },
});

const revokeRoute = createRoute({
  ...SHOPPER,
  method: "delete",
  path: "/designs/{id}/versions/{version}/preview",
  summary: "Revoke a version's picture address",
  request: {
    params: z.object({ id: z.string(), version: z.coerce.number().int().min(1) }),
    headers: TokenHeader,
  },
  responses: {
    200: json(z.object({ previewUrl: z.string() }), "The new address; the old one is dead."),
    ...refusals("not_found"),
  },
});

export function addDesignRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies, answerOnce: AnswerOnce): void {
  const { database, now, metrics, previewSecret, render, rules } = dependencies;

  app.openapi(createDesignRoute, async (context) => {
    const merchantId = merchantOf(context.get("caller"));
    // Its price and its picture are asked for next, of workers that may have gone away meanwhile.
    rules.warm();
    render.warm();
    const asked = context.req.valid("json");
    const create = () =>
      answerOnce(context, asked, async () => {
        const { product } = await productOf(database, merchantId, asked.configuration);
        const configuration = { ...asked.configuration, productVersion: product.version };
        const { design, preview, token, writes } = createDesign(database, { merchantId, configuration, now: now() });
        const { id, version, code } = design;
        const addresses = addressesOf(context, { previewSecret, preview, token });
        return { body: { id, version, token, code, ...addresses }, writes };
      });
    const body = await createWithFreeCode(create);
    metrics.count("atelier_designs_saved_total");
    context.header("ETag", versionTag(body.version));
    context.header("Location", `/api/v1/designs/${body.id}`);
    return context.json(body, 201);
  });

  app.openapi(readDesignRoute, async (context) => {
    const { id } = context.req.valid("param");
    const design = await openDesign(database, designAccess(context, id));
    const version = context.req.valid("query").version ?? design.version;
    const { merchantId } = design;
    const found = await findVersion(database, { merchantId, id, version });
    const preview = await readPreview(database, { designId: id, version });
    if (!found || !preview) throw new AppError("not_found");
    const body = await describeDesign(context, dependencies, { design, preview, ...found });
    context.header("ETag", versionTag(version));
    context.header("Cache-Control", "no-store");
    return context.json(body, 200);
  });

  app.openapi(saveDesignRoute, async (context) => {
    const { id } = context.req.valid("param");
    const asked = context.req.valid("json").configuration;
    const access = designAccess(context, id);
    await openDesign(database, access);
    const ifMatch = context.req.header("If-Match");
    readIfMatch(ifMatch);
    const body = await answerOnce(context, [ifMatch, asked], async () => {
      const current = await openDesign(database, access);
      requireVersion(ifMatch, current.version);
      const { product } = await productOf(database, access.merchantId, asked);
      const configuration = { ...asked, productVersion: product.version };
      const { version, preview, writes } = nextVersion(database, current, { configuration, now: now() });
      const saved = { design: current, version, preview, configuration };
      return { body: await describeDesign(context, dependencies, saved), writes };
    }).catch(async (error: unknown) => {
      // The other tab was faster, between our read and our write.
      if (error instanceof ExpectationFailed) throw versionMismatch((await openDesign(database, access)).version);
      throw error;
    });
    metrics.count("atelier_designs_saved_total");
    context.header("ETag", versionTag(body.version));
    return context.json(body, 200);
  });

  app.openapi(revokeRoute, async (context) => {
    const { id, version } = context.req.valid("param");
    const design = await openDesign(database, designAccess(context, id));
    const preview = await readPreview(database, { designId: design.id, version });
    if (!preview) throw new AppError("not_found");
    const renewed = { ...preview, nonce: newNonce() };
    await database.write([revokePreview(database, renewed)]);
    return context.json({ previewUrl: originOf(context) + previewPath(previewSecret, renewed) }, 200);
  });
}

interface Described {
  readonly design: DesignRow;
  readonly version: DesignVersionRow;
  readonly preview: PreviewRow;
  readonly configuration: Configuration;
}

async function describeDesign(
  context: Context<AppEnv>,
  dependencies: Dependencies,
  { design, version, preview, configuration }: Described,
): Promise<z.infer<typeof DesignBody>> {
  const { database, previewSecret, rules } = dependencies;
  const { merchantId, id, code } = design;
  const { product } = await productOf(database, merchantId, configuration);
  const uploads = await uploadsOf(database, merchantId, { product, configuration });
  const settled = await rules.settle(product, configuration);
  const { issues } = checkConfiguration(product, settled, { uploads });
  const stock = stockIssues(product, settled, await shortagesOf(dependencies, merchantId, product));
  const approval = await readNewestApproval(database, { merchantId, designId: id, version: version.version });
  return {
    id,
    version: version.version,
    code,
    configuration,
    savedAt: version.savedAt,
    ...addressesOf(context, { previewSecret, preview, token: context.req.header("Design-Token") ?? "" }),
    issues: toIssueReports([...issues, ...stock], context.get("language")),
    ...(approval && { approval: approvalOf(approval) }),
  };
}

function approvalOf(row: ApprovalRow): NonNullable<z.infer<typeof DesignBody>["approval"]> {
  const { approvedBy } = recordOf(row);
  return {
    version: row.version,
    at: row.approvedAt,
    profile: row.profileId,
    ...(approvedBy !== undefined && { by: approvedBy }),
  };
}

/** The token is in the fragment: it reaches neither server logs nor referrers. */
function addressesOf(
  context: Context<AppEnv>,
  {
    previewSecret,
    preview,
    token,
  }: { readonly previewSecret: Uint8Array; readonly preview: PreviewRow; readonly token: string },
) {
  const origin = originOf(context);
  return {
    shareUrl: `${origin}/?design=${preview.designId}#token=${token}`,
    previewUrl: origin + previewPath(previewSecret, preview),
  };
}

function originOf(context: Context<AppEnv>): string {
  return new URL(context.req.url).origin;
}

const CODE_ATTEMPTS = 5;

/** One code in millions is taken; another is drawn. */
async function createWithFreeCode<Body>(create: () => Promise<Body>): Promise<Body> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await create();
    } catch (error) {
      if (!(error instanceof UniqueViolation) || attempt === CODE_ATTEMPTS) throw error;
    }
  }
}
