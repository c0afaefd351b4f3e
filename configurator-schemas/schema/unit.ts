import { z } from "zod";

/** What a number counts, for its label only: values are never converted. */
export const Unit = z.enum(["mm", "cm", "m", "ml", "l", "g", "kg", "W", "GB", "TB", "pieces", "none"]);
export type Unit = z.infer<typeof Unit>;
