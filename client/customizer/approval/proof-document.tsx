import { useState } from "react";
import type { ReactElement } from "react";
import type { ApiProblem } from "../../api/api-problem.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Spinner } from "../../ui/spinner.tsx";
import { problemWords } from "../problem-words.ts";
import type { DesignRef } from "../session/autosave.ts";
import { useSession } from "../session/use-session.ts";
import { proofDocument } from "./approval-calls.ts";
import { APPROVAL_WORDS } from "./approval-words.ts";
import styles from "./approval.module.css";
import { toProblem } from "./use-proof.ts";

/** The same as a PDF, to keep or to show to somebody. Fetched here, because its address alone opens nothing. */
export function ProofDocument({ design }: { readonly design: DesignRef }): ReactElement {
  const session = useSession();
  const { t, language } = useI18n();
  const words = APPROVAL_WORDS[language];
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const download = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      save(await proofDocument(session.api, design), `${design.code}-${design.version}.pdf`);
    } catch (cause) {
      setProblem(toProblem(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button type="button" className={styles["document"]} data-testid="proof-pdf" onClick={() => void download()}>
        {busy && <Spinner />}
        {busy ? words.documentComes : words.document}
      </button>
      {problem && (
        <p className={styles["hint"]} role="alert">
          {problemWords(problem, t)}
        </p>
      )}
    </>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Browsers read it after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
