import { isConnectedFont } from "../../configurator-schemas/artwork/connected-font.ts";
import { letterStrokes } from "../../configurator-schemas/artwork/letter-strokes.ts";
import type { Shaper } from "../../configurator-schemas/artwork/shaper.ts";
import type { HarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { runName, shapeText } from "../../configurator-schemas/shaping/shaped-text.ts";
import type { FontFacts, PlainRun } from "../../configurator-schemas/shaping/shaped-text.ts";

/** What a browser needs of a font before anything is written in it; the letters it is measured by are those that were asked for. */
export function fontFacts(shaper: HarfBuzzShaper, font: string): FontFacts {
  const samples = new Map<string, PlainRun>();
  const listening: Shaper = {
    ...shaper,
    shape(run) {
      const { text, direction } = run;
      samples.set(runName(run), { text, direction });
      return shaper.shape(run);
    },
  };
  letterStrokes(font, listening);
  isConnectedFont(font, listening);
  const runs = [...samples.values()];
  return {
    metrics: shaper.metrics(font),
    characters: toRanges(shaper.characters(font)),
    samples: runs,
    shaped: shapeText(shaper, font, runs),
  };
}

function toRanges(codes: readonly number[]): (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}
