/** One of some items, by a random number below their count. */
export function pick<Item>(items: readonly Item[], random: (below: number) => number): Item {
  const found = items[random(items.length)];
  if (found === undefined) throw new RangeError(`expected something to pick from, got ${items.length} items`);
  return found;
}
