import type { GroupSizes } from "../../configurator-schemas/artwork/group-sizes.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { PrintFormat } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { AreaParity } from "../../configurator-schemas/production/file-parity.ts";
import type { AboutProduct, UNKNOWN_PRODUCT } from "../workers/about-product.ts";
import type { Materials } from "./materials.ts";
import type { FontFiles } from "./fonts-named.ts";
import type { UploadFiles } from "./paint-raster.ts";
import type { ProofAnswer, ProofRequest } from "./pdf/proof/proof-request.ts";
import type { TicketAnswer, TicketRequest } from "./pdf/ticket/ticket-request.ts";
import type { JobWords } from "./print-file-name.ts";
import type { UploadFile } from "./upload-file.ts";

/** What may be asked of a render worker; plain data, because it crosses a process border. */
export type RenderRequest =
  | PrintRequest
  | PreviewRequest
  | PreflightRequest
  | WorkingCopyRequest
  | ProofPicturesRequest
  | AreaPictureRequest
  | CompareFilesRequest
  | GroupSizesRequest
  | ProofRequest
  | TicketRequest;

interface Design {
  readonly product: Product;
  readonly configuration: Configuration;
  /** By upload id: normalised files on this machine. */
  readonly uploads: UploadFiles;
  /** The merchant's own, where its texts are written in them. */
  readonly fonts?: FontFiles | undefined;
  /** Of the whole order line it is a piece of; absent = it is by itself. */
  readonly groupSizes?: GroupSizes | undefined;
}

export interface PrintRequest extends Design {
  readonly kind: "print";
  readonly profileId: string;
  /** One its profile takes; absent = the profile's usual one. */
  readonly format?: PrintFormat | undefined;
  /** Absent = every area that carries a design. */
  readonly areas?: readonly string[];
  /** What it is printed for; absent = for nobody in particular. */
  readonly job?: JobWords | undefined;
  /** Crop marks where its profile allows them; where it requires them they are there. */
  readonly cropMarks?: boolean | undefined;
  /** Of a roster: which piece `configuration` is. */
  readonly row?: number;
  /** Of a roster in one file: the pieces whose pages follow. */
  readonly rows?: readonly PrintedRow[];
  /** An existing folder. */
  readonly outDir: string;
}

export interface PrintedRow extends Pick<Design, "configuration" | "groupSizes"> {
  readonly row: number;
}

export interface PreviewRequest extends Design {
  readonly kind: "preview";
  readonly widthPx: number;
  readonly outDir: string;
}

export interface PreflightRequest extends Omit<Design, "product">, AboutProduct {
  readonly kind: "preflight";
  readonly profileId: string;
}

/** What pieces made together share: the sizes of their groups of texts. */
export interface GroupSizesRequest extends AboutProduct {
  readonly kind: "groupSizes";
  readonly configurations: readonly Configuration[];
  readonly fonts?: FontFiles | undefined;
}

export interface GroupSizesAnswer {
  /** Of each piece; null where the piece by itself has the same. */
  readonly sizes: readonly (GroupSizes | null)[];
}

/** The copy of one upload from which masks are worked out, as a file in `outDir`. */
export interface WorkingCopyRequest {
  readonly kind: "workingCopy";
  readonly upload: UploadFile;
  readonly outDir: string;
}

export interface WorkingCopyAnswer {
  readonly ok: true;
  readonly path: string;
}

/** The printed areas as they are offered for approval. */
export interface ProofPicturesRequest extends Design {
  readonly kind: "proofPictures";
  readonly profileId: string;
  readonly outDir: string;
}

export type ProofPicturesAnswer =
  | {
      readonly ok: true;
      readonly pictures: readonly ProofPicture[];
      readonly preflight: readonly Issue[];
      readonly fonts: readonly { readonly id: string; readonly sha256: string }[];
      readonly renderer: string;
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** On clear ground, bleed included. */
export interface ProofPicture {
  readonly area: string;
  readonly path: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ppi: number;
  readonly bleedMm: number;
}

/** One trimmed area, as the server's painter has it. */
export interface AreaPictureRequest extends Design {
  readonly kind: "areaPicture";
  readonly profileId: string;
  readonly area: string;
  readonly widthPx: number;
  /** What lies under it: white, or the colour of the material. */
  readonly ground: "white" | "material";
  readonly outDir: string;
}

export type AreaPictureAnswer =
  | { readonly ok: true; readonly path: string; readonly widthPx: number; readonly heightPx: number }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Written print files against the proof. */
export interface CompareFilesRequest extends Design {
  readonly kind: "compareFiles";
  readonly profileId: string;
  readonly files: readonly FileToCompare[];
  /** For the pictures of what differs; an existing folder. */
  readonly outDir: string;
}

export interface FileToCompare {
  readonly area: string;
  readonly name: string;
  readonly format: string;
  readonly sha256: string;
  /** From 1. */
  readonly page?: number;
  readonly path: string;
  /** The approved picture; absent = what this design's proof would be is painted now. */
  readonly approved?: { readonly path: string };
}

export interface ComparedArea extends Omit<AreaParity, "because" | "seen"> {
  /** Where it differs: both pictures as they were compared. */
  readonly pictures?: { readonly file: string; readonly proof: string };
}

export interface CompareFilesAnswer {
  readonly ok: true;
  readonly areas: readonly ComparedArea[];
}

export type PrintAnswer<File extends RenderedFile = RenderedFile> =
  | {
      readonly ok: true;
      readonly files: readonly File[];
      readonly preflight: readonly Issue[];
      readonly picture: { readonly path: string };
      readonly materials: Materials;
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A verified print file on disk. */
export interface RenderedFile {
  readonly name: string;
  /** The first of its areas. */
  readonly area: string;
  /** A page each, where it has pages. */
  readonly areas: readonly string[];
  /** Of a file of several pieces: whose each page is. */
  readonly rows?: readonly (number | undefined)[];
  readonly format: PrintFormat;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Of a file that is pixels. */
  readonly widthPx?: number;
  readonly heightPx?: number;
}

export interface PreviewAnswer {
  readonly ok: true;
  readonly path: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface PreflightAnswer {
  readonly issues: readonly Issue[];
}

export type RenderAnswer =
  | PrintAnswer
  | PreviewAnswer
  | PreflightAnswer
  | typeof UNKNOWN_PRODUCT
  | WorkingCopyAnswer
  | ProofPicturesAnswer
  | AreaPictureAnswer
  | CompareFilesAnswer
  | GroupSizesAnswer
  | ProofAnswer
  | TicketAnswer;
