import type { ReactElement } from "react";
import { useI18n } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useSession, useSessionState } from "./session/use-session.ts";

/** The same design was changed in two windows. Both versions exist; the shopper says which one goes on here. */
export function ConflictDialog(): ReactElement | null {
  const session = useSession();
  const { t } = useI18n();
  const saving = useSessionState((state) => state.saving);
  if (saving.kind !== "conflict") return null;
  return (
    <Dialog
      title={t("conflict.title")}
      actions={
        <>
          <Button onClick={() => void session.takeTheirs()}>{t("conflict.theirs")}</Button>
          <Button variant="primary" onClick={() => void session.keepMine()}>
            {t("conflict.mine")}
          </Button>
        </>
      }
    >
      <p data-testid="conflict">{t("conflict.why")}</p>
    </Dialog>
  );
}
