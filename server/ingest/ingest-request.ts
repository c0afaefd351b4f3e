import type { ImageType } from "./sniff-type.ts";

/** One raw upload to be made safe and printable; plain data, because it crosses a process border. */
export interface IngestRequest {
  /** Temporary file with the raw bytes. */
  readonly path: string;
  /** Existing folder for the normalised file. */
  readonly outDir: string;
  /** What the sender called the file; a known ending must agree with the bytes. */
  readonly fileName?: string;
  /** What the sender said it is; a known image type must agree with the bytes. */
  readonly contentType?: string;
}

export type IngestAnswer = IngestedImage | IngestRefusal;

export interface IngestedImage {
  readonly ok: true;
  /** A graphic keeps its exact pixels and its transparency (PNG), a photo becomes a JPEG. */
  readonly kind: "photo" | "graphic";
  /** Normalised: upright, sRGB, 8 bits, no metadata, one frame. */
  readonly path: string;
  /** Of an SVG, or of a PDF's page: its outlines (SvgDrawing as JSON), which are shown and printed. */
  readonly drawingPath?: string;
  readonly mime: "image/png" | "image/jpeg";
  readonly widthPx: number;
  readonly heightPx: number;
  readonly warnings: readonly IngestWarning[];
}

export interface IngestRefusal {
  readonly ok: false;
  readonly code:
    | "image_too_large"
    | "unsupported_type"
    | "type_mismatch"
    | "corrupt"
    | "empty"
    | "unsafe_svg"
    | "pdf_unsupported"
    | "pdf_encrypted"
    | "pdf_active"
    | "pdf_unreadable"
    | "pdf_empty"
    | "pdf_too_many_pages"
    | "pdf_page_too_large"
    | "pdf_too_complex";
  readonly params: Readonly<Record<string, string | number>>;
}

export interface IngestWarning {
  readonly code:
    | "image_shrunk"
    | "first_frame_only"
    | "drawing_simplified"
    | "first_page_only"
    | "colours_converted"
    | "fonts_replaced"
    | "pdf_as_picture";
  readonly params: Readonly<Record<string, string | number>>;
}

/** Types that become a print image, in the words of a message. */
export const ACCEPTED_TYPES: readonly ImageType[] = ["jpeg", "png", "webp", "avif", "gif", "tiff", "svg", "pdf"];
export const ACCEPTED_IN_WORDS = "JPEG, PNG, WebP, AVIF, GIF, TIFF, SVG, PDF";
