import type { ReactElement } from "react";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { RulesAnnouncer } from "./options/rules-announcer.tsx";
import { useSession } from "./session/use-session.ts";
import { useShortcuts } from "./use-shortcuts.ts";

/** What listens and speaks up wherever the shopper is: keys, what gave way to a choice, a second window. */
export default function Background(): ReactElement {
  useShortcuts(useSession());
  return (
    <>
      <RulesAnnouncer />
      <ConflictDialog />
    </>
  );
}
