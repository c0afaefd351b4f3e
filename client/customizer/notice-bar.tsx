import { useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { useI18n } from "../i18n/i18n.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icons.tsx";
import type { IconName } from "../ui/icons.tsx";
import { problemWords } from "./problem-words.ts";
import { useSession, useSessionState } from "./session/use-session.ts";
import { useOnline } from "./use-online.ts";
import styles from "./app.module.css";

/** What the shopper should know now: a refused photo, a dead line, a design found again. */
export default function NoticeBar(): ReactElement {
  const session = useSession();
  const { t } = useI18n();
  const { notice, preparing, saving, restored, keepsDraft, preview } = useSessionState((state) => state);
  const [greeted, setGreeted] = useState(false);
  const online = useOnline(session);
  const offline = !online || saving.kind === "offline";
  return (
    <>
      {notice && (
        <Banner kind="bad" icon="warning" alert>
          <span data-testid="notice">
            {notice.about !== undefined && <bdi>{notice.about}</bdi>}
            {notice.about !== undefined && t("colon")}
            {problemWords(notice.problem, t)}
          </span>
          <IconButton icon="close" label={t("close")} onClick={session.dismissNotice} />
        </Banner>
      )}
      {preparing !== undefined && (
        <Banner icon="photo">
          <span data-testid="preparing">
            {t("photo.preparing")}
            {t("colon")}
            <bdi>{preparing}</bdi>
          </span>
        </Banner>
      )}
      {preview && (
        <Banner icon="info">
          <span data-testid="line-shown">{t("lines.shown")}</span>
          <Button variant="ghost" onClick={() => session.showLine(undefined)}>
            {t("lines.back")}
          </Button>
        </Banner>
      )}
      {offline && (
        <Banner kind="warn" icon="cloudOff">
          <span>{keepsDraft ? t("offline.kept") : t("offline.notKept")}</span>
        </Banner>
      )}
      {saving.kind === "refused" && (
        <Banner kind="warn" icon="warning">
          <span>
            {t("saving.refused")} {saving.problem.issues[0]?.message ?? problemWords(saving.problem, t)}
          </span>
        </Banner>
      )}
      {restored && !greeted && (
        <Banner icon="spark">
          <span>{t("restored")}</span>
          <Button variant="ghost" onClick={session.startOver}>
            {t("restored.startOver")}
          </Button>
          <IconButton icon="close" label={t("close")} onClick={() => setGreeted(true)} />
        </Banner>
      )}
    </>
  );
}

interface BannerProps {
  readonly kind?: "warn" | "bad";
  readonly icon: IconName;
  readonly alert?: boolean;
  readonly children: ReactNode;
}

function Banner({ kind, icon, alert, children }: BannerProps): ReactElement {
  return (
    <div className={styles["banner"]} data-kind={kind} role={alert ? "alert" : "status"}>
      <Icon name={icon} size={20} />
      {children}
    </div>
  );
}
