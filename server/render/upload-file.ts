/** A normalised upload on disk. */
export interface UploadFile {
  readonly path: string;
  readonly mime: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of a drawing: its outlines (SvgDrawing as JSON). */
  readonly drawingPath?: string;
}
