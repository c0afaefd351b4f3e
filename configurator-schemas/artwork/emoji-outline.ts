import { multiply } from "../units/matrix.ts";
import type { Matrix } from "../units/matrix.ts";
import { readPathData } from "./draw-art.ts";
import type { ArtPiece } from "./draw-art.ts";
import type { PlacedEmoji } from "./emoji.ts";
import { uniteFills } from "./offset-path.ts";
import { toPathData } from "./path-data.ts";

/** A piece is united as if its longer side were so many mm: finer than any press shows of one this large. */
const UNITED_MM = 20;

const outlines = new WeakMap<ArtPiece, string>();

/**
 * The border of all an emoji is drawn of, for an outline around it; worked out once for each piece. Strokes about the pieces
 * inside it, tight curves beside wide lines, are where painters differ.
 */
export function emojiOutline({ piece, matrix }: PlacedEmoji): string {
  const scale = UNITED_MM / Math.max(...piece.viewBox);
  const known =
    outlines.get(piece) ?? uniteFills(piece.paths.map(({ d }) => toPathData(readPathData(d), scaled(scale))));
  outlines.set(piece, known);
  return toPathData(readPathData(known), multiply(matrix, scaled(1 / scale)));
}

function scaled(by: number): Matrix {
  return [by, 0, 0, by, 0, 0];
}
