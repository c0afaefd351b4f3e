import {
  emojiFileOf,
  emojiKey,
  emojiParts,
  emojiStyleOf,
  withoutTones,
} from "../../../configurator-schemas/artwork/emoji.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { graphemesOf } from "../../../configurator-schemas/configuration/graphemes.ts";
import type { PieceLibrary } from "./piece-library.ts";

type Known = Pick<PieceLibrary, "has" | "isSettled">;

/** Files the emoji in a design's texts still wait for. Asked again after each arrival it ends with none. */
export function emojiFilesNeeded({ elements }: Configuration, known: Known): ReadonlySet<string> {
  const files = Object.values(elements)
    .flat()
    .flatMap((each) => (each.kind === "text" ? graphemesOf(each.text) : []))
    .flatMap((cluster) => (emojiStyleOf(cluster) ? filesOf(cluster, known) : []));
  return new Set(files);
}

/** True for a grapheme that is an emoji, or may turn out to be one: no font is fetched for it. */
export function isDrawnAsEmoji(cluster: string, known: Known): boolean {
  if (emojiStyleOf(cluster) !== "picture") return false;
  const has = (part: string): boolean => known.has(emojiKey(part));
  const isHere = (each: string) => has(each) || emojiParts(each).every(has);
  const base = withoutTones(cluster);
  return filesOf(cluster, known).length > 0 || isHere(cluster) || (base !== undefined && isHere(base));
}

/** The file of the whole; once that is there without it, those of its parts; then the same of its base form. */
function filesOf(cluster: string, known: Known): readonly string[] {
  const missing = (part: string): readonly string[] => {
    const key = emojiKey(part);
    return known.has(key) || known.isSettled(emojiFileOf(key)) ? [] : [emojiFileOf(key)];
  };
  if (known.has(emojiKey(cluster))) return [];
  const whole = missing(cluster);
  if (whole.length > 0) return whole;
  const parts = emojiParts(cluster);
  const files = parts.flatMap(missing);
  if (files.length > 0 || (parts.length > 1 && parts.every((part) => known.has(emojiKey(part))))) return files;
  const base = withoutTones(cluster);
  return base === undefined ? [] : filesOf(base, known);
}
