import { Suspense } from "react";
import type { ReactElement } from "react";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { FixButton, WayButton } from "../late-parts.ts";
import { reasonWords } from "../options/reason-words.ts";
import { optionOfIssue } from "../session/option-of-issue.ts";
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
  const i18n = useI18n();
  const state = useSessionState((each) => each);
  const option = OF_PICKS.has(issue.code) && issue.severity === "error" ? optionOfIssue(issue) : undefined;
  const ways = option === undefined ? [] : session.waysOut(option);
  return (
    <li className={styles["item"]} data-severity={issue.severity} data-issue={issue.code}>
      <Icon name={issue.severity === "information" ? "info" : "warning"} size={20} />
      <span>{reasonWords(state.product, issue, i18n)}</span>
      <Suspense>
        <FixButton issue={issue} />
      </Suspense>
      {ways.length > 0 && (
        <span className={styles["ways"]}>
          <Suspense>
            {ways.map((way, i) => (
              <WayButton key={i} way={way} named onTake={() => session.take(way)} />
            ))}
          </Suspense>
        </span>
      )}
    </li>
  );
}

/** Picks that do not go together, as an old link may bring them. */
const OF_PICKS: ReadonlySet<Issue["code"]> = new Set(["rule_broken", "variant_unknown", "option_unavailable"]);
