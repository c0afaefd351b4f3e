import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { OrderLine } from "./asked-lines.ts";
import type { DesignRef } from "./autosave.ts";

/** What this browser remembers of one product's design, so that a reload, a crash or a dead line loses nothing. */
export interface Draft {
  readonly configuration: Configuration;
  readonly quantity: number;
  readonly lines?: readonly OrderLine[];
  readonly design?: DesignRef;
  /** The server does not have this state yet. */
  readonly unsaved: boolean;
}

export interface DraftStore {
  read(): Draft | undefined;
  /** False when this browser keeps nothing (private mode, full, blocked). */
  write(draft: Draft): boolean;
  clear(): void;
}

const FORMAT = 1;

export function createDraftStore(storage: Storage | undefined, name: string): DraftStore {
  const key = `atelier:draft:${name}`;
  return {
    read() {
      try {
        const text = storage?.getItem(key);
        const stored: unknown = text ? JSON.parse(text) : undefined;
        return isDraft(stored) ? stored.draft : undefined;
      } catch {
        return undefined;
      }
    },
    write(draft) {
      try {
        storage?.setItem(key, JSON.stringify({ format: FORMAT, draft }));
        return storage !== undefined;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        storage?.removeItem(key);
      } catch {
        // Blocked storage holds nothing to clear.
      }
    },
  };
}

/** The browser's storage; reading the property itself throws where storage is blocked. */
export function browserStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/** Only this module writes under its keys, and it names its format: a matching format proves the shape. */
function isDraft(value: unknown): value is { readonly draft: Draft } {
  return (
    typeof value === "object" &&
    value !== null &&
    "format" in value &&
    value.format === FORMAT &&
    "draft" in value &&
    typeof value.draft === "object" &&
    value.draft !== null &&
    "configuration" in value.draft
  );
}
