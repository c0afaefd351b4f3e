import { flattenOutline } from "./flatten-outline.ts";
import type { OutlineCommand, Shaper } from "./shaper.ts";

/** What a font's letters are made of; lengths in em. */
export interface LetterStrokes {
  /** The thinnest strokes of its letters: hairlines where it has them, else its stems. */
  readonly strokeEm: number;
  /** The height of x, or of a small letter of a script that has no x. */
  readonly xHeightEm: number;
}

/**
 * Letters that stand for a font, by script, those with thick and thin strokes; the first of each line gives the height. The
 * first line a font can write is measured: a font of two scripts has strokes of one weight.
 */
const SAMPLES: readonly string[] = [
  "xonets",
  "сонтх",
  "χονετ",
  "سمدرق",
  "םחשלע",
  "कनमर",
  "কনমর",
  "ਕਨਮ",
  "કનમ",
  "கநமர",
  "కనమ",
  "ಕನಮ",
  "കനമ",
  "กนอม",
  "ກນອ",
  "កនម",
  "ကနမ",
  "անուր",
  "ანორ",
  "ሀለመ",
  "中口日",
  "가나다",
];

/** How far straight pieces may stray from a letter's curves. */
const TOLERANCE_EM = 0.0005;
/** Lines a letter is cut with in each direction. */
const CUTS = 24;
/** Outlines that cross a cut more obliquely than 30° from upright are ends and bends, not the sides of a stroke. */
const LEAST_UPRIGHT = 0.866;
/** Sides of one stroke run alike, to about 15°: what tapers to a point has no width. */
const MOST_APART = 0.26;
/** Of the widths found, so small a share may be thinner: a notch is no stroke. */
const THIN_SHARE = 0.08;
/** Thinner than any stroke: where two contours just overlap. */
const NOISE_EM = 0.004;

const measured = new WeakMap<Shaper, Map<string, LetterStrokes | undefined>>();

/**
 * How thin a font's strokes and how high its small letters are, measured once from the outlines of a few letters; undefined
 * for a font without any of them (digits, pictures). Arithmetic on the font's own numbers only: the same in every engine.
 */
export function letterStrokes(font: string, shaper: Shaper): LetterStrokes | undefined {
  const known = measured.get(shaper) ?? new Map<string, LetterStrokes | undefined>();
  measured.set(shaper, known);
  if (!known.has(font)) known.set(font, measureFont(font, shaper));
  return known.get(font);
}

function measureFont(font: string, shaper: Shaper): LetterStrokes | undefined {
  const sample = SAMPLES.find((letters) => Array.from(letters).every((letter) => shaper.covers(font, letter)));
  if (sample === undefined) return undefined;
  const outlines = Array.from(sample).map((letter) => outlineOf(letter, font, shaper));
  const widths = outlines.flatMap((outline) => strokeWidths(edgesOf(outline))).toSorted((a, b) => a - b);
  const strokeEm = widths[Math.floor(widths.length * THIN_SHARE)];
  const ys = (outlines[0] ?? []).flatMap(({ points }) => points.filter((_, i) => i % 2 === 1));
  return strokeEm === undefined ? undefined : { strokeEm, xHeightEm: Math.max(0, ...ys) };
}

/** A letter by itself, its parts side by side. */
function outlineOf(text: string, font: string, shaper: Shaper): OutlineCommand[] {
  const glyphs = shaper.shape({ font, text, direction: "ltr" });
  return glyphs.length === 1 ? [...shaper.outline(font, glyphs[0]?.glyph ?? 0)] : [];
}

/** A straight piece of an outline, in the direction it is drawn. */
interface Edge {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

function edgesOf(outline: readonly OutlineCommand[]): Edge[] {
  return flattenOutline(outline, TOLERANCE_EM).flatMap((contour) =>
    contour.map(([ax, ay], i) => {
      const [bx, by] = contour[(i + 1) % contour.length] ?? [ax, ay];
      return { ax, ay, bx, by };
    }),
  );
}

/** Widths of ink along level and upright cuts, where the cut passes straight through a stroke. */
function strokeWidths(edges: readonly Edge[]): number[] {
  const turned = edges.map(({ ax, ay, bx, by }) => ({ ax: ay, ay: ax, bx: by, by: bx }));
  return [...levelWidths(edges), ...levelWidths(turned)];
}

interface Crossing {
  readonly x: number;
  readonly winding: 1 | -1;
  /** Unit direction of the edge, upwards. */
  readonly dx: number;
  readonly dy: number;
}

function levelWidths(edges: readonly Edge[]): number[] {
  const ys = edges.flatMap(({ ay, by }) => [ay, by]);
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  return Array.from({ length: CUTS }, (_, i) => bottom + ((i + 0.5) / CUTS) * (top - bottom)).flatMap((y) =>
    widthsAt(edges, y),
  );
}

function widthsAt(edges: readonly Edge[], y: number): number[] {
  const crossings = edges.flatMap((edge) => crossingAt(edge, y)).toSorted((a, b) => a.x - b.x);
  const widths: number[] = [];
  let winding = 0;
  let from: Crossing | undefined;
  for (const each of crossings) {
    if (winding === 0) from = each;
    winding += each.winding;
    if (winding !== 0 || !from) continue;
    const isStroke =
      Math.min(from.dy, each.dy) >= LEAST_UPRIGHT && Math.abs(from.dx * each.dy - from.dy * each.dx) <= MOST_APART;
    const width = ((each.x - from.x) * (from.dy + each.dy)) / 2;
    if (isStroke && width > NOISE_EM) widths.push(width);
  }
  return widths;
}

function crossingAt({ ax, ay, bx, by }: Edge, y: number): readonly Crossing[] {
  if (ay > y === by > y) return [];
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.sqrt(dx * dx + dy * dy);
  const sign = dy > 0 ? 1 : -1;
  return [{ x: ax + ((y - ay) / dy) * dx, winding: sign, dx: (sign * dx) / length, dy: (sign * dy) / length }];
}
