import { z } from "zod";
import { ColourText } from "./identifiers.ts";

const Percent = z.int().min(-100).max(100);

/** One change to the colours of a picture; pixel by pixel, so that it looks the same at every size. */
export const PictureFilter = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("greyscale") }),
  /** Whatever is at least this bright becomes white, the rest black. */
  z.strictObject({ kind: z.literal("threshold"), level: z.int().min(0).max(255) }),
  /** From `dark` where the picture is black to `light` where it is white. */
  z.strictObject({ kind: z.literal("duotone"), dark: ColourText, light: ColourText }),
  z.strictObject({ kind: z.literal("brightness"), by: Percent }),
  z.strictObject({ kind: z.literal("contrast"), by: Percent }),
]);
export type PictureFilter = z.infer<typeof PictureFilter>;

/** In the order they are applied. */
export const PictureFilters = z.array(PictureFilter).max(8);

/** The background is taken away by its colour, from the picture's edges inwards; the upload keeps it. */
export const PictureBackground = z.strictObject({
  /** How different from the background's colour a pixel may be and still be background. */
  tolerance: z.int().min(0).max(100),
  /** How softly what stays begins, in pixels of the working copy (1024 on its long side). */
  feather: z.int().min(0).max(10).default(1),
});
export type PictureBackground = z.infer<typeof PictureBackground>;
