import { z } from "zod";
import { ColourText, Slug } from "./identifiers.ts";
import { SafePattern } from "./safe-pattern.ts";

export const LETTER_CASES = ["upper", "lower", "title"] as const;
export const LetterCase = z.enum(LETTER_CASES);
export type LetterCase = z.infer<typeof LetterCase>;

/** What a template asks of the words, picture, font or colour a shopper puts into one of its parts. */
export const PartRule = z.strictObject({
  /** It has to be filled before it can be ordered. */
  required: z.boolean().optional(),
  minGraphemes: z.int().min(1).max(5000).optional(),
  maxGraphemes: z.int().min(1).max(5000).optional(),
  maxLines: z.int().min(1).max(100).optional(),
  /** A regular expression the whole text must match, as of text options. */
  pattern: SafePattern.optional(),
  /** How the words are written on the product, whatever was typed. */
  case: LetterCase.optional(),
  /** The only fonts; choosing among them is free even where nothing else is. */
  fonts: z.array(Slug).min(1).max(100).optional(),
  /** The only colours; choosing among them is free even where nothing else is. */
  colours: z.array(ColourText).min(1).max(100).optional(),
  /** Words nobody may put on it, in any case and with any accents. */
  blocklist: z.array(z.string().trim().min(1).max(100)).max(2000).optional(),
});
export type PartRule = z.infer<typeof PartRule>;
