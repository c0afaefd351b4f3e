import { z } from "zod";
import { Configuration, Selection, Selections } from "../configuration/configuration.ts";
import { JOB_STATES } from "../production/job-states.ts";
import { Identifier, Slug } from "../schema/identifiers.ts";
import { Localised } from "../schema/localised.ts";
import { isCountry } from "../units/countries.ts";
import { FileParityBody } from "./file-parity-body.ts";
import { Fields, Timestamp } from "./parts-of-bodies.ts";
import { IssueReport, Problem } from "./problem.ts";

/** Bodies of the HTTP contract (prefix /api/v1). The server checks requests with these and documents both sides from them. */

export const MoneyBody = z.object({ amount: z.int(), currency: z.string() });
/** A receipt of five hundred lines with their fields still fits. */
const RECEIPT_CHARACTERS = 400_000;
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
  /** TTF or OTF, immutable. Absent: the file stays on the server; letters come as outlines (POST /fonts/{id}/shape). */
  url: z.string().optional(),
});
export type FontEntry = z.infer<typeof FontEntry>;

// availability
const AvailabilityFacts = {
  available: z.boolean(),
  /** A day (2026-12-03) or a time, shown as the day it is written with; an announcement: the item is back when its merchant says so. */
  until: z.union([z.iso.date(), Timestamp]).optional(),
};
const SkuAvailability = z.strictObject({ sku: z.string().min(1).max(40), ...AvailabilityFacts });
const ValueAvailability = z.strictObject({
  option: Identifier,
  value: z.union([Slug, z.boolean(), z.number()]),
  /** Absent = every product of the merchant that has this value. */
  product: Slug.optional(),
  ...AvailabilityFacts,
});
/** What is in stock or not: a SKU, or a value of an option. */
export const AvailabilityEntry = z.union([SkuAvailability, ValueAvailability]);
export type AvailabilityEntry = z.infer<typeof AvailabilityEntry>;
export const AvailabilityRequest = z.union([
  SkuAvailability,
  ValueAvailability,
  z.strictObject({ items: z.array(AvailabilityEntry).min(1).max(1000) }),
]);
export const AvailabilityBody = z.object({
  sku: z.string().optional(),
  option: z.string().optional(),
  value: z.union([z.string(), z.boolean(), z.number()]).optional(),
  product: z.string().optional(),
  available: z.boolean(),
  until: z.string().optional(),
  changedAt: Timestamp,
});
/** What of one product is out of stock, as its document carries it. */
export const ShortageBody = z.object({
  sku: z.string().optional(),
  option: z.string().optional(),
  value: z.union([z.string(), z.boolean(), z.number()]).optional(),
  available: z.literal(false),
  until: z.string().optional(),
});
export type ShortageBody = z.infer<typeof ShortageBody>;

// check
export const CheckRequest = z.strictObject({
  selections: Selections,
  /** One value that is perhaps impossible: why, and what would have to change. */
  attempt: z.strictObject({ option: Identifier, value: Selection }).optional(),
});
export type CheckRequest = z.infer<typeof CheckRequest>;
const StockBody = z.object({ available: z.literal(false), until: z.string().optional() });
export const CheckedOption = z.object({
  id: z.string(),
  /** False: not asked with these selections; what was picked for it is kept. */
  available: z.boolean(),
  /** With everything that follows from the selections. */
  value: Selection.nullable(),
  forced: z.boolean(),
  /** Choices, each member of a multi-choice, true and false. */
  values: z
    .array(
      z.object({
        id: z.union([z.string(), z.boolean()]),
        /** undecided: too hard to work out in the steps an answer may take; not to be shown as possible. */
        state: z.enum(["possible", "forced", "impossible", "undecided"]),
        /** Only when it is out of stock. */
        stock: StockBody.optional(),
      }),
    )
    .optional(),
  range: z
    .object({
      min: z.number(),
      max: z.number(),
      step: z.number(),
      /** Impossible values between them; known up to 64 values. */
      holes: z.array(z.number()).optional(),
      /** Only when the steps ran out: then the true range may be narrower. */
      isExact: z.literal(false).optional(),
    })
    .optional(),
});
export const AttemptBody = z.object({
  possible: z.union([z.boolean(), z.literal("undecided")]),
  conflict: z.object({
    picks: z.array(z.string()),
    /** `reason` in the caller's language; `because`: the merchant's words in every language, where the rule is theirs. */
    rules: z.array(
      z.object({ id: z.string(), reason: z.string(), because: z.record(z.string(), z.string()).optional() }),
    ),
  }),
  repairs: z.array(
    z.object({
      changes: z.array(z.object({ option: z.string(), from: Selection.nullable(), to: Selection.nullable() })),
      /** Of one piece; null while one of the two has no price. */
      priceDelta: MoneyBody.nullable(),
      /** What to send or save when the shopper agrees. */
      selections: Selections,
    }),
  ),
});
export const CheckBody = z.object({
  valid: z.boolean(),
  complete: z.boolean(),
  options: z.array(CheckedOption),
  issues: z.array(IssueReport),
  attempt: AttemptBody.optional(),
});
export type CheckBody = z.infer<typeof CheckBody>;

// quotes
const CountryCode = z.string().refine(isCountry, { error: "country" }).describe("ISO 3166-1 alpha-2, such as FR.");
/** Any number: what is no quantity of this product is 422 with its line, like everything else that cannot be quoted. */
const AskedQuantity = z.number();
export const QuoteLineRequest = z.strictObject({
  selections: Selections.optional(),
  fields: Fields.optional(),
  quantity: AskedQuantity,
});
export const QuoteRequest = z
  .strictObject({
    /** Absent: the saved design's own, with the secret key. */
    configuration: Configuration.optional(),
    /** The saved design it is for: what was set up when it was made before is not asked for again. */
    design: z.string().max(60).optional(),
    version: z.int().min(1).optional(),
    /** The short form of one line. */
    quantity: AskedQuantity.optional(),
    lines: z.array(QuoteLineRequest).min(1).max(500).optional(),
    currency: z.string().max(10).optional(),
    /** Where it is sold to: whose tax and whose right of withdrawal. */
    country: CountryCode.optional(),
    /** Today's base in minor units, for a product whose base is the shop's; with the secret key only. */
    shopBase: z.strictObject({ amount: z.int(), currency: z.string().max(10) }).optional(),
    /** The receipt the shopper has seen: 409 `price_changed` with the new quote when its price does not hold any more. */
    receipt: z.string().max(RECEIPT_CHARACTERS).optional(),
  })
  .refine((asked) => (asked.quantity === undefined) !== (asked.lines === undefined), { error: "quantityOrLines" })
  .refine((asked) => asked.configuration !== undefined || (asked.design !== undefined && asked.version !== undefined), {
    error: "configurationOrDesign",
  });
export type QuoteRequest = z.infer<typeof QuoteRequest>;
const WithdrawalRight = z.enum(["kept", "lost", "unclear"]);
export const QuoteBody = z.object({
  lines: z.array(
    z.object({
      rule: z.string(),
      label: z.string(),
      per: z.enum(["unit", "once"]),
      quantity: z.int(),
      unit: MoneyBody,
      amount: MoneyBody,
      /** Counted and measured surcharges: how many, of what, and the decimal amount of each. */
      count: z.object({ quantity: z.number(), each: z.string(), unit: z.string().optional() }).optional(),
      /** The line as one sentence. */
      text: z.string(),
    }),
  ),
  /** inclusive: lines and ladder contain tax and sum to total; exclusive: they do not and sum to net. */
  taxMode: z.enum(["inclusive", "exclusive"]),
  unitPrice: MoneyBody,
  net: MoneyBody,
  tax: MoneyBody,
  total: MoneyBody,
  /** An estimate: the shop's own tax engine invoices. `ratePercent` is null where the merchant's table has no row. */
  taxEstimate: z.object({ country: z.string(), ratePercent: z.string().nullable() }),
  ladder: z.array(z.object({ from: z.int(), unitPrice: MoneyBody, once: MoneyBody })),
  maxQuantity: z.int(),
  validUntil: Timestamp,
  /** The day it will be there when it is ordered before `orderBefore`. */
  promiseBy: z.iso.date().optional(),
  orderBefore: Timestamp.optional(),
  /** Texts are the merchant's (`text` names their version); this is not legal advice. `unclear` counts as kept. */
  withdrawal: z.object({ right: WithdrawalRight, because: z.string(), text: z.string(), country: z.string() }),
  skus: z.array(
    z.object({
      sku: z.string(),
      quantity: z.int(),
      unitPrice: MoneyBody,
      /** Of several lines: this line's unit price at every step of the ladder, in minor units. */
      unitPrices: z.array(z.int()).optional(),
      withdrawal: WithdrawalRight,
    }),
  ),
  receipt: z.string(),
});
export type QuoteBody = z.infer<typeof QuoteBody>;
/** 409 `price_changed`: what the design costs now, and where that differs from the receipt. */
export const PriceChangedProblem = Problem.extend({
  quote: QuoteBody,
  differences: z.array(
    z.object({
      rule: z.string(),
      label: z.string(),
      before: MoneyBody.nullable(),
      after: MoneyBody.nullable(),
      change: MoneyBody,
    }),
  ),
});
export type PriceChangedProblem = z.infer<typeof PriceChangedProblem>;

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
  /** Of this version; a change is another version, which nobody has approved. */
  approval: z.object({ version: z.int(), at: Timestamp, by: z.string().optional(), profile: z.string() }).optional(),
});
export type DesignBody = z.infer<typeof DesignBody>;

// orders
export const OrderLineRequest = z.strictObject({
  design: z.string(),
  version: z.int().min(1),
  receipt: z.string().max(RECEIPT_CHARACTERS),
  lines: z
    .array(
      z.strictObject({
        selections: Selections.optional(),
        fields: Fields.optional(),
        quantity: Quantity,
        sku: z.string().optional(),
      }),
    )
    .min(1)
    .max(500),
  profile: Slug.optional(),
  /** When the shopper ticked what the receipt says about withdrawal; it proves something when it was before the order. */
  withdrawalSeenAt: Timestamp.optional(),
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
export const RecordedWithdrawal = z.object({
  right: WithdrawalRight,
  country: z.string(),
  /** The version of the texts, and the sentence itself. */
  text: z.string(),
  because: z.string(),
  seenAt: Timestamp.optional(),
  isSeenBeforeOrder: z.boolean(),
});
export type RecordedWithdrawal = z.infer<typeof RecordedWithdrawal>;
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
      jobs: z.array(
        z.object({
          id: z.string(),
          state: JobStateName,
          profile: z.string(),
          /** Of a roster, which is one job: which piece of it this line is. */
          row: z.int().optional(),
          /** Why it is held, rejected or failed. */
          reason: z.string().optional(),
          parity: FileParityBody.optional(),
        }),
      ),
      fields: z.record(z.string(), z.string()).optional(),
      priceWarning: PriceWarning.optional(),
      /** What was shown about withdrawal, by the receipt, and whether it was ticked before the order. */
      withdrawal: RecordedWithdrawal.optional(),
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
  /** Of a file of several pages, or of a roster: what each page shows, and whose piece it is. */
  pages: z.array(z.object({ area: z.string(), row: z.int().optional() })).optional(),
  /** Since when its bytes are no longer kept: `url` answers 410, a reprint makes them again. */
  removedAt: Timestamp.optional(),
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
  /** Since then nothing is left of it but the hashes of its files: its merchant erased the design. */
  erasedAt: Timestamp.optional(),
  files: z.array(PrintFileBody),
});
export const StatusRequest = z.strictObject({
  state: JobStateName,
  reason: z.string().max(1000).optional(),
  tracking: z.string().max(200).optional(),
  quantityDone: z.int().min(0).optional(),
});
export const ReprintRequest = z.strictObject({
  /** Of a roster: only these pieces, by their number in it; absent = all. */
  rows: z.array(z.int().min(1)).min(1).max(500).optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
});
export const HeartbeatBody = z.object({ id: z.string(), version: z.int(), leaseUntil: Timestamp });
