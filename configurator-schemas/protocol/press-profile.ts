import { z } from "zod";
import { INTENTS } from "../schema/press.ts";

/** What is known of a press's ICC profile once it was read. */
export const PressFacts = z.object({
  /** What it calls itself. */
  description: z.string(),
  /** The most ink any colour of a screen takes by it, over a grid of 33 points a side. */
  tacPct: z.number(),
  /** Ways from screens' colours to inks it has tables for. */
  intents: z.array(z.enum(INTENTS)),
});
export type PressFacts = z.infer<typeof PressFacts>;

/** An installed press profile. */
export const PressProfileBody = z.object({
  id: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  ...PressFacts.shape,
});
export type PressProfileBody = z.infer<typeof PressProfileBody>;
