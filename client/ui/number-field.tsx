import { useId, useState } from "react";
import type { KeyboardEvent, ReactElement } from "react";
import { useI18n } from "../i18n/i18n.ts";
import { Icon } from "./icons.tsx";
import styles from "./field.module.css";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  /** Typed, and refused: it stays in the field while the reasons are read. */
  readonly typed?: number | undefined;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly digits?: number;
  readonly unit?: string;
  /** Shows − and + at both ends: every size and place can be changed without a drag and without a keyboard. */
  readonly steps?: { readonly less: string; readonly more: string };
  readonly hideLabel?: boolean;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  /** Keeps what is typed even outside the limits, so that an issue can say why; otherwise it is brought inside. */
  readonly keepOutOfRange?: boolean;
  /** Where a step comes to when not every number is possible. */
  readonly towards?: (wanted: number) => number;
}

/** A number as people of this language write it (12,5 or 12.5), with arrow keys for steps. */
export function NumberField(props: NumberFieldProps): ReactElement {
  const { label, value, onChange, min = -Infinity, max = Infinity, step = 1, digits = 2, unit, steps } = props;
  const { format } = useI18n();
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const number = props.typed ?? value;
  const shown = draft ?? (number === undefined ? "" : format.number(number, digits).replace(/[\u202f\u00a0]/g, ""));

  const clamp = (next: number) => Math.min(max, Math.max(min, next));
  const commit = (text: string) => {
    const parsed = format.parse(text);
    setDraft(undefined);
    if (parsed !== undefined) onChange(props.keepOutOfRange ? parsed : clamp(parsed));
  };
  const nudge = (by: number) => {
    setDraft(undefined);
    const wanted = clamp(round((value ?? (Number.isFinite(min) ? min : 0)) + by));
    onChange(props.towards?.(wanted) ?? wanted);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") commit(event.currentTarget.value);
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    nudge((event.key === "ArrowUp" ? step : -step) * (event.shiftKey ? 10 : 1));
  };

  return (
    <div className={styles["field"]}>
      <label htmlFor={id} className={props.hideLabel ? "visually-hidden" : styles["label"]}>
        {label}
      </label>
      <div className={`${styles["box"]} ${steps ? styles["stepper"] : ""}`} data-invalid={props.invalid}>
        {steps && <StepButton icon="minus" label={steps.less} disabled={value === min} onPress={() => nudge(-step)} />}
        <input
          id={id}
          className={`${styles["input"]} ${styles["number"]}`}
          inputMode="decimal"
          autoComplete="off"
          value={shown}
          aria-describedby={props.describedBy}
          aria-invalid={props.invalid}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={(event) => draft !== undefined && commit(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {unit !== undefined && unit !== "" && <span className={styles["unit"]}>{unit}</span>}
        {steps && <StepButton icon="plus" label={steps.more} disabled={value === max} onPress={() => nudge(step)} />}
      </div>
    </div>
  );
}

interface StepButtonProps {
  readonly icon: "minus" | "plus";
  readonly label: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function StepButton({ icon, label, disabled, onPress }: StepButtonProps): ReactElement {
  return (
    <button type="button" className={styles["step"]} aria-label={label} disabled={disabled} onClick={onPress}>
      <Icon name={icon} size={18} />
    </button>
  );
}

/** Steps of 0.1 must not show 0.30000000000000004. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
