import { useEffect, useId, useRef } from "react";
import type { ReactElement, ReactNode } from "react";
import { useI18n } from "../i18n/i18n.ts";
import { IconButton } from "./button.tsx";
import styles from "./dialog.module.css";

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Absent = the question must be answered; Escape does nothing. */
  readonly onClose?: () => void;
}

/** A native modal dialog: the browser traps focus, closes on Escape and gives focus back. */
export function Dialog({ title, children, actions, onClose }: DialogProps): ReactElement {
  const { t } = useI18n();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={styles["dialog"]}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onPointerDown={(event) => event.target === event.currentTarget && onClose?.()}
    >
      <div className={styles["head"]}>
        <h2 id={titleId} className={styles["title"]}>
          {title}
        </h2>
        {onClose && <IconButton icon="close" label={t("close")} onClick={onClose} />}
      </div>
      {children}
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </dialog>
  );
}
