import { useId, useState } from "react";
import type { ReactElement } from "react";
import { describeArtwork } from "../../../configurator-schemas/answers/describe-artwork.ts";
import { useI18n } from "../../i18n/i18n.ts";
import type { ApiProblem } from "../../api/api-problem.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { problemWords } from "../problem-words.ts";
import { pressOf } from "../printed/press-of.ts";
import { askedLines } from "../session/asked-lines.ts";
import type { DesignRef } from "../session/autosave.ts";
import { allIssues } from "../session/findings.ts";
import { isApproved } from "../session/is-approved.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { approveDesign } from "./approval-calls.ts";
import { APPROVAL_WORDS } from "./approval-words.ts";
import styles from "./approval.module.css";
import { ProofDocument } from "./proof-document.tsx";
import { drawnSizes } from "../session/drawn-sizes.ts";
import { toProblem, useProof } from "./use-proof.ts";

/** What will be made, as the server paints it and in words, and the shopper's yes to exactly that. */
export default function ApprovalDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { language } = useI18n();
  const state = useSessionState((each) => each);
  const { product, configuration } = state;
  const words = APPROVAL_WORDS[language];
  const press = pressOf(product);
  const areas = describeArtwork(product, configuration, { language, drawn: drawnSizes(state) });
  const { proof, retry } = useProof(areas.map(({ area }) => area));
  const pictures = proof.kind === "ready" ? proof.pictures : undefined;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className={styles["proof"]} data-testid="proof" data-kind={proof.kind}>
        <p className={styles["why"]}>
          {words.why} {press && words.press.replace("{condition}", press.condition)}
        </p>
        {areas.map(({ area, label, elements }) => (
          <section key={area} className={styles["area"]} aria-label={label}>
            {areas.length > 1 && <h3 className={styles["label"]}>{label}</h3>}
            <div className={styles["picture"]} aria-busy={proof.kind === "loading"}>
              {pictures?.has(area) ? (
                <img src={pictures.get(area)} alt={words.pictureOf.replace("{area}", label)} />
              ) : (
                proof.kind === "loading" && <Spinner />
              )}
            </div>
            <ol className={styles["words"]}>
              {elements.map(({ element, words: sentence }) => (
                <li key={element}>{sentence}</li>
              ))}
            </ol>
          </section>
        ))}
        {areas.length === 0 && proof.kind === "ready" && (
          <div className={styles["picture"]}>
            <img src={proof.design.previewUrl} alt={words.title} />
          </div>
        )}
        <Remarks />
        {proof.kind === "loading" && (
          <p className={styles["status"]} role="status">
            {words.loading}
          </p>
        )}
        {proof.kind === "failed" && <Trouble problem={proof.problem} onRetry={retry} />}
        {proof.kind === "ready" && <Decision design={proof.design} />}
      </div>
    </Dialog>
  );
}

/** What preflight would like the shopper to know; none of it stops him. */
function Remarks(): ReactElement | null {
  const { language, issue: inWords } = useI18n();
  const state = useSessionState((each) => each);
  const warnings = new Set(
    allIssues(state)
      .filter(({ severity }) => severity === "warning")
      .map((each) => inWords(each)),
  );
  if (warnings.size === 0) return null;
  return (
    <section className={styles["remarks"]}>
      <h3 className={styles["label"]}>{APPROVAL_WORDS[language].remarks}</h3>
      <ul>
        {[...warnings].map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  );
}

type Answer = { readonly kind: "open" | "sending" } | { readonly kind: "failed"; readonly problem: ApiProblem };

function Decision({ design }: { readonly design: DesignRef }): ReactElement {
  const session = useSession();
  const { language, format } = useI18n();
  const state = useSessionState((each) => each);
  const words = APPROVAL_WORDS[language];
  const [checked, setChecked] = useState(false);
  const [asked, setAsked] = useState(false);
  const [answer, setAnswer] = useState<Answer>({ kind: "open" });
  const hint = useId();
  const approve = async () => {
    if (!checked) return setAsked(true);
    if (answer.kind === "sending") return;
    setAnswer({ kind: "sending" });
    try {
      const record = await approveDesign(session.api, design, askedLines(session.get()));
      session.report({ approval: { design: design.id, version: record.version, at: record.approvedAt } });
      setAnswer({ kind: "open" });
    } catch (cause) {
      setAnswer({ kind: "failed", problem: toProblem(cause) });
    }
  };
  if (isApproved(state) && state.approval) {
    return (
      <>
        <p className={styles["done"]} role="status" data-testid="approved">
          <Icon name="check" size={20} />
          <span>{words.done.replace("{day}", format.moment(state.approval.at))}</span>
        </p>
        <ProofDocument design={design} />
      </>
    );
  }
  return (
    <>
      <ProofDocument design={design} />
      <label className={styles["tick"]}>
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={asked && !checked ? hint : undefined}
          onChange={(event) => setChecked(event.target.checked)}
        />
        <span>{words.checked}</span>
      </label>
      {asked && !checked && (
        <p id={hint} className={styles["hint"]} role="alert">
          {words.tickFirst}
        </p>
      )}
      {answer.kind === "failed" && <Trouble problem={answer.problem} onRetry={() => void approve()} />}
      <Button
        variant="primary"
        className={styles["approve"]}
        aria-disabled={answer.kind === "sending"}
        data-testid="approve"
        onClick={() => void approve()}
      >
        {answer.kind === "sending" && <Spinner />}
        {answer.kind === "sending" ? words.approving : words.approve}
      </Button>
    </>
  );
}

/** What stands in the way, in the server's words, and the way to try again. */
function Trouble({ problem, onRetry }: { readonly problem: ApiProblem; readonly onRetry: () => void }): ReactElement {
  const { t, language } = useI18n();
  const errors = problem.issues.filter(({ severity }) => severity === "error");
  return (
    <div className={styles["trouble"]} role="alert" data-testid="proof-trouble">
      {errors.length > 0 ? (
        <>
          <p>{APPROVAL_WORDS[language].notPossible}</p>
          <ul>
            {errors.map(({ path, code, message }) => (
              <li key={`${code} ${path}`}>{message}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{problemWords(problem, t)}</p>
      )}
      {errors.length === 0 && <Button onClick={onRetry}>{t("retry")}</Button>}
    </div>
  );
}
