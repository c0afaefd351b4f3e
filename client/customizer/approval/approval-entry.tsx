import { Suspense, lazy } from "react";
import type { ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { keepTrying } from "../../ui/keep-trying.ts";
import { blockingIssues } from "../session/findings.ts";
import { isApproved } from "../session/is-approved.ts";
import { useSessionState } from "../session/use-session.ts";
import { APPROVAL_WORDS } from "./approval-words.ts";
import styles from "./approval.module.css";

const ApprovalDialog = lazy(() => keepTrying(() => import("./approval-dialog.tsx")));

interface ApprovalEntryProps {
  readonly open: boolean;
  readonly onChange: (open: boolean) => void;
  /** Something is wrong with the design: show where. */
  readonly onBlocked: () => void;
}

/** The way to the proof, beside the cart: whether what is on the screen is approved, and that a change took it back. */
export default function ApprovalEntry({ open, onChange, onBlocked }: ApprovalEntryProps): ReactElement | null {
  const { language } = useI18n();
  const state = useSessionState((each) => each);
  const words = APPROVAL_WORDS[language];
  const { product, own, approval, design } = state;
  const required = product.approval === "required";
  if (!required && Object.values(own.elements).every((list) => list.length === 0)) return null;
  const approved = isApproved(state);
  const takenBack = !approved && approval !== undefined && approval.design === design?.id;
  return (
    <>
      <button
        type="button"
        className={styles["entry"]}
        data-approved={approved}
        data-testid="approval"
        onClick={() => (blockingIssues(state).length > 0 ? onBlocked() : onChange(true))}
      >
        {approved && <Icon name="check" size={18} />}
        <span aria-live="polite">{approved ? words.approved : takenBack ? words.changed : words.see}</span>
      </button>
      {required && !approved && <p className={styles["required"]}>{words.required}</p>}
      {open && (
        <Suspense>
          <ApprovalDialog onClose={() => onChange(false)} />
        </Suspense>
      )}
    </>
  );
}
