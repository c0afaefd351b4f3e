import { useEffect, useRef } from "react";
import type { KeyboardEvent, ReactElement } from "react";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import { localise } from "../../configurator-schemas/schema/localise.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { useI18n } from "../i18n/i18n.ts";
import { blockingIssues } from "./session/findings.ts";
import { optionOfIssue } from "./session/option-of-issue.ts";
import { useSessionState } from "./session/use-session.ts";
import styles from "./step-tabs.module.css";

/** From this many on they may not fit on one line. */
const MANY = 5;

interface StepTabsProps {
  readonly current: string;
  readonly onChange: (step: string) => void;
}

/** The steps in any order one likes; a dot marks where something is not right yet. */
export function StepTabs({ current, onChange }: StepTabsProps): ReactElement {
  const { language, direction, t } = useI18n();
  const state = useSessionState((each) => each);
  const list = useRef<HTMLDivElement>(null);
  const { steps } = state.product;
  const troubled = new Set(blockingIssues(state).map((issue) => stepOfIssue(state.product, issue)));

  // By hand: scrollIntoView would also scroll the shop's page around the widget.
  useEffect(() => {
    const tab = list.current?.querySelector(`#tab-${current}`);
    if (!tab || !list.current) return;
    const [bar, at] = [list.current.getBoundingClientRect(), tab.getBoundingClientRect()];
    list.current.scrollBy({ left: at.left + at.width / 2 - (bar.left + bar.width / 2) });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    const forward = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    if (event.key !== forward && event.key !== backward) return;
    const index = steps.findIndex((each) => each.id === current) + (event.key === forward ? 1 : -1);
    const step = steps[(index + steps.length) % steps.length];
    if (!step) return;
    event.preventDefault();
    onChange(step.id);
    list.current?.querySelector<HTMLElement>(`#tab-${step.id}`)?.focus();
  };
  return (
    <div
      ref={list}
      className={styles["steps"]}
      data-many={steps.length >= MANY}
      role="tablist"
      aria-label={t("steps")}
      onKeyDown={onKeyDown}
    >
      {steps.map((step) => (
        <button
          key={step.id}
          id={`tab-${step.id}`}
          type="button"
          role="tab"
          className={styles["step"]}
          aria-selected={step.id === current}
          aria-controls={`step-${step.id}`}
          tabIndex={step.id === current ? 0 : -1}
          onClick={() => onChange(step.id)}
        >
          {localise(step.label, language)}
          {troubled.has(step.id) && <i role="img" aria-label={t("step.troubled")} />}
        </button>
      ))}
    </div>
  );
}

function stepOfIssue(product: Product, issue: Issue): string | undefined {
  const area = /^\/elements\/([^/]+)/.exec(issue.path)?.[1];
  const option = optionOfIssue(issue);
  return product.steps.find(
    (step) =>
      (area !== undefined && step.areas.includes(area)) || (option !== undefined && step.options.includes(option)),
  )?.id;
}
