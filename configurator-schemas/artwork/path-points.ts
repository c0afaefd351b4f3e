export type Point = readonly [x: number, y: number];

/** Coordinates of a command two by two. */
export function pointPairs(values: readonly number[]): Point[] {
  return values.flatMap((x, i) => (i % 2 === 0 ? [[x, values[i + 1] ?? 0] as const] : []));
}
