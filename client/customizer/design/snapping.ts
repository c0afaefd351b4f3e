/** Upright bounds in millimetres. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line something snapped to, for showing. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly atMm: number;
}

export interface SnapTargets {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Snap {
  readonly dxMm: number;
  readonly dyMm: number;
  readonly guides: readonly Guide[];
}

/** Lines worth aligning with: the area's edges, middle and safe lines, and the other elements' edges and middles. */
export function snapTargets(
  area: { readonly widthMm: number; readonly heightMm: number },
  safeMm: number,
  others: readonly Bounds[],
): SnapTargets {
  const lines = (length: number) => [0, safeMm, length / 2, length - safeMm, length];
  return {
    x: [...lines(area.widthMm), ...others.flatMap((each) => [each.left, (each.left + each.right) / 2, each.right])],
    y: [...lines(area.heightMm), ...others.flatMap((each) => [each.top, (each.top + each.bottom) / 2, each.bottom])],
  };
}

/** The small move that brings an edge or the middle of `bounds` onto the nearest target within tolerance, per axis. */
export function snapBounds(bounds: Bounds, targets: SnapTargets, toleranceMm: number): Snap {
  const x = nearest([bounds.left, (bounds.left + bounds.right) / 2, bounds.right], targets.x, toleranceMm);
  const y = nearest([bounds.top, (bounds.top + bounds.bottom) / 2, bounds.bottom], targets.y, toleranceMm);
  return {
    dxMm: x?.move ?? 0,
    dyMm: y?.move ?? 0,
    guides: [
      ...(x ? [{ axis: "x" as const, atMm: x.target }] : []),
      ...(y ? [{ axis: "y" as const, atMm: y.target }] : []),
    ],
  };
}

/** The nearest multiple of `stepDeg` when the angle is within tolerance of it. */
export function snapAngle(angleDeg: number, stepDeg: number, toleranceDeg: number): number {
  const near = Math.round(angleDeg / stepDeg) * stepDeg;
  return Math.abs(angleDeg - near) <= toleranceDeg ? near : angleDeg;
}

function nearest(
  edges: readonly number[],
  targets: readonly number[],
  tolerance: number,
): { readonly move: number; readonly target: number } | undefined {
  let best: { move: number; target: number } | undefined;
  for (const target of targets) {
    for (const edge of edges) {
      const move = target - edge;
      if (Math.abs(move) <= tolerance && (!best || Math.abs(move) < Math.abs(best.move))) best = { move, target };
    }
  }
  return best;
}
