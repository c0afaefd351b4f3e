/** What one element, or one whole area, measures. */
export interface ParityFigures {
  readonly file: string;
  readonly area: string;
  readonly element?: string;
  /** At 1000 px on the area's long side. */
  readonly ssim: number;
  readonly mae: number;
  readonly over8Pct: number;
  readonly over32Pct: number;
  /** At 300 ppi: the largest connected patch that differs by more than 32 of 255. */
  readonly blobMm2: number;
}

/** The same of a part of some area in some file. */
export type PartFigures = Omit<ParityFigures, "file" | "area"> & {
  /** At 300 ppi: the largest flat patch in another colour. */
  readonly wrongInkMm2: number;
};

/** What the verdict reads, and what the command prints of it. */
export interface Measured {
  readonly figures: ParityFigures;
  readonly wrongInkMm2: number;
  /** Of an area: the browser's own display list has the same bytes. */
  readonly isSameList: boolean;
  /** Of an area: why the server's picture was painted twice as fine, too; absent = once, as files are. */
  readonly finerBecause?: FinerBecause;
}

/** A photo is resampled for each size anew; or outlines painted once missed a bar, which is said wherever it happens. */
export type FinerBecause = "pictures" | "missedOnce";
