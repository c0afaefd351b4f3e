import { z } from "zod";
import { IssueReport } from "./problem.ts";

/** What a print profile would change for designs that are there. */

export const MAX_LOOKED_AT = 1000;

export const AffectedRequest = z.strictObject({
  /** Its own grammar is checked elsewhere: a mistake in a document is 422, not 400. */
  document: z
    .record(z.string(), z.unknown())
    .describe("A draft of the print profile: grammar in /schemas/print-profile.schema.json."),
  days: z.int().min(1).max(3650).default(30).describe("Designs saved since then and not ordered."),
  designs: z.int().min(1).max(MAX_LOOKED_AT).default(300).describe("At most so many, what was saved last first."),
});

/** Each design in its newest version, by the product version it was made with; "12 of 340 designs". */
export const AffectedBody = z.object({
  /** How many were looked at. */
  designs: z.int(),
  /** For how many of them preflight says something else. */
  affected: z.int(),
  /** What it says, and for how many designs it came or went; the most first. */
  codes: z.array(z.object({ code: z.string(), severity: z.string(), added: z.int(), gone: z.int() })),
  /** Of those affected, what was saved last first; at most fifty. */
  items: z.array(
    z.object({
      design: z.string(),
      version: z.int(),
      product: z.string(),
      savedAt: z.string(),
      added: z.array(z.string()),
      gone: z.array(z.string()),
    }),
  ),
  /** Only when the time ran out before all designs were looked at. */
  partial: z.literal(true).optional(),
});
export type AffectedBody = z.infer<typeof AffectedBody>;

export const PublishedProfile = z.object({
  id: z.string(),
  version: z.int(),
  /** Warnings: they kept nothing from being published. */
  findings: z.array(IssueReport),
  affected: AffectedBody,
});

export const ProfileList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      publishedAt: z.string(),
      document: z.record(z.string(), z.unknown()),
    }),
  ),
  installed: z.array(z.object({ id: z.string(), version: z.int() })),
});
