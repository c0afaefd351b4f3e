import type { DesignElement } from "../../configurator-schemas/schema/design-element.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";

/** The design that is typed in, and how. */
export interface TypingDesign {
  readonly product: Product;
  readonly profile: PrintProfile;
  readonly area: string;
  readonly fonts: readonly string[];
  readonly fallbackFonts: readonly string[];
  readonly elements: readonly DesignElement[];
  /** Index of the text that is typed in. */
  readonly edited: number;
  readonly words: string;
  readonly keystrokes: number;
  readonly sidePx: number;
  readonly hasPeers: boolean;
}

/** A library with the design on its canvas. */
export interface Typist {
  readonly name: string;
  readonly canvas: HTMLCanvasElement;
  type(text: string): void;
}
