/** From this many on a list is folded. */
const LONG = 10;
const SHOWN = 7;

interface Listed {
  readonly id: string;
  /** Chosen, or being asked about: always in sight. */
  readonly kept: boolean;
  readonly muted: boolean;
}

/** The values of a folded list: what can be chosen first of all, in the merchant's order; undefined when the list is short. */
export function foldedValues(values: readonly Listed[]): ReadonlySet<string> | undefined {
  if (values.length < LONG) return undefined;
  const shown = new Set(values.filter(({ kept }) => kept).map(({ id }) => id));
  const rest = [...values.filter(({ muted }) => !muted), ...values.filter(({ muted }) => muted)];
  for (const { id } of rest) {
    if (shown.size >= SHOWN) break;
    shown.add(id);
  }
  return shown;
}
