import type { ReactElement } from "react";
import { issueMessage } from "../../../configurator-schemas/answers/issue-messages.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { fixOf } from "../session/fixes.ts";
import { repairsOf } from "../session/rule-repair.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import styles from "./findings.module.css";

interface FindingsProps {
  readonly issues: readonly Issue[];
  readonly id?: string;
}

/** What is not right yet, in words, each with its way out where one is obvious. */
export function Findings({ issues, id }: FindingsProps): ReactElement | null {
  if (issues.length === 0) return null;
  return (
    <ul className={styles["list"]} id={id}>
      {issues.map((issue) => (
        <Finding key={`${issue.code} ${issue.path} ${JSON.stringify(issue.params)}`} issue={issue} />
      ))}
    </ul>
  );
}

function Finding({ issue }: { readonly issue: Issue }): ReactElement {
  const session = useSession();
  const { language, t } = useI18n();
  const state = useSessionState((each) => each);
  const fix = fixOf(issue, state);
  const repairs = issue.code === "rule_broken" ? repairsOf(state.product, state.configuration, issue) : [];
  const apply = () => {
    if (!fix) return;
    if (fix.change) session.changeElement(fix.element, fix.change);
    else session.removeElement(fix.element);
  };
  return (
    <li className={styles["item"]} data-severity={issue.severity} data-issue={issue.code}>
      <Icon name={issue.severity === "information" ? "info" : "warning"} size={20} />
      <span>{issueMessage(issue, language)}</span>
      {(fix || repairs.length > 0) && (
        <span className={styles["fixes"]}>
          {fix && (
            <button type="button" className={styles["fix"]} onClick={apply}>
              {t(`fix.${fix.kind}`)}
            </button>
          )}
          {repairs.map((repair) => (
            <button
              key={`${repair.option.id} ${String(repair.value)}`}
              type="button"
              className={styles["fix"]}
              onClick={() => session.pick(repair.option.id, repair.value)}
            >
              {t("fix.choose", {
                option: localise(repair.option.label, language),
                value: repair.label ? localise(repair.label, language) : t(repair.value === true ? "yes" : "no"),
              })}
            </button>
          ))}
        </span>
      )}
    </li>
  );
}
