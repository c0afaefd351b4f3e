import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";

/** A name that stands for nothing, with those that would stand for something. */
export function unknownReference(
  path: readonly (string | number)[],
  what: string,
  got: string,
  known: readonly string[],
): Issue {
  return issue("unknown_reference", "error", path, {
    expected: `a known ${what} (${known.slice(0, 20).join(", ")})`,
    got,
  });
}
