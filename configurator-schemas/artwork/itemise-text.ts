import { graphemesOf } from "../configuration/graphemes.ts";
import { bidiLevels } from "./bidi-levels.ts";
import { resolveScripts } from "./resolve-scripts.ts";
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

interface Itemising {
  readonly fonts: readonly string[];
  readonly shaper: Shaper;
  readonly direction?: "ltr" | "rtl" | undefined;
  readonly language?: string | undefined;
}

/**
 * Cuts one line (no line breaks) into runs: bidi levels by UAX #9, script by UAX #24, font by the first of `fonts` that
 * covers each grapheme. What has no letters (spaces, digits, punctuation) stays in the font before it where that has it,
 * and a closing bracket in that of its opener.
 */
export function itemiseText(line: string, { fonts, shaper, direction, language }: Itemising): ItemisedLine {
  const missing: string[] = [];
  const { levels } = bidiLevels(line, direction);
  const clusters: Cluster[] = [];
  let at = 0;
  for (const { text, script, opener } of resolveScripts(graphemesOf(line))) {
    const neighbour = opener === undefined ? clusters.at(-1) : clusters[opener];
    const kept = scriptOf(text) === undefined ? neighbour?.font : undefined;
    const order = kept === undefined ? fonts : [kept, ...fonts];
    const font = order.find((each) => shaper.hasFont(each) && shaper.covers(each, text));
    if (font === undefined) missing.push(text);
    clusters.push({ text, level: levels[at] ?? 0, font: font ?? fonts[0] ?? "", script });
    at += text.length;
  }
  return { runs: toVisualOrder(toRuns(clusters)).map((run) => toTextRun(run, language)), missing };
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
      before.script === cluster.script;
    if (continues) last.clusters.push(cluster);
    else runs.push({ clusters: [cluster], level: cluster.level });
  }
  return runs;
}

function toTextRun({ clusters, level }: Run, language: string | undefined): TextRun {
  const script = clusters[0]?.script;
  return {
    font: clusters[0]?.font ?? "",
    text: clusters.map((cluster) => cluster.text).join(""),
    direction: level % 2 === 1 ? "rtl" : "ltr",
    ...(script !== undefined && { script }),
    ...(language !== undefined && { language }),
  };
}
