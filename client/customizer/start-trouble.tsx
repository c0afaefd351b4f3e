import type { ReactElement } from "react";
import type { ApiProblem } from "../api/api-problem.ts";
import { useI18n } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { problemWords } from "./problem-words.ts";
import styles from "./app.module.css";

interface StartTroubleProps {
  readonly problem: ApiProblem;
  readonly onRetry: () => void;
}

/** The customizer could not open: why, in words, and what can be done. */
export function StartTrouble({ problem, onRetry }: StartTroubleProps): ReactElement {
  const { t, direction } = useI18n();
  return (
    <main className={styles["trouble"]} role="alert" dir={direction} data-testid="start-trouble">
      <h1>{t("start.title")}</h1>
      <p>{problem.code === "not_found" ? t("start.noProduct") : problemWords(problem, t)}</p>
      {problem.passing && (
        <Button variant="primary" onClick={onRetry}>
          {t("retry")}
        </Button>
      )}
      <code>{problem.code}</code>
    </main>
  );
}
