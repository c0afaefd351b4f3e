import type { ReactElement } from "react";
import type { Fix } from "../../../configurator-schemas/answers/fix.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { offeredFixes } from "../session/fixes.ts";
import { elementOfIssue } from "../session/element-of-issue.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { useFixWords } from "./fix-words.ts";
import styles from "./findings.module.css";

/** The ways out of an issue, the obvious one first, and the way to what it speaks of. */
export default function FixButtons({ issue }: { readonly issue: Issue }): ReactElement | null {
  const session = useSession();
  const words = useFixWords();
  const state = useSessionState((each) => each);
  const fixes = offeredFixes(issue, state);
  const element = elementOfIssue(issue, state);
  const isAway = element !== undefined && element.id !== state.selected;
  if (fixes.length === 0 && !isAway) return null;
  const take = (fix: Fix) => {
    if (fix.area !== state.area) session.showArea(fix.area);
    if (fix.apply) (fix.kind === "restore" ? session.replace : session.edit)(fix.apply);
    // What was changed is what the shopper looks at next; what is gone cannot be.
    session.selectElement(fix.kind === "remove" ? undefined : fix.element);
  };
  return (
    <span className={styles["fixes"]}>
      {fixes.map((fix, i) => (
        <button
          key={fix.kind}
          type="button"
          className={styles["fix"]}
          data-primary={i === 0}
          data-fix={fix.kind}
          onClick={() => take(fix)}
        >
          {words[fix.kind]}
        </button>
      ))}
      {isAway && (
        <button type="button" className={styles["fix"]} onClick={() => session.selectElement(element.id)}>
          {words.showElement}
        </button>
      )}
    </span>
  );
}
