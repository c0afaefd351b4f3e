import type { Matrix } from "../../units/matrix.ts";
import { transformPoint } from "../../units/matrix.ts";
import type { DisplayImage, DisplayItem, DisplayPath } from "../display-list.ts";
import { readPathData } from "../draw-art.ts";
import { rectangleData, toPathData } from "../path-data.ts";
import type { Point } from "../path-points.ts";
import {
  filledPolygons,
  intersectPolygons,
  offsetPolygons,
  polygonsOf,
  STEPS,
  strokedPolygons,
  unitePolygons,
} from "../polygons.ts";
import type { Polygons } from "../polygons.ts";
import { thinPolygons } from "../thin-polygons.ts";

/**
 * Where a picture lets nothing through: loops (trace-coverage.ts) in shares of its box, (0, 0) to (1, 1); undefined = it
 * fills its box.
 */
export type PictureEdges = (image: DisplayImage) => readonly (readonly Point[])[] | undefined;

/** What a picture's edges depend on: not where it lies, nor how it is turned. */
export function edgesKey({ upload, crop, background, widthMm, heightMm }: DisplayImage): string {
  return JSON.stringify([upload, crop, background, widthMm, heightMm]);
}

/** Corners less than this beside the line between their neighbours are left out. */
const THIN_MM = 0.005;
/** A trace carries the noise of its pixels: corners of less than this are none. */
const TRACE_MM = 0.02;

/** The outline of everything that is drawn: fills, lines and what of pictures is not clear (SPEC A92). */
export function coveredPolygons(items: readonly DisplayItem[], edges: PictureEdges): Polygons {
  const shown = items.filter(({ opacity }) => opacity !== 0);
  const filled = new Set(shown.flatMap((item) => (item.kind === "path" && item.fill ? [item.d] : [])));
  return unitePolygons(shown.flatMap((item) => coveredBy(item, { edges, filled })));
}

interface Covering {
  readonly edges: PictureEdges;
  /** Path data of what is filled beside it. */
  readonly filled: ReadonlySet<string>;
}

function coveredBy(item: DisplayItem, { edges, filled }: Covering): Polygons {
  switch (item.kind) {
    case "path":
      return coveredByPath(item, filled);
    case "image":
      return coveredByImage(item, edges);
    case "group": {
      const inside = coveredPolygons(item.items, edges);
      return item.clip === undefined || inside.length === 0
        ? inside
        : intersectPolygons(inside, filledPolygons(item.clip, item.clipRule));
    }
  }
}

function coveredByPath({ d, fill, fillRule, stroke }: DisplayPath, filled: ReadonlySet<string>): Polygons {
  if (!stroke) return fill ? filledPolygons(d, fillRule) : [];
  // What is filled as well, as letters are above their outline, needs no inner edge of its line.
  return filled.has(d)
    ? offsetPolygons(thinPolygons(filledPolygons(d, fillRule), THIN_MM), stroke.widthMm / 2)
    : strokedPolygons(d, stroke.widthMm);
}

function coveredByImage(image: DisplayImage, edges: PictureEdges): Polygons {
  const { widthMm, heightMm, matrix, clip } = image;
  const loops = edges(image);
  const box = rectangleData(0, 0, { width: widthMm, height: heightMm });
  const shown = polygonsOf([toPathData(readPathData(clip ?? box), matrix)]);
  if (!loops) return unitePolygons(shown);
  const [a, b, c, d, e, f] = matrix;
  const traced = placedLoops(loops, [a * widthMm, b * widthMm, c * heightMm, d * heightMm, e, f]);
  const thinned = unitePolygons(thinPolygons(traced, TRACE_MM));
  return clip === undefined ? thinned : intersectPolygons(thinned, shown);
}

function placedLoops(loops: readonly (readonly Point[])[], matrix: Matrix): Polygons {
  return loops.map((loop) =>
    loop.map(([x, y]) => {
      const [atX, atY] = transformPoint(matrix, x, y);
      return { x: Math.round(atX * STEPS), y: Math.round(atY * STEPS) };
    }),
  );
}
