/** A bundled font family: one file, the bytes from which browser and server both shape. */
export interface BundledFont {
  /** The family's name in kebab-case; designs refer to it, so it never changes. */
  readonly id: string;
  readonly family: string;
  /** Path inside `node_modules`: fonts stay in their packages, the lockfile pins their bytes. */
  readonly file: string;
  /** OpenType weight, 100 to 900. */
  readonly weight: number;
  readonly style: FontStyle;
  /** Scripts it can write, as proved by shaping in the tests; no more is promised. */
  readonly scripts: readonly FontScript[];
  readonly licence: "OFL-1.1";
  /** Author or project. */
  readonly source: string;
  /** Shown to shoppers; false for families that only fill in for missing glyphs. */
  readonly offered: boolean;
}

export type FontStyle =
  | "serif"
  | "sans"
  | "slab"
  | "script"
  | "hand"
  | "kids"
  | "display"
  | "mono"
  | "blackletter"
  | "stencil"
  | "fallback";

export type FontScript =
  | "latin"
  | "arabic"
  | "hebrew"
  | "devanagari"
  | "cyrillic"
  | "greek"
  | "vietnamese"
  | "thai"
  | "bengali"
  | "tamil"
  | "georgian"
  | "armenian";
