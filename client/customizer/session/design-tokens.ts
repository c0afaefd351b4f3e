/**
 * Which designs this browser may open: their tokens, by id. A cart line names its design but never carries the token, so
 * "edit" in a shop's cart finds it here, in the widget's own storage.
 */
export interface DesignTokens {
  remember(design: string, token: string): void;
  tokenOf(design: string): string | undefined;
}

const KEY = "atelier:design-tokens";
/** The oldest go first; a cart holds a handful. */
const MOST = 50;

export function createDesignTokens(storage: Storage | undefined): DesignTokens {
  const read = (): [design: string, token: string][] => {
    try {
      const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? "[]");
      return Array.isArray(stored) ? stored.filter(isPair) : [];
    } catch {
      return [];
    }
  };
  return {
    remember(design, token) {
      const others = read().filter(([id]) => id !== design);
      try {
        storage?.setItem(KEY, JSON.stringify([...others, [design, token]].slice(-MOST)));
      } catch {
        // Blocked or full storage: the share address still opens the design.
      }
    },
    tokenOf: (design) => read().find(([id]) => id === design)?.[1],
  };
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === "string");
}
