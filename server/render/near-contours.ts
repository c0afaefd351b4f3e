import type { DisplayPath } from "../../configurator-schemas/artwork/display-list.ts";
import { transformPoint } from "../../configurator-schemas/units/matrix.ts";
import type { Matrix } from "../../configurator-schemas/units/matrix.ts";
import { boundsOf, pathBounds } from "./path-bounds.ts";
import type { Bounds } from "./path-bounds.ts";

/** Below this, some sixty letters, an outline is drawn in no time. */
const LONG = 40_000;
const AS_IT_IS: Matrix = [1, 0, 0, 1, 0, 0];

interface Contour {
  readonly d: string;
  readonly bounds: Bounds;
}

/** A long text's outline is asked for once per band and box. */
const known = new WeakMap<DisplayPath, readonly Contour[]>();

/**
 * An outline without the contours that lie wholly outside `box` under `matrix`: a rasteriser takes milliseconds for a letter that
 * nobody sees. Around no point outside its bounds does a contour wind, so that the same is covered inside; what is left out above and
 * below changes no pixel. Beside, where such contours cross each other, the rasteriser had counted their rows by samples, and now
 * measures them: up to 15 of 255 at an edge (measured). What is dashed or short is left as it is. `slack` is how far its ink lies
 * from its outline.
 */
export function nearContours(path: DisplayPath, { box, matrix, slack }: Near): DisplayPath {
  const { d, stroke } = path;
  if (d.length < LONG || stroke?.dashesMm) return path;
  const contours = known.get(path) ?? contoursOf(d);
  known.set(path, contours);
  const near = contours.filter(({ bounds }) => {
    const { left, top, right, bottom } = boundsUnder(bounds, matrix);
    return (
      left <= box.right + slack && right >= box.left - slack && top <= box.bottom + slack && bottom >= box.top - slack
    );
  });
  return near.length === contours.length ? path : { ...path, d: near.map((each) => each.d).join("") };
}

interface Near {
  readonly box: Bounds;
  readonly matrix: Matrix;
  readonly slack: number;
}

function contoursOf(d: string): readonly Contour[] {
  return d
    .split(/(?=M)/)
    .filter((each) => each !== "")
    .map((each) => ({ d: each, bounds: pathBounds(each, AS_IT_IS) }));
}

function boundsUnder({ left, top, right, bottom }: Bounds, matrix: Matrix): Bounds {
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const;
  return boundsOf(corners.map(([x, y]) => transformPoint(matrix, x, y)));
}
