/** Nothing is at hand: whoever comes back within this time finds the layers as they were. */
const FREE_MS = 3000;
/** An element is still chosen, but its panel may be closed and nobody works on it. */
const HELD_MS = 30_000;

export interface LayerRest {
  /** Something was painted, or taken up, or let go of. */
  touch(held: boolean): void;
  stop(): void;
}

/** Lets go of what painters keep for the next keystroke, tens of megabytes, once no keystroke is to be expected. */
export function createLayerRest(release: () => void): LayerRest {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    touch(held) {
      clearTimeout(timer);
      timer = setTimeout(release, held ? HELD_MS : FREE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
