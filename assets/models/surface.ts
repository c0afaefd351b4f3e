/**
 * A triangle surface in millimetres, y up, counter-clockwise seen from outside.
 *
 * Millimetres because every figure of a product is known in millimetres; `writeModel` alone converts to the metres of glTF.
 */
export interface Surface {
  /** x, y, z per vertex, millimetres. */
  readonly positions: readonly number[];
  /** Unit normals, x, y, z per vertex. Analytic, never averaged from faces: gloss shows every facet. */
  readonly normals: readonly number[];
  /** u, v per vertex, v = 0 at the top (glTF). Only print areas need them. */
  readonly uvs?: readonly number[];
  readonly indices: readonly number[];
}

/**
 * Indices of a grid of `rows` × `columns` cells whose vertices lie row by row, `columns + 1` to a row.
 * The front is where columns grow to the right and rows grow downwards.
 */
export function gridIndices(rows: number, columns: number): number[] {
  const indices: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const a = row * (columns + 1) + column;
      const b = a + columns + 1;
      indices.push(a, b, a + 1, a + 1, b, b + 1);
    }
  }
  return indices;
}
