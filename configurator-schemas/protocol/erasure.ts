import { z } from "zod";
import { Timestamp } from "./parts-of-bodies.ts";

/** What is left of a design that was erased. */
export const DesignErased = z.object({
  id: z.string(),
  erasedAt: Timestamp,
  /** Jobs that were made from it; their tickets are gone. */
  jobs: z.array(z.string()),
  /** Files that were made from it, by their hashes: who still has one can tell. */
  files: z.array(z.object({ job: z.string(), name: z.string(), sha256: z.string() })),
});
export type DesignErased = z.infer<typeof DesignErased>;
