import { transformElement } from "../../../configurator-schemas/configuration/transform-element.ts";
import type { LayerActions } from "./use-layer-actions.ts";

const STEP_MM = 1;
const BIG_STEP_MM = 10;

export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

interface Held {
  readonly ids: readonly string[];
  /** What a hand may change of it; the rest is locked. */
  readonly free: readonly string[];
}

/** What a key does to the elements at hand, wherever they are focused; false when it means nothing here. */
export function layerKey(actions: LayerActions, { ids, free }: Held, key: Key): boolean {
  const letter = key.key.toLowerCase();
  if (key.ctrlKey || key.metaKey) {
    if (letter === "d") actions.duplicate(ids);
    else if (letter === "g" && key.shiftKey) actions.ungroup(ids);
    else if (letter === "g") actions.group(ids);
    else return false;
    return true;
  }
  switch (key.key) {
    case "[":
    case "]":
      actions.step(ids, key.key === "]" ? 1 : -1);
      return true;
    case "Delete":
    case "Backspace":
      if (free.length > 0) actions.remove(free);
      else actions.keepsStill(ids);
      return true;
    default:
      return false;
  }
}

/** Arrow keys on the artboard: a millimetre, with Shift ten. */
export function nudgeKey(actions: LayerActions, { ids, free }: Held, { key, shiftKey }: Key): boolean {
  const step = shiftKey ? BIG_STEP_MM : STEP_MM;
  const move = MOVES[key];
  if (!move) return false;
  const [x, y] = move;
  if (free.length === 0) actions.keepsStill(ids);
  else
    actions.change(
      free,
      (each) => transformElement(each, { dxMm: x * step, dyMm: y * step }),
      `nudge-${free.join("-")}`,
    );
  return true;
}

const MOVES: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
