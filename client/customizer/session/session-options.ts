import type { Shortage } from "../../../configurator-schemas/configuration/availability.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { FontEntry } from "../../../configurator-schemas/protocol/http.ts";
import type { Language } from "../../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { Api } from "../../api/api.ts";
import type { Approval } from "./approval.ts";
import type { DesignRef } from "./autosave.ts";
import type { Shop } from "./cart.ts";
import type { DecodedPicture } from "./decode-picture.ts";
import type { DraftStore } from "./draft-store.ts";

/** What a session is given: everything with an effect, and what it starts from. */
export interface SessionOptions {
  readonly api: Api;
  readonly product: Product;
  /** What of it is out of stock. */
  readonly shortages?: readonly Shortage[];
  readonly language: Language;
  readonly fonts: readonly FontEntry[];
  readonly drafts: DraftStore;
  readonly shop: Shop;
  readonly decode: (blob: Blob) => Promise<DecodedPicture>;
  /** A design opened by its address; else the draft of this browser, else a new one. */
  /** What one piece starts from today, in minor units; only where the product leaves that to the shop. */
  readonly shopBase?: number | undefined;
  readonly opened?:
    | { readonly configuration: Configuration; readonly design: DesignRef; readonly approval?: Approval | undefined }
    | undefined;
}
