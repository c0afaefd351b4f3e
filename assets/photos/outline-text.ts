import { readFileSync } from "node:fs";

import { Blob, Buffer as ShapingBuffer, Face, Font, shape } from "harfbuzzjs";

import { FONTS } from "../fonts/catalogue.ts";

/** Where a line of text stands in an SVG picture. */
export interface TextPlace {
  readonly text: string;
  /** Id in the font catalogue. */
  readonly font: string;
  /** Middle of the line and its base line, in the picture's units. */
  readonly x: number;
  readonly y: number;
  /** Height of the font's em. */
  readonly size: number;
  /** Extra room after every letter, in em. */
  readonly tracking?: number;
  readonly fill: string;
}

/** One line of text as an SVG path, so that no font needs to be installed where the picture is made. */
export function outlineText(place: TextPlace): string {
  const entry = FONTS.find((font) => font.id === place.font);
  if (!entry) throw new Error(`The catalogue has no font "${place.font}".`);
  const bytes = readFileSync(new URL(`../../node_modules/${entry.file}`, import.meta.url));
  const face = new Face(new Blob(Uint8Array.from(bytes).buffer));
  const font = new Font(face);
  const buffer = new ShapingBuffer();
  buffer.addText(place.text);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  const tracking = (place.tracking ?? 0) * face.upem;
  let pen = 0;
  const glyphs = buffer.getGlyphInfos().map((glyph, index) => {
    const at = pen + (positions[index]?.xOffset ?? 0);
    pen += (positions[index]?.xAdvance ?? 0) + tracking;
    return `<path transform="translate(${at} ${positions[index]?.yOffset ?? 0})" d="${font.glyphToPath(glyph.codepoint)}"/>`;
  });
  const scale = place.size / face.upem;
  const left = place.x - ((pen - tracking) * scale) / 2;
  return `<g fill="${place.fill}" transform="translate(${left} ${place.y}) scale(${scale} ${-scale})">${glyphs.join("")}</g>`;
}
