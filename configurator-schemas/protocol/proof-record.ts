import { z } from "zod";
import { Selections } from "../configuration/configuration.ts";
import { Slug } from "../schema/identifiers.ts";
import { Fields, Timestamp } from "./parts-of-bodies.ts";
import { IssueReport } from "./problem.ts";

/** What a version was approved as: by a print profile's rules, with everything that went into it by its sha256. */
export const ProofRecord = z.object({
  design: z.string(),
  version: z.int(),
  code: z.string(),
  approvedAt: Timestamp,
  /** Who approved, as they wrote it. */
  approvedBy: z.string().optional(),
  product: z.object({ id: z.string(), version: z.int() }),
  /** `none`, version 0, for what is made without printing. */
  profile: z.object({
    id: z.string(),
    version: z.int(),
    /** The printing condition, where it is printed in four inks; the pictures are in a screen's colours all the same. */
    condition: z.string().optional(),
  }),
  /** Of the canonical JSON (RFC 8785) of what was chosen, and of the same with everything that follows from it. */
  configurationSha256: z.string(),
  settledSha256: z.string(),
  renderer: z.string(),
  fonts: z.array(z.object({ id: z.string(), sha256: z.string() })),
  /** Proof pictures, bleed included, on clear ground: print files are compared with them before a job leaves. */
  areas: z.array(
    z.object({
      area: z.string(),
      sha256: z.string(),
      widthPx: z.int(),
      heightPx: z.int(),
      ppi: z.number(),
      bleedMm: z.number(),
    }),
  ),
  /** The PDF at /designs/{id}/proof.pdf, byte for byte. */
  proof: z.object({ sha256: z.string(), bytes: z.int() }),
  /** What was shown beside it. */
  warnings: z.array(IssueReport),
});
export type ProofRecord = z.infer<typeof ProofRecord>;
export const ApprovalRequest = z.strictObject({
  /** Absent: the newest, which `If-Match` must name. */
  version: z.int().min(1).optional(),
  /** As ordered: each line's choices and words are checked, too. */
  lines: z
    .array(z.strictObject({ selections: Selections.optional(), fields: Fields.optional() }))
    .max(500)
    .optional(),
  /** Absent: the product's first. */
  profile: Slug.optional(),
  name: z.string().trim().min(1).max(200).optional(),
});
export type ApprovalRequest = z.infer<typeof ApprovalRequest>;
