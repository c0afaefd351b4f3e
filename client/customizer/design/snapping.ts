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

/** Where edges and where middles may come to lie, per axis; an edge on another's middle is no alignment anybody meant. */
export interface SnapTargets {
  readonly x: Lines;
  readonly y: Lines;
}

interface Lines {
  readonly edges: readonly number[];
  readonly middles: readonly number[];
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
  const lines = (length: number, spans: readonly (readonly [number, number])[]): Lines => ({
    edges: [0, safeMm, length - safeMm, length, ...spans.flat()],
    middles: [length / 2, ...spans.map(([start, end]) => (start + end) / 2)],
  });
  return {
    x: lines(
      area.widthMm,
      others.map((each) => [each.left, each.right]),
    ),
    y: lines(
      area.heightMm,
      others.map((each) => [each.top, each.bottom]),
    ),
  };
}

/** The small move that brings an edge or the middle of `bounds` onto the nearest target within tolerance, per axis. */
export function snapBounds(bounds: Bounds, targets: SnapTargets, toleranceMm: number): Snap {
  const x = nearest([bounds.left, bounds.right], targets.x, toleranceMm);
  const y = nearest([bounds.top, bounds.bottom], targets.y, toleranceMm);
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

interface Move {
  readonly move: number;
  readonly target: number;
}

function nearest(span: readonly [number, number], { edges, middles }: Lines, tolerance: number): Move | undefined {
  const middle = (span[0] + span[1]) / 2;
  const moves = [
    ...edges.flatMap((target) => span.map((edge): Move => ({ target, move: target - edge }))),
    ...middles.map((target): Move => ({ target, move: target - middle })),
  ];
  return moves
    .filter(({ move }) => Math.abs(move) <= tolerance)
    .reduce<Move | undefined>(
      (best, each) => (best && Math.abs(best.move) <= Math.abs(each.move) ? best : each),
      undefined,
    );
}
