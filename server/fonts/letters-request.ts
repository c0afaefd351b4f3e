import type { FontFacts, PlainRun, ShapedText } from "../../configurator-schemas/shaping/shaped-text.ts";

interface KeptFont {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
}

/** What may be asked about a font whose file stays here. */
export type LettersRequest =
  | { readonly kind: "facts"; readonly font: KeptFont }
  | { readonly kind: "shape"; readonly font: KeptFont; readonly runs: readonly PlainRun[] };

export type LettersAnswer = FontFacts | ShapedText;
