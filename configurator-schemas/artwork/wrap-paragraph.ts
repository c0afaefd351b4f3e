import { graphemesOf } from "../configuration/graphemes.ts";
import { breakOpportunities } from "./line-breaks.ts";
import type { ShapedLine } from "./shape-line.ts";

/** Sums of advances differ from their width by the last bit. */
const ROUNDING = 1e-9;
const SOFT_HYPHEN = "\u00AD";
/** White space a line may end in without being wider for it; the no-break spaces are none of it. */
const HANGING: ReadonlySet<string> = new Set(
  " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u205F\u3000",
);

interface Wrapping {
  readonly widthEm: number;
  readonly shape: (text: string) => ShapedLine;
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
      fitting(text.slice(from, ends[first + count - 1]), wrapping),
    );
    if (found) {
      lines.push(found.line);
      start = ends[first + found.count - 1] ?? text.length;
      first += found.count;
      guess = found.count;
    } else {
      const broken = breakWord(text.slice(from, ends[first]), wrapping);
      lines.push(broken.line);
      start += broken.length;
      if (start >= (ends[first] ?? text.length)) first += 1;
    }
  } while (start < text.length);
  return lines;
}

/** The longest beginning of a word that fits by itself, or its first grapheme, which no line could hold. */
function breakWord(word: string, wrapping: Wrapping): { readonly line: ShapedLine; readonly length: number } {
  const graphemes = graphemesOf(word);
  const found = longestFitting(graphemes.length, 1, (count) => fitting(graphemes.slice(0, count).join(""), wrapping));
  const length = graphemes.slice(0, found?.count ?? 1).join("").length;
  return { line: found?.line ?? wrapping.shape(atLineEnd(word.slice(0, length))), length };
}

function fitting(text: string, { widthEm, shape }: Wrapping): ShapedLine | undefined {
  const line = shape(atLineEnd(text));
  return line.widthEm <= widthEm + ROUNDING ? line : undefined;
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
