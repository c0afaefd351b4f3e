import { useId } from "react";
import type { CSSProperties, ReactElement } from "react";
import styles from "./field.module.css";

interface RangeFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What may be set now; the rest of the track is paler. */
  readonly possible?: { readonly min: number; readonly max: number } | undefined;
  /** The value in words, for the eye and for screen readers. */
  readonly text: string;
  readonly onChange: (value: number) => void;
  readonly onDone?: () => void;
  readonly hideLabel?: boolean;
}

export function RangeField(props: RangeFieldProps): ReactElement {
  const { label, value, min, max, step, text, onChange, onDone } = props;
  const id = useId();
  const share = (at: number) => (max > min ? Math.min(100, Math.max(0, ((at - min) / (max - min)) * 100)) : 0);
  // Custom properties are not in React's CSS type; the slider's style sheet reads them.
  const style = {
    "--filled": `${share(value)}%`,
    "--from": `${share(props.possible?.min ?? min)}%`,
    "--to": `${share(props.possible?.max ?? max)}%`,
  } as CSSProperties;
  return (
    <div className={styles["field"]} style={{ gap: 0 }}>
      <div style={{ display: "flex", justifyContent: "space-between", gap: 8 }} hidden={props.hideLabel}>
        <label htmlFor={id} className={styles["label"]}>
          {label}
        </label>
        <output htmlFor={id} className={styles["hint"]}>
          {text}
        </output>
      </div>
      <input
        id={id}
        type="range"
        className={styles["range"]}
        style={style}
        min={min}
        max={max}
        step={step}
        value={value}
        aria-label={props.hideLabel ? label : undefined}
        aria-valuetext={text}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        onPointerUp={onDone}
        onKeyUp={onDone}
      />
    </div>
  );
}
