import type * as HarfBuzz from "harfbuzzjs";
import type { FontMetrics, OutlineCommand, ShapedGlyph, Shaper, TextRun } from "../artwork/shaper.ts";
import { coversCluster } from "./covers-cluster.ts";

/** A shaper whose fonts are handed in as TTF or OTF bytes (never WOFF2: HarfBuzz answers .notdef for it, silently). */
export interface HarfBuzzShaper extends Shaper {
  addFont(id: string, bytes: Uint8Array): void;
  /** Every code point a font has a glyph for, in their order. */
  characters(id: string): readonly number[];
}

interface LoadedFont {
  readonly face: HarfBuzz.Face;
  readonly font: HarfBuzz.Font;
  readonly unitsPerEm: number;
  readonly metrics: FontMetrics;
  readonly outlines: Map<number, readonly OutlineCommand[]>;
}

/** SFNT containers HarfBuzz reads: TrueType, CFF, Apple's "true", collections. */
const SFNT_TAGS = new Set(["\u0000\u0001\u0000\u0000", "OTTO", "true", "ttcf"]);
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
    characters: (id) => [...fontOf(id).face.collectUnicodes()],
    hasFont: (id) => fonts.has(id),
    covers(id, cluster) {
      const { font } = fontOf(id);
      return coversCluster(cluster, (code) => font.nominalGlyph(code) !== undefined);
    },
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
    face,
    font,
    unitsPerEm,
    metrics: { ascender: ascender / unitsPerEm, descender: descender / unitsPerEm },
    outlines: new Map(),
  };
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
