import type { OutlineCommand, ShapedGlyph } from "../artwork/shaper.ts";
import { coversCluster } from "./covers-cluster.ts";
import type { HarfBuzzShaper } from "./harfbuzz-shaper.ts";
import { runName } from "./shaped-text.ts";
import type { FontFacts, PlainRun, ShapedText } from "./shaped-text.ts";

/** A shaper that also writes in fonts whose files stay elsewhere: what it has not been told yet is not drawn, and asked for. */
export interface RemoteShaper extends HarfBuzzShaper {
  addRemoteFont(id: string, facts: FontFacts): void;
  /** What was asked for in vain since this was last called, by font; nothing = all that was shaped since is true. */
  takeWanted(): ReadonlyMap<string, readonly PlainRun[]>;
  /** Glyphs of a remote font whose outlines are known. */
  glyphsOf(id: string): readonly number[];
  learn(id: string, answer: { readonly runs: readonly PlainRun[]; readonly shaped: ShapedText }): void;
}

interface RemoteFont {
  readonly facts: FontFacts;
  readonly runs: Map<string, readonly ShapedGlyph[]>;
  readonly outlines: Map<number, readonly OutlineCommand[]>;
}

/** What letters take on average, until it is known. */
const ADVANCE_EM = 0.5;
/** Runs kept for each font; what is typed letter by letter leaves one each. */
const MAX_RUNS = 5000;

/** Adds fonts that are shaped elsewhere to a shaper of fonts that are here. */
export function createRemoteShaper(local: HarfBuzzShaper): RemoteShaper {
  const fonts = new Map<string, RemoteFont>();
  let wanted = new Map<string, Map<string, PlainRun>>();

  const learn: RemoteShaper["learn"] = (id, { runs, shaped }) => {
    const font = fonts.get(id);
    if (!font) return;
    if (font.runs.size > MAX_RUNS) font.runs.clear();
    runs.forEach((run, i) => font.runs.set(runName(run), shaped.runs[i] ?? []));
    for (const { glyph, outline } of shaped.outlines) font.outlines.set(glyph, outline);
  };
  const shapeRemote = (id: string, font: RemoteFont, run: PlainRun): readonly ShapedGlyph[] => {
    const name = runName(run);
    const known = font.runs.get(name);
    if (known) return known;
    const { text, direction, script, language, features } = run;
    const asked: PlainRun = {
      text,
      direction,
      ...(script !== undefined && { script }),
      ...(language !== undefined && { language }),
      ...(features !== undefined && { features }),
    };
    wanted.set(id, (wanted.get(id) ?? new Map<string, PlainRun>()).set(name, asked));
    // Glyph 0 is never drawn; a width near the true one lets lines break where they will, and fewer are asked for.
    return [{ glyph: 0, cluster: 0, xOffset: 0, yOffset: 0, advance: ADVANCE_EM * text.length }];
  };

  return {
    addFont: (id, bytes) => local.addFont(id, bytes),
    addRemoteFont(id, facts) {
      fonts.set(id, { facts, runs: new Map(), outlines: new Map() });
      learn(id, { runs: facts.samples, shaped: facts.shaped });
    },
    takeWanted() {
      const taken = new Map([...wanted].map(([id, runs]) => [id, [...runs.values()]]));
      wanted = new Map();
      return taken;
    },
    glyphsOf: (id) => [...(fonts.get(id)?.outlines.keys() ?? [])],
    learn,
    characters(id) {
      const font = fonts.get(id);
      return font ? font.facts.characters.flatMap(([from, to]) => between(from, to)) : local.characters(id);
    },
    hasFont: (id) => fonts.has(id) || local.hasFont(id),
    covers(id, cluster) {
      const font = fonts.get(id);
      if (!font) return local.covers(id, cluster);
      const { characters } = font.facts;
      return coversCluster(cluster, (code) => characters.some(([from, to]) => code >= from && code <= to));
    },
    metrics: (id) => fonts.get(id)?.facts.metrics ?? local.metrics(id),
    shape(run) {
      const font = fonts.get(run.font);
      return font ? shapeRemote(run.font, font, run) : local.shape(run);
    },
    outline: (id, glyph) => (fonts.has(id) ? (fonts.get(id)?.outlines.get(glyph) ?? []) : local.outline(id, glyph)),
  };
}

function between(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
