import { z } from "zod";
import { RECIPE_PARTS } from "../production/job-recipe.ts";
import { TICKET_VERSION } from "../production/job-ticket.ts";
import { FORMATS } from "../schema/print-profile.ts";
import { LANGUAGES } from "../schema/localised.ts";
import { Unit } from "../schema/unit.ts";
import { FileParityBody } from "./file-parity-body.ts";
import { Timestamp } from "./parts-of-bodies.ts";
import { IssueReport } from "./problem.ts";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().min(1);
const OptionWords = z.strictObject({ id: z.string(), label: z.string(), value: z.string() });
const Ingredients = z.array(
  z.strictObject({ id: z.string(), sha256: Sha256.describe("Of the bytes; of its canonical JSON where it is data.") }),
);

const Recipe = z
  .strictObject({
    renderer: z.string(),
    fonts: Ingredients,
    icc: Ingredients,
    documents: Ingredients.describe("The product and the print profile, `kind/id@version`."),
    configurations: Ingredients.describe("What was chosen, by row; `1` for a job of one design."),
    uploads: Ingredients,
  })
  .describe("Everything the files are made of: the same recipe gives the same bytes.");

const Reprint = z.strictObject({
  of: z.string(),
  reason: z.string().optional(),
  rows: z.array(Count).optional().describe("Absent: all there were."),
  bytes: z
    .enum(["kept", "same", "different", "part"])
    .describe(
      "kept: the very files. same: made again, byte for byte what they were. different: made again, and not. part: a file of some of the pages there were.",
    ),
  differs: z
    .array(
      z.strictObject({
        part: z.enum(["renderer", ...RECIPE_PARTS]),
        id: z.string().optional(),
        was: z.string().optional(),
        is: z.string().optional(),
      }),
    )
    .optional()
    .describe("Of files made again: every input that is not what it was."),
});

const Area = z.strictObject({
  area: z.string(),
  label: z.string(),
  technique: z.string(),
  trimMm: z.tuple([z.number(), z.number()]),
  bleedMm: z.number(),
  safeMm: z.number(),
  ppi: z.number(),
  file: z.string(),
  page: Count.optional().describe("In a file of several pages."),
  row: Count.optional(),
  sha256: Sha256,
  widthPx: z.int().optional(),
  heightPx: z.int().optional(),
  colourSpace: z.enum(["srgb", "cmyk"]),
});

/** A job's ticket as it is handed out: schema version 1. */
export const JobTicketBody = z.strictObject({
  schemaVersion: z.literal(TICKET_VERSION),
  language: z.enum(LANGUAGES).describe("Of everything in words."),
  job: z.string(),
  order: z.string(),
  externalId: z.string().describe("The merchant's own order number."),
  createdAt: Timestamp,
  dueAt: Timestamp.optional(),
  product: z.strictObject({ id: z.string(), version: Count, name: z.string() }),
  variant: z.strictObject({ sku: z.string(), weightG: z.number().optional() }),
  quantity: Count.describe("Of all rows together."),
  profile: z
    .strictObject({ id: z.string(), version: z.int().min(0), name: z.string().optional() })
    .describe("`none`, version 0, for what is made without printing."),
  options: z.array(OptionWords).describe("Of a roster: those of its first row."),
  derived: z
    .array(z.strictObject({ id: z.string(), label: z.string(), value: z.number(), unit: Unit }))
    .optional()
    .describe("Numbers that follow from the options, of one piece."),
  parts: z
    .array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        quantity: z.number(),
        lengthMm: z.number(),
        widthMm: z.number(),
        thicknessMm: z.number(),
      }),
    )
    .optional()
    .describe("The cut list of one piece."),
  areas: z.array(Area),
  inks: z
    .array(
      z.strictObject({
        kind: z.enum(["process", "spot"]),
        name: z.string(),
        plate: z.string().describe("What the machine looks for, to the letter."),
        screen: z.string().regex(/^#[0-9a-f]{6}$/i),
        role: z.enum(["cut", "white"]).optional(),
        overprint: z.boolean().optional(),
      }),
    )
    .optional()
    .describe("Absent where the files are in sRGB and nothing else."),
  files: z.array(z.strictObject({ name: z.string(), format: z.enum(FORMATS), sha256: Sha256, bytes: z.int().min(1) })),
  description: z.string(),
  artwork: z
    .array(z.strictObject({ area: z.string(), label: z.string(), elements: z.array(z.string()) }))
    .optional()
    .describe("Absent for what is not printed."),
  rows: z
    .array(
      z.strictObject({
        row: Count.describe("As it was ordered; a reprint keeps the number."),
        line: z.string(),
        sku: z.string(),
        quantity: Count,
        fields: z.record(z.string(), z.string()),
        options: z.array(OptionWords).optional().describe("Chosen values that are not the first row's."),
      }),
    )
    .optional()
    .describe("The pieces of a roster."),
  picture: z.string().optional(),
  shipTo: z.record(z.string(), z.string()).optional(),
  warnings: z.array(IssueReport),
  renderer: z.string(),
  recipe: Recipe,
  parity: FileParityBody.optional(),
  reprint: Reprint.optional(),
});

/** The grammar of tickets as JSON Schema (2020-12). */
export function ticketJsonSchema(): unknown {
  return z.toJSONSchema(JobTicketBody, { io: "output", unrepresentable: "any" });
}
