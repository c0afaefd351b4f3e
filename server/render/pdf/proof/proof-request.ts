import type { GroupSizes } from "../../../../configurator-schemas/artwork/group-sizes.ts";
import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import type { Issue } from "../../../../configurator-schemas/schema/issue.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";
import type { FontFiles } from "../../fonts-named.ts";
import type { UploadFiles } from "../../paint-raster.ts";

/** A design as a document to be approved: `proof.pdf` in `outDir`. */
export interface ProofRequest {
  readonly kind: "proof";
  readonly product: Product;
  readonly configuration: Configuration;
  readonly uploads: UploadFiles;
  /** The merchant's own. */
  readonly fonts?: FontFiles | undefined;
  /** NO_PROFILE for what is made without printing. */
  readonly profileId: string;
  /** Of the whole order line it is a piece of; absent = it is by itself. */
  readonly groupSizes?: GroupSizes | undefined;
  readonly language: Language;
  readonly meta: ProofMeta;
  /** An existing folder. */
  readonly outDir: string;
}

/** What is approved, as the document says it. */
export interface ProofMeta {
  /** The design's id. */
  readonly design: string;
  readonly version: number;
  /** The design's human code. */
  readonly code: string;
  readonly configurationSha256: string;
  /** ISO 8601: the only clock the document knows. */
  readonly at: string;
}

export type ProofAnswer =
  | { readonly ok: true; readonly path: string; readonly sha256: string; readonly bytes: number }
  | { readonly ok: false; readonly issues: readonly Issue[] };
