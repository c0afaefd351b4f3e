import type { ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { problemWords } from "../problem-words.ts";
import type { Picture } from "../session/picture.ts";
import { useSession } from "../session/use-session.ts";
import styles from "./upload-trouble.module.css";

/** A picture that did not arrive: why, and what can be done. The design keeps its place. */
export function UploadTrouble({ picture }: { readonly picture: Picture }): ReactElement {
  const session = useSession();
  const { t } = useI18n();
  return (
    <div className={styles["trouble"]} role="alert">
      <p>{picture.problem ? problemWords(picture.problem, t) : t("problem.unexpected")}</p>
      {picture.problem?.passing !== false && (
        <Button onClick={() => session.retryPicture(picture.id)}>{t("retry")}</Button>
      )}
    </div>
  );
}
