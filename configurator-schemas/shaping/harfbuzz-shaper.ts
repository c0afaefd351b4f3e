import type * as HarfBuzz from "harfbuzzjs";
import type { FontMetrics, OutlineCommand, ShapedGlyph, Shaper, TextRun } from "../artwork/shaper.ts";

/** A shaper whose fonts are handed in as TTF or OTF bytes (never WOFF2: HarfBuzz answers .notdef for it, silently). */
export interface HarfBuzzShaper extends Shaper {
  addFont(id: string, bytes: Uint8Array): void;
}

interface LoadedFont {
  readonly font: HarfBuzz.Font;
  readonly unitsPerEm: number;
  readonly metrics: FontMetrics;
  readonly outlines: Map<number, readonly OutlineCommand[]>;
}

/** SFNT containers HarfBuzz reads: TrueType, CFF, Apple's "true", collections. */
const SFNT_TAGS = new Set(["\u0000\u0001\u0000\u0000", "OTTO", "true", "ttcf"]);
/** Joiners, variation selectors and direction marks: shaped away, never drawn, in no font's duty. */
const IGNORABLE_RANGES: readonly (readonly [from: number, to: number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0100, 0xe01ef],
];

/**
 * The one adapter to HarfBuzz, the same in browser and server. The WASM (177 kB gzip) loads when this is first called,
 * which is after the first paint.
 */
export async function createHarfBuzzShaper(): Promise<HarfBuzzShaper> {
  const harfbuzz = await import("harfbuzzjs");
  const fonts = new Map<string, LoadedFont>();
  const fontOf = (id: string): LoadedFont => {
    const found = fonts.get(id);
    if (!found)
      throw new RangeError(
        `font "${id}" was used before its bytes were added (loaded: ${[...fonts.keys()].join(", ")})`,
      );
    return found;
  };
  return {
    addFont(id, bytes) {
      if (!fonts.has(id)) fonts.set(id, loadFont(harfbuzz, id, bytes));
    },
    hasFont: (id) => fonts.has(id),
    covers: (id, cluster) => covers(fontOf(id), cluster),
    metrics: (id) => fontOf(id).metrics,
    shape: (run) => shapeRun(harfbuzz, fontOf(run.font), run),
    outline: (id, glyph) => outlineOf(fontOf(id), glyph),
  };
}

function loadFont(harfbuzz: typeof HarfBuzz, id: string, bytes: Uint8Array): LoadedFont {
  const tag = String.fromCharCode(...bytes.subarray(0, 4));
  if (!SFNT_TAGS.has(tag))
    throw new TypeError(`font "${id}": expected TTF or OTF bytes, got a file that begins with "${tag}"`);
  const face = new harfbuzz.Face(new harfbuzz.Blob(bytes), 0);
  const font = new harfbuzz.Font(face);
  const { ascender, descender } = font.hExtents();
  const unitsPerEm = face.upem;
  return {
    font,
    unitsPerEm,
    metrics: { ascender: ascender / unitsPerEm, descender: descender / unitsPerEm },
    outlines: new Map(),
  };
}

/** HarfBuzz composes and decomposes where that spares a missing glyph: "e" with an acute accent may be drawn as "é". */
function covers(font: LoadedFont, cluster: string): boolean {
  if (hasGlyphs(font, cluster)) return true;
  return hasGlyphs(font, cluster.normalize("NFC")) || hasGlyphs(font, cluster.normalize("NFD"));
}

function hasGlyphs({ font }: LoadedFont, cluster: string): boolean {
  for (const character of cluster) {
    const code = character.codePointAt(0) ?? 0;
    if (IGNORABLE_RANGES.some(([from, to]) => code >= from && code <= to)) continue;
    if (font.nominalGlyph(code) === undefined) return false;
  }
  return true;
}

function shapeRun(harfbuzz: typeof HarfBuzz, { font, unitsPerEm }: LoadedFont, run: TextRun): ShapedGlyph[] {
  const buffer = new harfbuzz.Buffer();
  buffer.addText(run.text);
  buffer.guessSegmentProperties();
  if (run.script !== undefined) buffer.setScript(run.script);
  if (run.language !== undefined) buffer.setLanguage(run.language);
  buffer.setDirection(run.direction === "rtl" ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
  harfbuzz.shape(font, buffer, featuresOf(harfbuzz, run));
  const positions = buffer.getGlyphPositions();
  return buffer.getGlyphInfos().map(({ codepoint, cluster }, i) => {
    const position = positions[i];
    return {
      glyph: codepoint,
      cluster,
      xOffset: (position?.xOffset ?? 0) / unitsPerEm,
      yOffset: (position?.yOffset ?? 0) / unitsPerEm,
      advance: (position?.xAdvance ?? 0) / unitsPerEm,
    };
  });
}

/** Not HarfBuzz's own parser, which reads ranges and much more: a design's grammar is tag or tag=value (schema). */
function featuresOf(harfbuzz: typeof HarfBuzz, { features = [] }: TextRun): HarfBuzz.Feature[] {
  return features.map((feature) => {
    const [tag = "", value = "1"] = feature.split("=");
    return new harfbuzz.Feature(tag, Number(value));
  });
}

function outlineOf({ font, unitsPerEm, outlines }: LoadedFont, glyph: number): readonly OutlineCommand[] {
  const known = outlines.get(glyph);
  if (known) return known;
  const commands = font.glyphToJson(glyph).map(({ type, values }): OutlineCommand => {
    if (type !== "M" && type !== "L" && type !== "Q" && type !== "C" && type !== "Z") {
      throw new Error(`expected an outline command M, L, Q, C or Z, got "${type}"`);
    }
    return { type, points: values.map((value) => value / unitsPerEm) };
  });
  outlines.set(glyph, commands);
  return commands;
}
