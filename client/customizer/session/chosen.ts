import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { SessionState } from "./session-state.ts";

type Chosen = Pick<SessionState, "selected" | "several" | "picking">;

const NONE: readonly string[] = [];

/** What the hand holds: one element, whose panel is open then, or several; while picking also one is only picked. */
export function chosen(ids: readonly string[], picking = false): Chosen {
  const [only] = ids;
  const isOne = !picking && ids.length === 1;
  return { selected: isOne ? only : undefined, several: isOne || ids.length === 0 ? NONE : ids, picking };
}

/** Everything that is chosen, one or several. */
export function chosenIds({ selected, several }: Pick<SessionState, "selected" | "several">): readonly string[] {
  return selected === undefined ? several : [selected];
}

/** What of it is left in a design: an undo takes away what it had chosen. */
export function stillChosen(state: Chosen, { elements }: Configuration): Chosen {
  const there = new Set(Object.values(elements).flatMap((list) => list.map(({ id }) => id)));
  const held = chosenIds(state);
  const left = held.filter((id) => there.has(id));
  const { selected, several, picking } = state;
  return left.length < held.length ? chosen(left, picking) : { selected, several, picking };
}
