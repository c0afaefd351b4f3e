import { graphemesOf } from "../configuration/graphemes.ts";
import { breakOpportunities } from "./line-breaks.ts";
import { levelsOfLine } from "./bidi-levels.ts";
import type { BidiLevels } from "./bidi-levels.ts";
import type { BidiLine, ShapedLine } from "./shape-line.ts";

/** Sums of advances differ from their width by the last bit. */
const ROUNDING = 1e-9;
const SOFT_HYPHEN = "\u00AD";
/** White space a line may end in without being wider for it; the no-break spaces are none of it. */
const HANGING: ReadonlySet<string> = new Set(
  " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u205F\u3000",
);

interface Wrapping {
  readonly widthEm: number;
  /** Of the whole paragraph: a line's levels are its part of them (UAX #9, 3.4). */
  readonly bidi: BidiLevels;
  readonly shape: (line: BidiLine) => ShapedLine;
}

/** Part of the paragraph, by UTF-16 offsets. */
interface Stretch {
  readonly text: string;
  readonly start: number;
}

/**
 * The lines of one paragraph, each as long as it can be (SPEC A21). Candidates are shaped as lines, not added up from words:
 * letters change beside other letters, and what was measured is what is drawn.
 */
export function wrapParagraph(text: string, wrapping: Wrapping): ShapedLine[] {
  const ends = [...breakOpportunities(text).map(({ at }) => at), text.length];
  const lines: ShapedLine[] = [];
  let start = 0;
  let first = 0;
  let guess = 1;
  do {
    const from = start;
    const found = longestFitting(ends.length - first, guess, (count) =>
      fitting({ text: text.slice(from, ends[first + count - 1]), start: from }, wrapping),
    );
    if (found) {
      lines.push(found.line);
      start = ends[first + found.count - 1] ?? text.length;
      first += found.count;
      guess = found.count;
    } else {
      const word = { text: text.slice(from, ends[first]), start: from };
      const broken = breakWord(word, wrapping);
      lines.push({ ...broken.line, wordEm: shapeStretch(word, wrapping).widthEm });
      start += broken.length;
      if (start >= (ends[first] ?? text.length)) first += 1;
    }
  } while (start < text.length);
  return lines;
}

/** The longest beginning of a word that fits by itself, or its first grapheme, which no line could hold. */
function breakWord(
  { text: word, start }: Stretch,
  wrapping: Wrapping,
): { readonly line: ShapedLine; readonly length: number } {
  const graphemes = graphemesOf(word);
  const found = longestFitting(graphemes.length, 1, (count) =>
    fitting({ text: graphemes.slice(0, count).join(""), start }, wrapping),
  );
  const length = graphemes.slice(0, found?.count ?? 1).join("").length;
  return { line: found?.line ?? shapeStretch({ text: word.slice(0, length), start }, wrapping), length };
}

function fitting(stretch: Stretch, wrapping: Wrapping): ShapedLine | undefined {
  const line = shapeStretch(stretch, wrapping);
  return line.widthEm <= wrapping.widthEm + ROUNDING ? line : undefined;
}

function shapeStretch({ text, start }: Stretch, { bidi, shape }: Wrapping): ShapedLine {
  const drawn = atLineEnd(text);
  return shape({ text: drawn, levels: levelsOfLine(drawn, { start, ...bidi }) });
}

/** What is drawn of a line that ends here: spaces hang, and a soft hyphen shows. */
function atLineEnd(text: string): string {
  let end = text.length;
  while (end > 0 && HANGING.has(text.charAt(end - 1))) end -= 1;
  return text.endsWith(SOFT_HYPHEN) ? `${text.slice(0, -1)}-` : text.slice(0, end);
}

/**
 * A count that fits and whose successor does not, by doubling steps away from a guess and halving between: a few lines
 * shaped for each one drawn. undefined when not even one fits.
 */
function longestFitting(
  most: number,
  guess: number,
  fits: (count: number) => ShapedLine | undefined,
): { readonly count: number; readonly line: ShapedLine } | undefined {
  let count = 0;
  let line: ShapedLine | undefined;
  let tooMany = most + 1;
  let probe = Math.min(guess, most);
  for (let step = 1; count + 1 < tooMany; step *= 2) {
    const found = fits(probe);
    if (found) [count, line] = [probe, found];
    else tooMany = probe;
    const isBounded = line !== undefined && tooMany <= most;
    const towards = found ? probe + step : probe - step;
    probe = isBounded ? Math.floor((count + tooMany) / 2) : Math.max(1, Math.min(most, towards));
    if (probe <= count || probe >= tooMany) probe = Math.floor((count + tooMany) / 2);
  }
  return line && { count, line };
}
