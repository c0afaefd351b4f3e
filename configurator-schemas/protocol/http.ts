import { z } from "zod";
import { Configuration, Selections } from "../configuration/configuration.ts";
import { JOB_STATES } from "../production/job-states.ts";
import { Slug } from "../schema/identifiers.ts";
import { Localised } from "../schema/localised.ts";
import { IssueReport } from "./problem.ts";

/** Bodies of the HTTP contract (prefix /api/v1). The server checks requests with these and documents both sides from them. */

export const MoneyBody = z.object({ amount: z.int(), currency: z.string() });
const Timestamp = z.iso.datetime({ offset: true });
const Quantity = z.int().min(1).max(1_000_000);

// products
export const ProductSummary = z.object({
  id: z.string(),
  version: z.int(),
  name: Localised,
  description: Localised.optional(),
  from: MoneyBody.optional(),
});
export const FontEntry = z.object({
  id: z.string(),
  family: z.string(),
  style: z.string(),
  scripts: z.array(z.string()),
  /** Shown to shoppers; false for pure fallbacks. */
  offered: z.boolean(),
  /** TTF, immutable. */
  url: z.string(),
});
export type FontEntry = z.infer<typeof FontEntry>;

// check
export const CheckRequest = z.strictObject({ selections: Selections });

// quotes
export const QuoteLineRequest = z.strictObject({ selections: Selections.optional(), quantity: Quantity });
export const QuoteRequest = z.union([
  z.strictObject({
    configuration: Configuration,
    quantity: Quantity,
    currency: z.string().optional(),
    design: z.string().optional(),
  }),
  z.strictObject({
    configuration: Configuration,
    lines: z.array(QuoteLineRequest).min(1).max(500),
    currency: z.string().optional(),
    design: z.string().optional(),
  }),
]);
export type QuoteRequest = z.infer<typeof QuoteRequest>;
export const QuoteBody = z.object({
  lines: z.array(
    z.object({
      rule: z.string(),
      label: z.string(),
      per: z.enum(["unit", "once"]),
      quantity: z.int(),
      unit: MoneyBody,
      amount: MoneyBody,
      /** Counted surcharges: how many, and the decimal amount of each. */
      count: z.object({ quantity: z.int(), each: z.string() }).optional(),
    }),
  ),
  unitPrice: MoneyBody,
  net: MoneyBody,
  tax: MoneyBody,
  total: MoneyBody,
  ladder: z.array(z.object({ from: z.int(), unitPrice: MoneyBody, once: MoneyBody })),
  validUntil: Timestamp,
  withdrawal: z.object({ right: z.enum(["kept", "lost", "unclear"]), because: z.string() }),
  skus: z.array(z.object({ sku: z.string(), quantity: z.int(), unitPrice: MoneyBody })),
  receipt: z.string(),
});
export type QuoteBody = z.infer<typeof QuoteBody>;

// uploads
export const UploadBody = z.object({
  id: z.string(),
  kind: z.enum(["photo", "graphic"]),
  widthPx: z.int(),
  heightPx: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  warnings: z.array(IssueReport),
});
export type UploadBody = z.infer<typeof UploadBody>;

// designs
export const DesignRequest = z.strictObject({ configuration: Configuration });
export const DesignCreated = z.object({
  id: z.string(),
  version: z.int(),
  token: z.string(),
  code: z.string(),
  shareUrl: z.string(),
  previewUrl: z.string(),
});
export type DesignCreated = z.infer<typeof DesignCreated>;
export const DesignBody = z.object({
  id: z.string(),
  version: z.int(),
  code: z.string(),
  configuration: Configuration,
  savedAt: Timestamp,
  previewUrl: z.string(),
  shareUrl: z.string(),
  issues: z.array(IssueReport),
});
export type DesignBody = z.infer<typeof DesignBody>;

// orders
export const OrderLineRequest = z.strictObject({
  design: z.string(),
  version: z.int().min(1),
  receipt: z.string().max(20_000),
  lines: z
    .array(z.strictObject({ selections: Selections.optional(), quantity: Quantity, sku: z.string().optional() }))
    .min(1)
    .max(500),
  profile: Slug.optional(),
});
export const OrderRequest = z.strictObject({
  externalId: z.string().min(1).max(200),
  placedAt: Timestamp,
  lines: z.array(OrderLineRequest).min(1).max(200),
  release: z.union([z.enum(["now", "hold"]), Timestamp]).default("now"),
  shipTo: z.record(z.string().max(60), z.string().max(500)).optional(),
  dueAt: Timestamp.optional(),
});
export type OrderRequest = z.infer<typeof OrderRequest>;
export const JobStateName = z.enum(JOB_STATES);
export const PriceWarning = z.object({ code: z.string(), message: z.string(), receipt: MoneyBody, now: MoneyBody });
export const OrderBody = z.object({
  id: z.string(),
  externalId: z.string(),
  state: z.enum(["held", "open", "done", "cancelled"]),
  placedAt: Timestamp,
  lines: z.array(
    z.object({
      id: z.string(),
      sku: z.string(),
      quantity: z.int(),
      design: z.string(),
      version: z.int(),
      jobs: z.array(z.object({ id: z.string(), state: JobStateName, profile: z.string() })),
      priceWarning: PriceWarning.optional(),
    }),
  ),
});
export type OrderBody = z.infer<typeof OrderBody>;

// print shop
export const PrintFileBody = z.object({
  name: z.string(),
  area: z.string(),
  format: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  url: z.string(),
});
export const PrintJobBody = z.object({
  id: z.string(),
  version: z.int(),
  state: JobStateName,
  reason: z.string().optional(),
  leaseUntil: Timestamp.optional(),
  reprintOf: z.string().optional(),
  /** Absent until the files are rendered. */
  ticket: z.record(z.string(), z.unknown()).optional(),
  files: z.array(PrintFileBody),
});
export const StatusRequest = z.strictObject({
  state: JobStateName,
  reason: z.string().max(1000).optional(),
  tracking: z.string().max(200).optional(),
  quantityDone: z.int().min(0).optional(),
});
export const HeartbeatBody = z.object({ id: z.string(), version: z.int(), leaseUntil: Timestamp });
