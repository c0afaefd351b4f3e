import { useId } from "react";
import type { ReactElement, Ref } from "react";
import styles from "./field.module.css";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onDone?: () => void;
  readonly lines?: number;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly hideLabel?: boolean;
  readonly inputRef?: Ref<HTMLTextAreaElement & HTMLInputElement>;
  readonly maxLength?: number;
}

/** Words in the shopper's own direction: `dir="auto"` follows what is typed. */
export function TextField(props: TextFieldProps): ReactElement {
  const { label, value, onChange, onDone, lines = 1, hint, inputRef } = props;
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const shared = {
    id,
    className: styles["input"],
    dir: "auto",
    value,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    autoComplete: "off",
    "aria-invalid": props.invalid,
    "aria-describedby": [hintId, props.describedBy].filter(Boolean).join(" ") || undefined,
    onBlur: onDone,
  };
  return (
    <div className={styles["field"]}>
      <label htmlFor={id} className={props.hideLabel ? "visually-hidden" : styles["label"]}>
        {label}
      </label>
      <div className={styles["box"]} data-invalid={props.invalid}>
        {lines > 1 ? (
          <textarea {...shared} ref={inputRef} rows={2} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input {...shared} ref={inputRef} type="text" onChange={(event) => onChange(event.target.value)} />
        )}
      </div>
      {hint !== undefined && (
        <span id={hintId} className={styles["hint"]}>
          {hint}
        </span>
      )}
    </div>
  );
}
