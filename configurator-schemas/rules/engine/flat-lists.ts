/**
 * Lists of integers by key, laid out in one array once and for all: what the hot loops walk.
 * Keys beyond those known at freezing have an empty list.
 */
export interface FlatLists {
  /** List `k` is `items[start[k]]` up to `items[start[k + 1]]`; `start` has one entry more than there are keys. */
  readonly start: Int32Array;
  readonly items: Int32Array;
  readonly size: number;
}

/** Freezes (key, item) pairs, in order of appearance within a key. */
export function freezeLists(size: number, pairs: readonly number[]): FlatLists {
  const start = new Int32Array(size + 1);
  for (let i = 0; i < pairs.length; i += 2) start[pairs[i]! + 1]! += 1;
  for (let key = 0; key < size; key++) start[key + 1]! += start[key]!;
  const next = start.slice();
  const items = new Int32Array(pairs.length / 2);
  for (let i = 0; i < pairs.length; i += 2) {
    const key = pairs[i]!;
    items[next[key]!] = pairs[i + 1]!;
    next[key]! += 1;
  }
  return { start, items, size };
}
