/**
 * Undo and redo over immutable values: each step keeps the value as it was. Values share what did not change, so a
 * thousand steps cost a thousand small edits, and no inverse operation can ever be wrong.
 */
export interface History<Value> {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
  /** The gesture or typing burst still going on: further changes of the same group join its step. */
  readonly group?: string | undefined;
}

/** Groups so named end when the gesture does; all others also end with a pause. */
export const GESTURE_GROUP = "gesture-";

export function startHistory<Value>(present: Value): History<Value> {
  return { past: [], present, future: [] };
}

/** Makes a change. Within one `group` only the first change adds a step. */
export function commit<Value>(history: History<Value>, present: Value, group?: string): History<Value> {
  if (present === history.present) return history;
  const joins = group !== undefined && group === history.group;
  return { past: joins ? history.past : [...history.past, history.present], present, future: [], group };
}

/** Ends the gesture: the next change is a step of its own, whatever its group. */
export function closeGroup<Value>(history: History<Value>): History<Value> {
  return history.group === undefined ? history : { ...history, group: undefined };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future] };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}

/** Changes every value there was and will be, e.g. when an upload gets its final id: undo must not bring the old one back. */
export function mapHistory<Value>(history: History<Value>, change: (value: Value) => Value): History<Value> {
  return {
    past: history.past.map(change),
    present: change(history.present),
    future: history.future.map(change),
    group: history.group,
  };
}

/** The same history without steps that change nothing, which mapping may leave behind: an undo must always be seen. */
export function dropRepeats<Value>(history: History<Value>, same: (a: Value, b: Value) => boolean): History<Value> {
  const line = [...history.past, history.present, ...history.future];
  const at = history.past.length;
  const kept = line.map((_, index) => index === at || !isRepeat(line, index, { present: at, same }));
  return {
    ...history,
    past: history.past.filter((_, index) => kept[index]),
    future: history.future.filter((_, index) => kept[at + 1 + index]),
  };
}

/** Counted towards the present, which always stays. */
function isRepeat<Value>(
  line: readonly Value[],
  index: number,
  { present, same }: { readonly present: number; readonly same: (a: Value, b: Value) => boolean },
): boolean {
  const [value, next] = [line[index], line[index < present ? index + 1 : index - 1]];
  return value !== undefined && next !== undefined && same(value, next);
}
