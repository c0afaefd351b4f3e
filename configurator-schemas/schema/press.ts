import { z } from "zod";
import { Slug } from "./identifiers.ts";

/** Per cent of cyan, magenta, yellow and black. */
const Percent = z.number().min(0).max(100);
export const InksPct = z.tuple([Percent, Percent, Percent, Percent]);

export const INTENTS = ["relative-bpc", "perceptual"] as const;

/** How a four-colour press wants its inks, and for which printing condition they are made. */
export const Press = z.strictObject({
  /** The characterised printing condition, as the file's output intent names it, e.g. "FOGRA39". */
  condition: z.string().trim().min(1).max(60),
  /** Who keeps the register the condition is listed in, e.g. "http://www.color.org"; absent = in none. */
  registry: z.url().max(200).optional(),
  /** The ICC profile of that condition, by its id among the installed ones. Without it nothing is made for this press. */
  icc: Slug,
  /** The bytes of a merchant's own file, as they were when this was published; the server fills it in. */
  iccSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Ways from screen colours to inks it takes, the usual one first. */
  intents: z.array(z.enum(INTENTS)).min(1).default(["relative-bpc"]),
  /** Photos become inks, or stay in sRGB beside their profile. */
  pictures: z.enum(["inks", "srgb"]).default("inks"),
  /** Pure black text up to this em size is black ink alone, printed over what lies below it. */
  blackTextMm: z.number().min(0).max(100).default(4.2),
  /** Inks of pure black in everything larger; absent = black ink alone. */
  richBlackPct: InksPct.optional(),
});
export type Press = z.infer<typeof Press>;

/** A line a machine cuts along. */
export const CutLine = z.strictObject({
  /** One of the profile's spots; its name there is what the cutter looks for, to the letter. */
  spot: z.string().min(1).max(60),
  widthMm: z.number().positive().max(2).default(0.0882),
  /** Nothing is cut rounder than this. */
  minRadiusMm: z.number().min(0).max(50).default(1),
  /** Holes smaller than this on their shorter side are closed; absent = all are. */
  minHoleMm: z.number().positive().max(500).optional(),
});
export type CutLine = z.infer<typeof CutLine>;

/** White ink under the artwork. */
export const WhiteInk = z.strictObject({
  spot: z.string().min(1).max(60),
  /** How much narrower than the artwork it is, so that no white shows at its edges. */
  chokeMm: z.number().min(0).max(2).default(0.2),
});
export type WhiteInk = z.infer<typeof WhiteInk>;

const Wish = z.enum(["required", "allowed", "forbidden"]);

/** What stands outside the trim. */
export const Marks = z.strictObject({
  crop: Wish.default("allowed"),
  /** A line of text and a code that name the job, outside the bleed. */
  slug: Wish.default("allowed"),
  /** From the bleed to the sheet's edge, when anything stands there. */
  marginMm: z.number().min(3).max(50).default(8),
});
export type Marks = z.infer<typeof Marks>;
