import type { ApiCode, ApiProblem } from "../api/api-problem.ts";
import type { T } from "../i18n/i18n.ts";

/** What went wrong, in the reader's language; the code stays visible for whoever has to help. */
export function problemWords(problem: ApiProblem, t: T): string {
  return OWN_WORDS.has(problem.code) ? t(ownKey(problem.code)) : problem.message;
}

type OwnCode =
  | "unauthenticated"
  | "network"
  | "timeout"
  | "unexpected"
  | "too_large"
  | "image_too_large"
  | "empty"
  | "unavailable";

/** Found here without the server, or by something between it and us: the rest comes with the server's own words. */
const OWN_WORDS: ReadonlySet<ApiCode> = new Set<OwnCode>([
  // The server's words for it are a developer's.
  "unauthenticated",
  "network",
  "timeout",
  "unexpected",
  "too_large",
  "image_too_large",
  "empty",
  "unavailable",
]);

function ownKey(code: ApiCode): `problem.${OwnCode}` {
  switch (code) {
    case "unauthenticated":
    case "network":
    case "timeout":
    case "too_large":
    case "image_too_large":
    case "empty":
    case "unavailable":
      return `problem.${code}`;
    default:
      return "problem.unexpected";
  }
}
