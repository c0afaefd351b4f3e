import type { ReactElement } from "react";
import { useI18n } from "../i18n/i18n.ts";
import { useSessionState } from "./session/use-session.ts";

/** Where the design is safe right now, in two words. */
export function SaveStatus(): ReactElement {
  const { t } = useI18n();
  const { saving, design, keepsDraft } = useSessionState((state) => state);
  const words = () => {
    switch (saving.kind) {
      case "untouched":
        return "";
      case "waiting":
      case "saving":
        return t("saving.saving");
      case "saved":
        return design ? t("saving.savedAs", { code: design.code }) : t("saving.saved");
      case "offline":
      case "refused":
      case "conflict":
        return keepsDraft ? t("saving.here") : t("saving.nowhere");
    }
  };
  return (
    <span role="status" data-testid="save-status" data-saving={saving.kind}>
      {words()}
    </span>
  );
}
