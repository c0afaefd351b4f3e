import { z } from "zod";
import { Slug } from "../schema/identifiers.ts";

/** What a draft of prices would have made of the designs that are there. */

export const MAX_SIMULATED_DESIGNS = 1000;

export const SimulationRequest = z.strictObject({
  product: Slug,
  /** A mistake in them is the document's (422), not the request's. */
  prices: z.array(z.unknown()).describe("A draft of the product's `prices`: grammar in /schemas/product.schema.json."),
  designs: z
    .int()
    .min(1)
    .max(MAX_SIMULATED_DESIGNS)
    .default(500)
    .describe("The designs of the product saved last, each in its newest version."),
  quantity: z.int().min(1).max(1_000_000).default(1),
  currency: z.string().optional().describe("Absent = the currency of the settings."),
  shopBase: z
    .strictObject({ amount: z.int().min(0), currency: z.string() })
    .optional()
    .describe("Where `base` is the shop's, before or after: what it is for every design."),
});
export type SimulationRequest = z.infer<typeof SimulationRequest>;

const Spread = {
  min: z.int(),
  /** By nearest rank, like p90: the price of a design that is there, never one in between. */
  median: z.int(),
  p90: z.int(),
  max: z.int(),
  sum: z.int(),
};

/** Unit prices in minor units of `currency`, each design counted once; zeros when there are none. */
export const SimulationBody = z.object({
  product: z.string(),
  version: z.int(),
  currency: z.string(),
  quantity: z.int(),
  /** How many were looked at; = priced + notPriced. */
  designs: z.int(),
  priced: z.int(),
  /** By the first thing that keeps a design from being quoted with these options, rules or prices. */
  notPriced: z.array(z.object({ reason: z.string(), count: z.int() })),
  before: z.object(Spread),
  after: z.object(Spread),
  change: z.object({ ...Spread, cheaper: z.int(), same: z.int(), dearer: z.int() }),
  /** Changes of the unit price in at most 12 bins, from `from` to below `to`. */
  histogram: z.array(z.object({ from: z.int(), to: z.int(), count: z.int() })),
  /** The largest changes, up or down; at most ten, none of zero. */
  largest: z.array(z.object({ design: z.string(), before: z.int(), after: z.int() })),
  /** Only when the time ran out before all designs were looked at. */
  partial: z.literal(true).optional(),
});
export type SimulationBody = z.infer<typeof SimulationBody>;
