/** A value that others may watch. What React needs (useSyncExternalStore) and nothing else. */
export interface Store<State> {
  get(): State;
  subscribe(listener: () => void): () => void;
}

export interface WritableStore<State> extends Store<State> {
  patch(change: Partial<State>): void;
}

export function createStore<State extends object>(initial: State): WritableStore<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    patch(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
  };
}
