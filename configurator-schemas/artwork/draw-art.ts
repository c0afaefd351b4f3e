import type { ArtElement } from "../schema/design-element.ts";
import { roundMm } from "../units/length.ts";
import type { SizeMm } from "../units/length.ts";
import { multiply, placeMatrix } from "../units/matrix.ts";
import type { Matrix } from "../units/matrix.ts";
import { fadeItems } from "./fade-items.ts";
import type { Colour, DisplayItem, DisplayPath } from "./display-list.ts";
import { toPathData } from "./path-data.ts";
import type { OutlineCommand } from "./shaper.ts";

/** One motif of the library: flat filled paths over each other. Plain data, kept in files of a category each. */
export interface ArtPiece {
  readonly id: string;
  /** The piece's box is (0, 0) to here. */
  readonly viewBox: readonly [width: number, height: number];
  readonly paths: readonly ArtPath[];
  /** #rrggbb; what a shopper may replace, in this order. */
  readonly palette: readonly string[];
}

export interface ArtPath {
  /** Absolute M L C Q Z only, filled non-zero unless it is stroked. */
  readonly d: string;
  /** Index into the palette. */
  readonly colour: number;
  /** Stroked this wide, in the piece's units, instead of filled. */
  readonly strokeWidth?: number;
  /** 0…1; absent = 1. */
  readonly opacity?: number;
}

/** Where motifs come from: the server reads files, the browser what it has fetched; undefined = there is none of that name. */
export type ArtSource = (id: string) => ArtPiece | undefined;

/** The largest size of the piece's proportions that fits the box (SPEC A48). */
export function fittedArt({ viewBox: [width, height] }: Pick<ArtPiece, "viewBox">, box: SizeMm): SizeMm {
  const scale = Math.min(box.widthMm / width, box.heightMm / height);
  return { widthMm: width * scale, heightMm: height * scale };
}

/** A motif's paths on the area, in the colours of its element (SPEC A48, A42). */
export function drawArt(
  element: ArtElement,
  { piece, colour }: { readonly piece: ArtPiece; readonly colour: (text: string) => Colour },
): DisplayItem[] {
  const { placement, flipX, opacity = 1 } = element;
  const [width, height] = piece.viewBox;
  const scale = fittedArt(piece, placement).widthMm / width;
  const across = flipX === true ? -scale : scale;
  const matrix: Matrix = multiply(placeMatrix({ x: placement.xMm, y: placement.yMm }, placement.rotationDeg), [
    across,
    0,
    0,
    scale,
    (-width / 2) * across,
    (-height / 2) * scale,
  ]);
  const colours = artColours(piece, element.colours).map((text) => colour(text));
  return drawPiece(piece, { matrix, scale, colours, opacity, element: element.id });
}

/** A piece's paths under a matrix that makes them `scale` times as large, in its palette's colours; faded as one picture. */
export function drawPiece(
  piece: ArtPiece,
  {
    matrix,
    scale,
    colours,
    opacity,
    element,
  }: {
    readonly matrix: Matrix;
    readonly scale: number;
    readonly colours: readonly Colour[];
    readonly opacity: number;
    readonly element: string;
  },
): DisplayItem[] {
  const paths = piece.paths.flatMap(({ d, colour, strokeWidth, opacity: own = 1 }): DisplayPath[] => {
    const ink = colours[colour];
    if (!ink) return [];
    return [
      {
        kind: "path",
        d: toPathData(readPathData(d), matrix),
        ...(strokeWidth === undefined
          ? { fill: ink }
          : { stroke: { colour: ink, widthMm: roundMm(strokeWidth * scale) } }),
        ...(own < 1 && { opacity: own }),
        element,
      },
    ];
  });
  return opacity < 1 && paths.length > 0 ? [fadeItems(paths, opacity)] : paths;
}

/** The palette as the element has it: its own colours in order, the last one for all that follow; else the piece's. */
export function artColours(
  { palette }: Pick<ArtPiece, "palette">,
  own: readonly string[] | undefined,
): readonly string[] {
  const last = own?.at(-1);
  return own && last !== undefined ? palette.map((_, i) => own[i] ?? last) : palette;
}

const POINTS = { M: 1, L: 1, Q: 2, C: 3, Z: 0 } as const;

/** Reads path data of absolute M L C Q Z; a letter is not repeated only where the next pair goes on in the same command. */
export function readPathData(d: string): OutlineCommand[] {
  const commands: OutlineCommand[] = [];
  for (const [, letter = "", rest = ""] of d.matchAll(/([MLCQZ])([^MLCQZ]*)/g)) {
    const type = letter as keyof typeof POINTS; // the expression lets no other letter through
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const step = POINTS[type] * 2;
    if (step === 0) commands.push({ type, points: [] });
    else
      for (let i = 0; i + step <= numbers.length; i += step)
        commands.push({ type, points: numbers.slice(i, i + step) });
  }
  return commands;
}
