import type { ReactElement } from "react";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { fixOf } from "../session/fixes.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import styles from "./findings.module.css";

/** One tap that makes an issue go away, where there is an obvious one. */
export default function FixButton({ issue }: { readonly issue: Issue }): ReactElement | null {
  const session = useSession();
  const { t } = useI18n();
  const fix = fixOf(
    issue,
    useSessionState((state) => state),
  );
  if (!fix) return null;
  const apply = () => {
    if (fix.change) session.changeElement(fix.element, fix.change);
    else session.removeElement(fix.element);
  };
  return (
    <span className={styles["fixes"]}>
      <button type="button" className={styles["fix"]} onClick={apply}>
        {t(`fix.${fix.kind}`)}
      </button>
    </span>
  );
}
