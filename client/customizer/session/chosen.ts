import type { SessionState } from "./session-state.ts";

const NONE: readonly string[] = [];

/** What the hand holds: one element, whose panel is open then, or several; while picking also one is only picked. */
export function chosen(
  ids: readonly string[],
  picking = false,
): Pick<SessionState, "selected" | "several" | "picking"> {
  const [only] = ids;
  const isOne = !picking && ids.length === 1;
  return { selected: isOne ? only : undefined, several: isOne || ids.length === 0 ? NONE : ids, picking };
}

/** Everything that is chosen, one or several. */
export function chosenIds({ selected, several }: Pick<SessionState, "selected" | "several">): readonly string[] {
  return selected === undefined ? several : [selected];
}
