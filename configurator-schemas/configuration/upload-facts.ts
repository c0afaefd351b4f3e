import type { Pixels } from "../units/length.ts";

/** What the core needs to know of a normalised upload: its upright size. */
export interface UploadFacts {
  readonly widthPx: Pixels;
  readonly heightPx: Pixels;
}
