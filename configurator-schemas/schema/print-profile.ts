import { z } from "zod";
import { calendarSource } from "./calendar.ts";
import { HexColour, Slug } from "./identifiers.ts";
import { Localised } from "./localised.ts";
import { CutLine, InksPct, Marks, Press, WhiteInk } from "./press.ts";
import { Technique } from "./print-area.ts";

export const FORMATS = ["png", "tiff", "pdf"] as const;
export type PrintFormat = (typeof FORMATS)[number];

/** An ink of its own. */
const Spot = z.strictObject({
  /** What designs and products call it: `spot(Varnish)`. */
  name: z.string().min(1).max(60),
  /** What this shop's machine calls it, where that is another word: letters, case and spaces count. */
  plate: z.string().min(1).max(60).optional(),
  /** What screens show. */
  screen: HexColour,
  /** What a press without this ink would print in its place; absent = made from the screen colour. */
  inksPct: InksPct.optional(),
  /** Printed over what lies below instead of in its place: varnish, white, cut lines. */
  overprint: z.boolean().optional(),
});
export type Spot = z.infer<typeof Spot>;

/** Words in braces are filled in: of the product, the order and the line. */
const FILE_NAME = /^(?:[A-Za-z0-9_.-]|\{(?:product|area|order|line|row|sku|quantity|profile)\})+$/;

/** A print shop's versioned statement of what one machine makes and how its files must be. */
export const PrintProfile = z.strictObject({
  $schema: z.string().optional(),
  id: Slug,
  version: z.int().min(1),
  name: Localised,
  techniques: z.array(Technique).min(1),
  /** What its machine takes, the usual one first. `pdf` is PDF/X-4. */
  formats: z.array(z.enum(FORMATS)).min(1),
  /** Distance outside trim that artwork is painted into. */
  bleedMm: z.number().min(0).max(50),
  /** Distance inside trim that important content keeps. */
  safeMm: z.number().min(0).max(50),
  targetPpi: z.number().min(36).max(2400),
  /** Below this effective resolution an image is an error. */
  floorPpi: z.number().min(10).max(2400),
  colourSpace: z.enum(["srgb", "cmyk"]),
  /** With colourSpace "cmyk", and only with it. */
  press: Press.optional(),
  spots: z.array(Spot).max(20).default([]),
  cut: CutLine.optional(),
  white: WhiteInk.optional(),
  /** Absent = none are required, none forbidden. */
  marks: Marks.optional(),
  /** The picture is turned left for right: it is printed on paper that is turned over. */
  mirrored: z.boolean().optional(),
  /** What becomes of half-transparent pixels: kept, cut at half, scattered, or put on white. */
  alpha: z.enum(["soft", "hard", "dithered", "none"]).optional(),
  /** Where the machine takes one size in pixels only, e.g. 4500 × 5400; trim and bleed must come to it. */
  canvasPx: z.tuple([z.int().positive().max(40_000), z.int().positive().max(40_000)]).optional(),
  /** Name of a file without its ending; absent = "{product}-{area}". */
  fileName: z.string().regex(FILE_NAME, { error: "fileName" }).max(120).optional(),
  /** Total ink limit in per cent; null where the machine decides by itself. */
  tacPct: z.number().min(100).max(400).nullable().default(null),
  /** Thinnest line, stem of a letter and bar of a code. */
  minLineMm: z.number().min(0).max(10).default(0),
  /** The same where the material shows through printed ink, which runs into it; absent = as `minLineMm`. */
  minKnockoutMm: z.number().min(0).max(10).optional(),
  /** Smallest em size of text. */
  minTextMm: z.number().min(0).max(100).default(0),
  /** Smallest height of small letters, where the machine is known by that: a thread, a cutter. */
  minXHeightMm: z.number().positive().max(100).optional(),
  /** Screens, films or threads of one area; with a number neither photos nor motifs in their own colours can be made. */
  maxColours: z.int().min(1).max(64).optional(),
  minSizeMm: z.tuple([z.number().positive(), z.number().positive()]).optional(),
  maxSizeMm: z.tuple([z.number().positive(), z.number().positive()]).optional(),
  maxBytes: z.int().positive(),
  ...calendarSource,
});
export type PrintProfile = z.infer<typeof PrintProfile>;
