import type { HarfBuzzShaper } from "../../configurator-schemas/shaping/harfbuzz-shaper.ts";

/**
 * A shaper that knows some of its fonts under other names too. Fonts of several merchants lie in one process: each design sees
 * those it was given, under its own merchant's names, whatever was drawn here before.
 */
export function aliasFonts(shaper: HarfBuzzShaper, aliases: ReadonlyMap<string, string>): HarfBuzzShaper {
  const real = (id: string) => aliases.get(id) ?? id;
  return {
    addFont: (id, bytes) => shaper.addFont(real(id), bytes),
    characters: (id) => shaper.characters(real(id)),
    hasFont: (id) => shaper.hasFont(real(id)),
    covers: (id, cluster) => shaper.covers(real(id), cluster),
    metrics: (id) => shaper.metrics(real(id)),
    shape: (run) => shaper.shape({ ...run, font: real(run.font) }),
    outline: (id, glyph) => shaper.outline(real(id), glyph),
  };
}
