import { z } from "zod";
import { calendarSource } from "./calendar.ts";
import { HexColour, Slug } from "./identifiers.ts";
import { Localised } from "./localised.ts";
import { Technique } from "./print-area.ts";

/** A print shop's versioned statement of what one machine makes and how its files must be. */
export const PrintProfile = z.strictObject({
  $schema: z.string().optional(),
  id: Slug,
  version: z.int().min(1),
  name: Localised,
  techniques: z.array(Technique).min(1),
  formats: z.array(z.enum(["png"])).min(1),
  /** Distance outside trim that artwork is painted into. */
  bleedMm: z.number().min(0).max(50),
  /** Distance inside trim that important content keeps. */
  safeMm: z.number().min(0).max(50),
  targetPpi: z.number().min(36).max(2400),
  /** Below this effective resolution an image is an error. */
  floorPpi: z.number().min(10).max(2400),
  colourSpace: z.enum(["srgb"]),
  spots: z.array(z.strictObject({ name: z.string().min(1).max(60), screen: HexColour })).default([]),
  /** Total ink limit in per cent; null where the machine decides by itself. */
  tacPct: z.number().min(100).max(400).nullable().default(null),
  minLineMm: z.number().min(0).max(10).default(0),
  /** Smallest em size of text. */
  minTextMm: z.number().min(0).max(100).default(0),
  maxSizeMm: z.tuple([z.number().positive(), z.number().positive()]).optional(),
  maxBytes: z.int().positive(),
  ...calendarSource,
});
export type PrintProfile = z.infer<typeof PrintProfile>;
