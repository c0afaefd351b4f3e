import { graphemesOf } from "../configuration/graphemes.ts";
import { bidiLevels } from "./bidi-levels.ts";
import { emojiPieces, emojiStyleOf, withoutTones } from "./emoji.ts";
import type { EmojiMark, EmojiSource } from "./emoji.ts";
import type { ArtPiece } from "./draw-art.ts";
import { resolveScripts } from "./resolve-scripts.ts";
import { scriptOf } from "./script-of.ts";
import type { Shaper, TextRun } from "./shaper.ts";
import { toVisualOrder } from "./visual-order.ts";

/** A line of text cut into runs of one font, script and direction, in visual order, and what no font could write. */
export interface ItemisedLine {
  readonly runs: readonly ItemisedRun[];
  readonly missing: readonly string[];
}

/** A run for the shaper, or of emoji, which no font writes. */
export interface ItemisedRun extends TextRun {
  /** In visual order. */
  readonly emoji?: readonly EmojiMark[];
}

interface Cluster {
  readonly text: string;
  readonly level: number;
  readonly font: string;
  readonly script: string | undefined;
  readonly emoji: readonly ArtPiece[] | undefined;
  /** Its pictures are those of its base form. */
  readonly isToneless: boolean;
}

interface Itemising {
  /** Tried in order for each grapheme; all of them are loaded. */
  readonly fonts: readonly string[];
  readonly shaper: Shaper;
  /** Absent = there are no emoji, only what fonts have of them. */
  readonly emoji?: EmojiSource | undefined;
  readonly direction?: "ltr" | "rtl" | undefined;
  /** Of each UTF-16 unit, where the line is part of a paragraph; absent = it is one by itself. */
  readonly levels?: Uint8Array | undefined;
  readonly language?: string | undefined;
}

/**
 * Cuts one line (no line breaks) into runs: bidi levels by UAX #9, script by UAX #24, font by the first of `fonts` that
 * covers each grapheme. What has no letters (spaces, digits, punctuation) stays in the font before it where that has it,
 * and a closing bracket in that of its opener.
 */
export function itemiseText(line: string, itemising: Itemising): ItemisedLine {
  const { fonts, direction, language } = itemising;
  const missing: string[] = [];
  const levels = itemising.levels ?? bidiLevels(line, direction).levels;
  const clusters: Cluster[] = [];
  let at = 0;
  for (const { text, script, opener } of resolveScripts(graphemesOf(line))) {
    const neighbour = opener === undefined ? clusters.at(-1) : clusters[opener];
    const kept = scriptOf(text) === undefined ? neighbour?.font : undefined;
    const order = kept === undefined ? fonts : [kept, ...fonts];
    const { font, emoji, isToneless = false } = writingOf(text, { ...itemising, fonts: order });
    if (font === undefined && !emoji) missing.push(text);
    // What follows an emoji goes on in the font before it.
    const written = font ?? (emoji && neighbour?.font) ?? fonts[0] ?? "";
    clusters.push({ text, level: levels[at] ?? 0, font: written, script, emoji, isToneless });
    at += text.length;
  }
  return { runs: toVisualOrder(toRuns(clusters)).map((run) => toTextRun(run, language)), missing };
}

/** The font that has a grapheme, or the pictures it is drawn as: what wants to be one is first looked for among them. */
function writingOf(
  text: string,
  { fonts, shaper, emoji: source }: Itemising,
): { readonly font?: string | undefined } & Partial<Pick<Cluster, "emoji" | "isToneless">> {
  const style = source && emojiStyleOf(text);
  const picture = () => (source && style ? emojiPieces(text, source) : undefined);
  const emoji = style === "picture" ? picture() : undefined;
  if (emoji) return { emoji };
  const base = style === "picture" ? withoutTones(text) : undefined;
  const toneless = base === undefined || !source ? undefined : emojiPieces(base, source);
  if (toneless) return { emoji: toneless, isToneless: true };
  const font = fonts.find((each) => shaper.hasFont(each) && shaper.covers(each, text));
  return font === undefined ? { emoji: picture() } : { font };
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
      (before.emoji === undefined) === (cluster.emoji === undefined) &&
      before.font === cluster.font &&
      (before.script === cluster.script || cluster.emoji !== undefined);
    if (continues) last.clusters.push(cluster);
    else runs.push({ clusters: [cluster], level: cluster.level });
  }
  return runs;
}

function toTextRun({ clusters, level }: Run, language: string | undefined): ItemisedRun {
  const direction = level % 2 === 1 ? "rtl" : "ltr";
  const text = clusters.map((cluster) => cluster.text).join("");
  const font = clusters[0]?.font ?? "";
  const marks = emojiMarks(clusters);
  if (marks.length > 0) return { font, text, direction, emoji: direction === "rtl" ? marks.toReversed() : marks };
  const script = clusters[0]?.script;
  return {
    font,
    text,
    direction,
    ...(script !== undefined && { script }),
    ...(language !== undefined && { language }),
  };
}

function emojiMarks(clusters: readonly Cluster[]): readonly EmojiMark[] {
  let at = 0;
  return clusters.flatMap(({ text, emoji = [], isToneless }) => {
    const marks = emoji.map((piece) => ({ cluster: at, piece, ...(isToneless && { toneless: text }) }));
    at += text.length;
    return marks;
  });
}
