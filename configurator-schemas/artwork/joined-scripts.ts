/**
 * Scripts whose letters hang together, by strokes between them or by a line above them. Pulled apart or turned one by one
 * they would break.
 */
const JOINED: ReadonlySet<string> = new Set([
  "Adlm",
  "Arab",
  "Beng",
  "Deva",
  "Guru",
  "Mand",
  "Mong",
  "Nkoo",
  "Phag",
  "Rohg",
  "Syrc",
]);

/** True for Arabic, Devanagari and their like. */
export function isJoinedScript(script: string | undefined): boolean {
  return script !== undefined && JOINED.has(script);
}
