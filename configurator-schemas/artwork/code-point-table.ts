/**
 * Reads a table of a Unicode property, written as "how many code points (base 36), VALUE" from U+0000 on, when it is first
 * asked. The last value holds for all that follow.
 */
export function codePointTable(table: string): (code: number) => string {
  let starts: Uint32Array | undefined;
  let values: readonly string[] = [];
  const read = (): Uint32Array => {
    const runs = [...table.matchAll(/([0-9a-z]+)([A-Z]+)/gu)];
    values = runs.map((run) => run[2] ?? "");
    const found = new Uint32Array(runs.length);
    let at = 0;
    runs.forEach((run, i) => {
      found[i] = at;
      at += Number.parseInt(run[1] ?? "0", 36);
    });
    return found;
  };
  return (code) => {
    starts ??= read();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= code) low = middle;
      else high = middle;
    }
    return values[low] ?? "";
  };
}
