/** Do two values have the same JSON, whatever the order of their properties? One without a value is as good as absent. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => sameData(each, b[i]));
  }
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const left = valuesOf(a);
  const right = valuesOf(b);
  return (
    left.size === right.size && [...left].every(([name, each]) => right.has(name) && sameData(each, right.get(name)))
  );
}

function valuesOf(data: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(data).filter(([, value]) => value !== undefined));
}
