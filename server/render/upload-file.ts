/** A normalised upload on disk. */
export interface UploadFile {
  readonly path: string;
  readonly mime: string;
  readonly widthPx: number;
  readonly heightPx: number;
}
