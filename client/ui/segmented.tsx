import { useId } from "react";
import type { ReactElement } from "react";
import { Icon } from "./icons.tsx";
import type { IconName } from "./icons.tsx";
import styles from "./segmented.module.css";

interface SegmentedProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly items: readonly {
    readonly id: Id;
    readonly label: string;
    readonly icon?: IconName;
    readonly hideLabel?: boolean;
  }[];
  readonly onChange: (id: Id) => void;
  readonly wide?: boolean;
}

/** A few exclusive choices side by side: native radio buttons, so arrow keys and screen readers just work. */
export function Segmented<Id extends string>({
  label,
  value,
  items,
  onChange,
  wide,
}: SegmentedProps<Id>): ReactElement {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={`${styles["group"]} ${wide ? styles["wide"] : ""}`}>
      {items.map((item) => (
        <label key={item.id} className={styles["item"]} title={item.hideLabel ? item.label : undefined}>
          <input type="radio" name={name} checked={item.id === value} onChange={() => onChange(item.id)} />
          <span className={styles["face"]}>
            {item.icon && <Icon name={item.icon} size={18} />}
            <span className={item.hideLabel ? "visually-hidden" : undefined}>{item.label}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
