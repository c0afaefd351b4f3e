import type { ApiProblem } from "../../api/api-problem.ts";
import type { PaintSource } from "../paint/paint-image.ts";

/** One upload as this browser has it: its pixels for painting, its true size for judging sharpness. */
export interface Picture {
  readonly id: string;
  readonly state: "uploading" | "loading" | "ready" | "failed";
  /** 0…1 while uploading. */
  readonly progress: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Small enough to be painted on every keystroke; absent until decoded. */
  readonly source?: PaintSource | undefined;
  readonly problem?: ApiProblem | undefined;
  /** What the server had to change to take it, in its words; known where it was sent from. */
  readonly notes?: readonly string[];
  /** Kept while the upload may have to be tried again. */
  readonly file?: File | undefined;
}

/** Ids of pictures that only this browser has; the server's begin otherwise. */
const LOCAL = "local-";

export function isLocalPicture(id: string): boolean {
  return id.startsWith(LOCAL);
}

export function localPictureId(number: number): string {
  return LOCAL + String(number);
}
