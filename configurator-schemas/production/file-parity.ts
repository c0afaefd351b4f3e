/** How far a print file is from the approved proof, measured before the job leaves. */
export interface FileParity {
  /** `released`: it differs, and somebody of the merchant's looked at it and let it go. `notMeasured`: no file could be. */
  readonly verdict: "passed" | "held" | "released" | "notMeasured";
  readonly areas: readonly AreaParity[];
  readonly released?: { readonly by: string; readonly at: string };
}

export interface AreaParity {
  readonly area: string;
  /** Of a roster: which piece. */
  readonly row?: number;
  readonly file: string;
  readonly fileSha256: string;
  /** The proof somebody approved, or one painted for this line when the job was made. */
  readonly against: "approved" | "painted";
  /** Why not the approved one. */
  readonly because?: "notApproved" | "lineDiffers";
  /** Resolution at which both were compared. */
  readonly ppi: number;
  /** Who made pixels of a file that has none; absent = its own pixels were read. */
  readonly rasterisedBy?: "poppler" | "ghostscript";
  /** Both pictures were seen as a press's inks look on its paper; absent = as screens show them. */
  readonly throughInks?: true;
  /** Of what was held: both pictures as they were compared, on clear ground, by their sha256. */
  readonly seen?: { readonly file: string; readonly proof: string };
  /** Why there are no figures. */
  readonly notMeasured?: string;
  /** Every element in drawing order, then the area as a whole (without `element`). */
  readonly figures: readonly PartFigures[];
}

export interface PartFigures {
  readonly element?: string;
  /** A photo, or what lies around one: another rasteriser softens its edges in another way. */
  readonly photo?: true;
  /** Through inks: see-through, or where something see-through lies, which inks mix otherwise than screens do. */
  readonly blended?: true;
  /** Through inks: given in inks by the design, or where such colours lie; what screens show of them is a guess. */
  readonly givenInks?: true;
  /** Mean structural similarity of luma, 11 × 11; 1 = equal. */
  readonly ssim: number;
  /** Mean absolute difference of a channel, in 1/255. */
  readonly mae: number;
  /** Share of pixels in per cent of which a channel differs by more than 8 or 32 of 255. */
  readonly over8Pct: number;
  readonly over32Pct: number;
  /** The largest connected patch that differs by more than 32 of 255. */
  readonly blobMm2: number;
  /** The largest flat patch in another colour (ΔE above 2.5). */
  readonly wrongInkMm2: number;
}
