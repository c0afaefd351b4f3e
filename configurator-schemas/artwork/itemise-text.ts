import { graphemesOf } from "../configuration/graphemes.ts";
import { bidiLevels } from "./bidi-levels.ts";
import { scriptOf } from "./script-of.ts";
import type { Shaper, TextRun } from "./shaper.ts";
import { toVisualOrder } from "./visual-order.ts";

/** A line of text cut into runs of one font, script and direction, in visual order, and what no font could write. */
export interface ItemisedLine {
  readonly runs: readonly TextRun[];
  readonly missing: readonly string[];
}

interface Cluster {
  readonly text: string;
  readonly level: number;
  readonly font: string;
  readonly script: string | undefined;
}

/**
 * Cuts one line (no line breaks) into runs: bidi levels by UAX #9, then font by the first of `fonts` that covers each
 * grapheme, then script. Clusters without letters of their own (spaces, digits, marks) stay with the run before them.
 */
export function itemiseText(
  line: string,
  {
    fonts,
    shaper,
    direction,
    language,
  }: {
    readonly fonts: readonly string[];
    readonly shaper: Shaper;
    readonly direction?: "ltr" | "rtl" | undefined;
    readonly language?: string | undefined;
  },
): ItemisedLine {
  const missing: string[] = [];
  const { levels } = bidiLevels(line, direction);
  const clusters: Cluster[] = [];
  let at = 0;
  for (const text of graphemesOf(line)) {
    const before = clusters.at(-1);
    const font = chooseFont(text, { fonts, shaper, before: before?.font });
    if (font === undefined) missing.push(text);
    clusters.push({
      text,
      level: levels[at] ?? 0,
      font: font ?? fonts[0] ?? "",
      script: scriptOf(text) ?? before?.script,
    });
    at += text.length;
  }
  return { runs: toVisualOrder(toRuns(clusters)).map((run) => toTextRun(run, language)), missing };
}

function chooseFont(
  cluster: string,
  {
    fonts,
    shaper,
    before,
  }: { readonly fonts: readonly string[]; readonly shaper: Shaper; readonly before: string | undefined },
): string | undefined {
  const neutral = scriptOf(cluster) === undefined;
  if (neutral && before !== undefined && shaper.covers(before, cluster)) return before;
  return fonts.find((font) => shaper.hasFont(font) && shaper.covers(font, cluster));
}

interface Run {
  readonly clusters: Cluster[];
  readonly level: number;
}

function toRuns(clusters: readonly Cluster[]): Run[] {
  const runs: Run[] = [];
  for (const cluster of clusters) {
    const last = runs.at(-1);
    const before = last?.clusters.at(-1);
    const continues =
      last !== undefined &&
      before !== undefined &&
      before.level === cluster.level &&
      before.font === cluster.font &&
      (before.script === undefined || cluster.script === undefined || before.script === cluster.script);
    if (continues) last.clusters.push(cluster);
    else runs.push({ clusters: [cluster], level: cluster.level });
  }
  return runs;
}

function toTextRun({ clusters, level }: Run, language: string | undefined): TextRun {
  const script = clusters.find((cluster) => cluster.script !== undefined)?.script;
  return {
    font: clusters[0]?.font ?? "",
    text: clusters.map((cluster) => cluster.text).join(""),
    direction: level % 2 === 1 ? "rtl" : "ltr",
    ...(script !== undefined && { script }),
    ...(language !== undefined && { language }),
  };
}
