import { Suspense, useEffect, useState } from "react";
import type { ReactElement } from "react";
import type { Step } from "../../configurator-schemas/schema/product.ts";
import type { z } from "zod";
import { localise } from "../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Announcer } from "./design/announcer.tsx";
import { DesignPanel } from "./design/design-panel.tsx";
import { focusWords } from "./design/focus-words.ts";
import { OptionsForm } from "./options/options-form.tsx";
import { Background, NoticeBar } from "./late-parts.ts";
import type { ArtworkCanvas } from "./paint/artwork-canvas.ts";
import { PriceBar } from "./quote/price-bar.tsx";
import { Scene } from "./scene.tsx";
import { blockingIssues } from "./session/findings.ts";
import { elementOfIssue } from "./session/element-of-issue.ts";
import { optionOfIssue } from "./session/option-of-issue.ts";
import { useSession, useSessionState } from "./session/use-session.ts";
import { StepTabs } from "./step-tabs.tsx";
import { afterFirstPaint } from "./after-first-paint.ts";
import styles from "./app.module.css";

interface AppProps {
  readonly artworks: ReadonlyMap<string, ArtworkCanvas>;
  /** The controls have been painted. */
  onShown(): void;
}

/** The customizer: the thing on one side, its questions step by step on the other, the price below. */
export function App({ artworks, onShown }: AppProps): ReactElement {
  const session = useSession();
  const { language, direction, t } = useI18n();
  const { product, selected, configuration } = useSessionState((state) => state);
  const [stepId, setStepId] = useState(product.steps[0]?.id ?? "");
  const [blocked, setBlocked] = useState(0);
  useEffect(() => afterFirstPaint(onShown), [onShown]);
  const index = Math.max(
    0,
    product.steps.findIndex((each) => each.id === stepId),
  );
  const step = product.steps[index];
  const next = product.steps[index + 1];

  // An element chosen on the artboard brings its own step.
  useEffect(() => {
    if (selected === undefined) return;
    const area = Object.entries(configuration.elements).find(([, list]) =>
      list.some((each) => each.id === selected),
    )?.[0];
    const home = product.steps.find((each) => area !== undefined && each.areas.includes(area));
    if (home) setStepId(home.id);
  }, [selected, configuration.elements, product.steps]);

  const goToIssue = () => {
    const state = session.get();
    const [issue] = blockingIssues(state);
    if (!issue) return;
    const element = elementOfIssue(issue, state);
    const option = optionOfIssue(issue);
    const home = product.steps.find((each) => option !== undefined && each.options.includes(option));
    if (home) setStepId(home.id);
    if (element) session.selectElement(element.id);
    setBlocked((count) => count + 1);
  };
  // After the step has been drawn: the issue comes into view and is read out.
  useEffect(() => {
    if (blocked === 0) return;
    const issue = document.querySelector<HTMLElement>('[data-severity="error"]');
    issue?.setAttribute("tabindex", "-1");
    issue?.focus({ preventScroll: true });
    issue?.scrollIntoView({ block: "center", behavior: "smooth" });
  }, [blocked]);

  if (!step) return <p>{t("problem.unexpected")}</p>;
  const writing = selected !== undefined && step.areas.length > 0;
  return (
    <Announcer>
      <div className={styles["app"]} dir={direction} data-writing={writing} data-testid="customizer">
        <Scene artworks={artworks} designing={step.areas.length > 0} onEditText={focusWords} />
        <main className={styles["panel"]}>
          <StepTabs current={step.id} onChange={setStepId} />
          <div className={styles["body"]}>
            <div
              key={step.id}
              className={styles["content"]}
              role="tabpanel"
              id={`step-${step.id}`}
              aria-labelledby={`tab-${step.id}`}
              tabIndex={-1}
            >
              <Suspense>
                <NoticeBar />
              </Suspense>
              <StepContent step={step} elementAtHand={selected !== undefined} />
              {next && (selected === undefined || step.areas.length === 0) && (
                <Button variant="ghost" className={styles["next"]} onClick={() => setStepId(next.id)}>
                  {t("step.next", { step: localise(next.label, language) })}
                </Button>
              )}
            </div>
          </div>
          <PriceBar onBlocked={goToIssue} />
        </main>
        <Suspense>
          <Background />
        </Suspense>
      </div>
    </Announcer>
  );
}

type StepOf = z.infer<typeof Step>;

function StepContent({
  step,
  elementAtHand,
}: {
  readonly step: StepOf;
  readonly elementAtHand: boolean;
}): ReactElement {
  return (
    <>
      {step.areas.length > 0 && <DesignPanel areas={step.areas} />}
      {!(elementAtHand && step.areas.length > 0) && <OptionsForm options={step.options} />}
    </>
  );
}
