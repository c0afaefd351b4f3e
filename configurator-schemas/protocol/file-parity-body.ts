import { z } from "zod";
import { Timestamp } from "./parts-of-bodies.ts";

/** How far the print files of a job are from the approved proof, measured before it leaves. */
export const FileParityBody = z.object({
  /** held: beyond a limit. released: beyond it, and let go by somebody who looked at it. */
  verdict: z.enum(["passed", "held", "released", "notMeasured"]),
  areas: z.array(
    z.object({
      area: z.string(),
      /** Of a roster: which piece. */
      row: z.int().optional(),
      file: z.string(),
      fileSha256: z.string(),
      /** `painted`: nobody approved this artwork (`because`), so it is compared with what its proof would be. */
      against: z.enum(["approved", "painted"]),
      because: z.enum(["notApproved", "lineDiffers"]).optional(),
      ppi: z.number(),
      /** Who made pixels of a vector file; absent = the file's own pixels were read. */
      rasterisedBy: z.enum(["poppler", "ghostscript"]).optional(),
      /** Both pictures were seen as a press's inks look on its paper. */
      throughInks: z.literal(true).optional(),
      /** Of what was held: both pictures, by sha256, at /merchant/orders/{id}/jobs/{job}/file|proof/{area}. */
      seen: z.object({ file: z.string(), proof: z.string() }).optional(),
      notMeasured: z.string().optional(),
      figures: z.array(
        z.object({
          /** Absent = the area as a whole. */
          element: z.string().optional(),
          photo: z.literal(true).optional(),
          /** Through inks, which mix what is see-through otherwise than screens do: only its shape is judged. */
          blended: z.literal(true).optional(),
          /** Given in inks by the design: its flat colour is not judged, because what screens show of it is a guess. */
          givenInks: z.literal(true).optional(),
          ssim: z.number(),
          mae: z.number(),
          over8Pct: z.number(),
          over32Pct: z.number(),
          blobMm2: z.number(),
          wrongInkMm2: z.number(),
        }),
      ),
    }),
  ),
  released: z.object({ by: z.string(), at: Timestamp }).optional(),
});
/** A job held because its file differs leaves only with the name of whoever looked at it; other held jobs need none. */
export const ReleaseRequest = z.strictObject({ releasedBy: z.string().trim().min(1).max(200).optional() });
