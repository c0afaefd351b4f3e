import type { ElementBox } from "../artwork/layout-artwork.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { UploadFacts } from "../configuration/upload-facts.ts";
import type { DesignElement } from "../schema/design-element.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import type { Product } from "../schema/product.ts";
import type { SizeMm } from "../units/length.ts";

/** What a way out does. */
export type FixKind =
  | "fitInside"
  | "extendToBleed"
  | "shrink"
  | "largerText"
  | "smallerText"
  | "widerText"
  | "thicker"
  | "widerCurve"
  | "removeLetter"
  | "otherFont"
  | "largerCode"
  | "readableCode"
  | "rightDigit"
  | "printableColour"
  | "fewerColours"
  | "plainMotif"
  | "contrast"
  | "toFront"
  | "show"
  | "goToSide"
  | "dropSide"
  | "remove"
  | "restore";

/** One tap that makes an issue go away, or leads to where that is done. */
export interface Fix {
  readonly kind: FixKind;
  readonly area: string;
  readonly element?: string | undefined;
  /** Absent = nothing changes: the shopper is taken to the area. */
  readonly apply?: (configuration: Configuration) => Configuration;
}

/** A change of one element (undefined = it goes), or of the list it stands in. */
export type ElementFix =
  | { readonly kind: FixKind; readonly change: ((element: DesignElement) => DesignElement) | undefined }
  | { readonly kind: FixKind; readonly changeAll: (elements: readonly DesignElement[]) => readonly DesignElement[] };

export interface FixContext {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly profile: PrintProfile;
  /** As laid out for this profile, by area. */
  readonly boxes: ReadonlyMap<string, readonly ElementBox[]>;
  readonly uploads: ReadonlyMap<string, UploadFacts>;
}

/** An element that an issue speaks of, with everything its fixes are worked out from. */
export interface Troubled {
  readonly element: DesignElement;
  readonly issue: Issue;
  readonly product: Product;
  readonly profile: PrintProfile;
  readonly area: SizeMm;
  /** From the size designed to the one printed, in which issues speak (artwork/SPEC.md A11). */
  readonly scale: number;
  /** Absent while it is not laid out. */
  readonly box: ElementBox | undefined;
  /** What lies below it, in drawing order. */
  readonly below: readonly DesignElement[];
  readonly areaId: string;
  readonly configuration: Configuration;
  readonly uploads: ReadonlyMap<string, UploadFacts>;
}
