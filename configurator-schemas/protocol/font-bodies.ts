import { z } from "zod";
import { Timestamp } from "./parts-of-bodies.ts";
import { IssueReport } from "./problem.ts";

/** `web`: shoppers' browsers may get the file. `server`: it never leaves; they get outlines of what is written. */
export const FontLicence = z.enum(["web", "server"]);
/** What a merchant confirms and names when a font is sent, beside the file. */
export const FontFields = z.object({
  /** Absent: as the font calls itself. */
  family: z.string().trim().min(1).max(60).optional(),
  licence: FontLicence,
  /** What gives the right to use it, such as the licence's name and number: kept with the font. */
  statement: z.string().trim().min(1).max(2000),
});
export const MerchantFontBody = z.object({
  /** What products and designs name it by; it never means another file. */
  id: z.string(),
  family: z.string(),
  style: z.string(),
  licence: FontLicence,
  statement: z.string(),
  /** Those it was seen to write. */
  scripts: z.array(z.string()),
  glyphs: z.int(),
  bytes: z.int(),
  /** Of the file as it is shaped from and served: unpacked, checked and written anew. */
  sha256: z.string(),
  warnings: z.array(IssueReport),
  createdAt: Timestamp,
  withdrawnAt: Timestamp.optional(),
});
export type MerchantFontBody = z.infer<typeof MerchantFontBody>;

const Glyph = z.object({
  glyph: z.int(),
  cluster: z.int(),
  xOffset: z.number(),
  yOffset: z.number(),
  advance: z.number(),
});
const Outline = z.array(z.object({ type: z.enum(["M", "L", "Q", "C", "Z"]), points: z.array(z.number()) }));
const Run = z.strictObject({
  text: z.string().min(1).max(2000),
  direction: z.enum(["ltr", "rtl"]),
  script: z
    .string()
    .regex(/^[A-Z][a-z]{3}$/, { error: "script" })
    .optional(),
  language: z.string().max(35).optional(),
  features: z
    .array(z.string().regex(/^[A-Za-z0-9]{4}(?:=\d{1,3})?$/, { error: "feature" }))
    .max(40)
    .optional(),
});
const MAX_RUNS = 64;
const MAX_CHARACTERS = 6000;
export const ShapeRequest = z.strictObject({
  runs: z
    .array(Run)
    .min(1)
    .max(MAX_RUNS)
    .refine((runs) => runs.reduce((sum, { text }) => sum + text.length, 0) <= MAX_CHARACTERS, { error: "tooLong" }),
  /** Glyphs whose outlines the caller has already: they are not sent again. */
  has: z.array(z.int().min(0).max(65_535)).max(2000).optional(),
});
/** In em, y up, as HarfBuzz shapes and draws: glyphs of each run in the order asked, and the outline of each of them once. */
export const ShapedBody = z.object({
  runs: z.array(z.array(Glyph)),
  outlines: z.array(z.object({ glyph: z.int(), outline: Outline })),
});
export const FontFactsBody = z.object({
  metrics: z.object({ ascender: z.number(), descender: z.number() }),
  /** First and last code points of what it has. */
  characters: z.array(z.tuple([z.int(), z.int()])),
  /** Letters by which a font's strokes are measured. */
  samples: z.array(Run),
  shaped: ShapedBody,
});
