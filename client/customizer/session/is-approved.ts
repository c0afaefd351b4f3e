import type { SessionState } from "./session-state.ts";

/** Is what is on the screen the very version that was approved? Any change is another version. */
export function isApproved({ approval, design, saving }: SessionState): boolean {
  return (
    design !== undefined &&
    approval?.design === design.id &&
    approval.version === design.version &&
    (saving.kind === "saved" || saving.kind === "untouched")
  );
}
