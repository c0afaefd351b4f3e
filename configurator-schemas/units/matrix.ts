/** A 2D affine map [a b c d e f]: x' = a·x + c·y + e, y' = b·x + d·y + f (the order of SVG and canvas). */
export type Matrix = readonly [number, number, number, number, number, number];

/** Rotation clockwise (y points down) by `rotationDeg` about the origin, then a move to (x, y). */
export function placeMatrix(at: { readonly x: number; readonly y: number }, rotationDeg: number): Matrix {
  const angle = (rotationDeg * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [cos, sin, -sin, cos, at.x, at.y];
}

/** Applies a matrix to a point. */
export function transformPoint(matrix: Matrix, x: number, y: number): readonly [number, number] {
  const [a, b, c, d, e, f] = matrix;
  return [a * x + c * y + e, b * x + d * y + f];
}

/** `outer` after `inner`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
