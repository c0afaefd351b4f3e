import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { ApprovalRequest, ProofRecord } from "../../configurator-schemas/protocol/proof-record.ts";
import { Slug } from "../../configurator-schemas/schema/identifiers.ts";
import { readApproval } from "../database/approvals.ts";
import { UniqueViolation } from "../database/database.ts";
import type { ApprovalRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { approveDesign, recordOf } from "../designs/approve-design.ts";
import { openVersion } from "../designs/open-version.ts";
import type { OpenedVersion } from "../designs/open-version.ts";
import { areaTag, renderArea } from "../designs/render-area.ts";
import { renderProof } from "../designs/write-proof.ts";
import type { AnswerOnce } from "../idempotency/answer-once.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { AppError } from "../problems/app-error.ts";
import { offeredProfile } from "../products/offered-profile.ts";
import { refuseWithdrawn } from "../products/published-product.ts";
import { IdParameter, SHOPPER, header, json, named, refusals, required } from "./api-route.ts";
import { designAccess } from "./design-access.ts";
import { matchesTag, requireVersion } from "./read-etag.ts";
import { sendBlob } from "./send-blob.ts";

const WIDTH_PX = { least: 16, most: 4000, usual: 1000 } as const;
const Version = z.coerce.number().int().min(1).optional();
const AreaQuery = z.object({
  widthPx: z.coerce.number().int().min(WIDTH_PX.least).max(WIDTH_PX.most).default(WIDTH_PX.usual),
  /** Absent = the newest. */
  version: Version,
  profile: Slug.optional(),
  /** What lies under the artwork. */
  ground: z.enum(["white", "material"]).default("white"),
});

const proofRoute = createRoute({
  ...SHOPPER,
  method: "get",
  path: "/designs/{id}/proof.pdf",
  summary: "A version as a document to approve",
  description:
    "In the request's language. Of an approved version it is the very document that was approved, byte for byte, in the language it was approved in.",
  request: {
    params: IdParameter,
    headers: header("Design-Token"),
    query: AreaQuery.pick({ version: true, profile: true }),
  },
  responses: {
    200: { description: "PDF, as an attachment.", content: { "application/pdf": {} } },
    ...refusals("invalid_request", "not_found", "invalid_configuration"),
  },
});

const approveRoute = createRoute({
  ...SHOPPER,
  method: "post",
  path: "/designs/{id}/approve",
  summary: "Approve a version: it is frozen with its proof",
  description:
    "Name the version in the body or with `If-Match`. Preflight comes first; then the proof is rendered and kept, and everything that went into it is recorded by its sha256. " +
    "Approving a version again answers the same record. A change makes another version, which nobody has approved. Print files are compared with this proof before a job leaves.",
  request: {
    params: IdParameter,
    headers: header("Design-Token").extend(header("If-Match").shape).extend(header("Idempotency-Key").shape),
    body: required(ApprovalRequest),
  },
  responses: {
    200: json(named("ProofRecord", ProofRecord), "The proof record. Durable when it is answered."),
    ...refusals(
      "invalid_request",
      "not_found",
      "product_withdrawn",
      "version_mismatch",
      "invalid_configuration",
      "precondition_required",
      "idempotency_reused",
      "storage_full",
    ),
  },
});

/** What a shopper looks at before saying yes, and the yes. */
export function addProofRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies, answerOnce: AnswerOnce): void {
  const { database, blobs } = dependencies;

  // The generator has no way to write a parameter that ends before its segment does.
  app.get("/designs/:id/areas/:area.png", async (context) => {
    const asked = parseQuery(context.req.query());
    const [area = ""] = (context.req.param("area.png") ?? "").split(/\.png$/);
    const opened = await openVersion(dependencies, {
      ...designAccess(context, context.req.param("id")),
      version: asked.version,
    });
    const { product } = opened;
    if (!context.req.path.endsWith(".png") || !product.printAreas.some((each) => each.id === area)) {
      throw new AppError("not_found");
    }
    const profileId = offeredProfile(product, { profile: asked.profile, path: ["profile"] });
    const picture = { area, profileId, widthPx: asked.widthPx, ground: asked.ground };
    const tag = areaTag(opened, picture);
    context.header("ETag", tag);
    // The token that opens it is no part of the address: nobody else's cache may keep it, and ours asks again.
    context.header("Cache-Control", "private, no-cache");
    if (matchesTag(context.req.header("If-None-Match"), tag)) return context.body(null, 304);
    const png = await renderArea(dependencies, opened, picture);
    return context.body(png, 200, { "Content-Type": "image/png", "Content-Length": String(png.length) });
  });
  app.openAPIRegistry.registerPath({
    ...SHOPPER,
    method: "get",
    path: "/designs/{id}/areas/{area}.png",
    summary: "One print area, by the painter that paints print files",
    description: "Trimmed. `If-None-Match` is honoured: equal pictures have equal tags.",
    request: { params: IdParameter.extend({ area: z.string() }), headers: header("Design-Token"), query: AreaQuery },
    responses: {
      200: { description: "PNG.", content: { "image/png": {} } },
      ...refusals("invalid_request", "not_found", "invalid_configuration"),
    },
  });

  app.openapi(proofRoute, async (context) => {
    const { id } = context.req.valid("param");
    const asked = context.req.valid("query");
    const opened = await openVersion(dependencies, { ...designAccess(context, id), version: asked.version });
    const { design, version, product } = opened;
    const profileId = offeredProfile(product, { profile: asked.profile, path: ["profile"] });
    context.header("Content-Disposition", `attachment; filename="${design.code}-${version.version}.pdf"`);
    context.header("Cache-Control", "private, no-cache");
    const approval = await readApproval(database, { ...keyOf(opened), profileId });
    if (approval) {
      const sha256 = approval.proofSha256;
      // What was approved is handed out as it was, or not at all.
      await blobs.verify(sha256);
      return sendBlob(context, blobs, { sha256, bytes: await blobs.size(sha256), mime: "application/pdf" });
    }
    const pdf = await renderProof(dependencies, opened, { profileId, language: context.get("language") });
    return context.body(pdf, 200, { "Content-Type": "application/pdf", "Content-Length": String(pdf.length) });
  });

  app.openapi(approveRoute, async (context) => {
    const { id } = context.req.valid("param");
    const asked = context.req.valid("json");
    const ifMatch = context.req.header("If-Match");
    const opened = await openVersion(dependencies, { ...designAccess(context, id), version: asked.version });
    if (asked.version === undefined || ifMatch !== undefined) requireVersion(ifMatch, opened.design.version);
    const profileId = offeredProfile(opened.product, { profile: asked.profile, path: ["profile"] });
    const approved = () => readApproval(database, { ...keyOf(opened), profileId });
    const known = await approved();
    if (known) return context.json(recordOf(known), 200);
    refuseWithdrawn(opened.published, undefined);
    const language = context.get("language");
    const body = await answerOnce(context, [ifMatch, asked], () =>
      approveDesign(dependencies, opened, { ...asked, profileId, language }),
    ).catch(async (error: unknown) => {
      // The other tab was faster.
      const first = error instanceof UniqueViolation ? await approved() : undefined;
      if (!first) throw error;
      return recordOf(first);
    });
    return context.json(body, 200);
  });
}

function keyOf({ design, version }: OpenedVersion): Pick<ApprovalRow, "merchantId" | "designId" | "version"> {
  return { merchantId: design.merchantId, designId: design.id, version: version.version };
}

function parseQuery(query: Readonly<Record<string, string>>): z.infer<typeof AreaQuery> {
  const parsed = AreaQuery.safeParse(query);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new AppError("invalid_request", {
    params: { hint: `${first?.path.join(".") ?? ""}: ${first?.message ?? ""}.` },
  });
}
