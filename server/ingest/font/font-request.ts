import type { FontScript } from "../../../assets/fonts/bundled-font.ts";

/** How a merchant may hand a font on: its file to shoppers' browsers, or nothing but outlines of what is written. */
export type FontLicence = "web" | "server";

/** One raw font file to be made safe and shapeable; plain data, because it crosses a process border. */
export interface FontRequest {
  readonly kind: "font";
  /** Temporary file with the raw bytes. */
  readonly path: string;
  /** Existing folder for the file that is kept. */
  readonly outDir: string;
  readonly licence: FontLicence;
}

export type FontAnswer = IngestedFont | FontRefusal;

export interface IngestedFont {
  readonly ok: true;
  /** TrueType or OpenType, written anew from the tables that shaping needs. */
  readonly path: string;
  readonly format: "ttf" | "otf";
  /** As the font names itself; empty where it does not. */
  readonly family: string;
  readonly style: string;
  readonly glyphs: number;
  /** Those it was seen to write. */
  readonly scripts: readonly FontScript[];
  readonly warnings: readonly FontWarning[];
}

export interface FontRefusal {
  readonly ok: false;
  readonly code: "font_unsupported" | "font_no_outlines" | "font_restricted" | "too_large" | "corrupt" | "empty";
  readonly params: Readonly<Record<string, string | number>>;
}

export interface FontWarning {
  readonly code: "font_variable" | "font_colours_lost" | "font_repaired" | "font_embedding" | "font_scripts_unknown";
  readonly params: Readonly<Record<string, string | number>>;
}

/** A font's tables by their tags. */
export type FontTables = ReadonlyMap<string, Uint8Array>;

/** Largest file that is taken, and largest one that is unpacked from it. */
export const MAX_FONT_BYTES = 20 * 1024 * 1024;
export const MAX_UNPACKED_BYTES = 30 * 1024 * 1024;

export function refuseFont(code: FontRefusal["code"], params: FontRefusal["params"] = {}): FontRefusal {
  return { ok: false, code, params };
}
