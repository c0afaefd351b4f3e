import { useId } from "react";
import type { ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { swatchStyle } from "../../ui/swatch-style.ts";
import { PrintsAs } from "../printed/prints-as.tsx";
import { useSession } from "../session/use-session.ts";
import { SpotSwatches } from "./spot-swatches.tsx";
import panel from "./design-panel.module.css";
import styles from "./colour-picker.module.css";

/** A small palette that prints well and goes together; any other colour is one tap further. */
const PALETTE = [
  "#1d2733",
  "#ffffff",
  "#8c1d40",
  "#c2185b",
  "#d9482b",
  "#e2952d",
  "#f2c94c",
  "#4f7f52",
  "#1f6f6b",
  "#2b5c9e",
  "#4b3f8f",
  "#7a5a43",
] as const;

function isNamed(colour: string): colour is (typeof PALETTE)[number] {
  return PALETTE.some((each) => each === colour);
}

interface ColourPickerProps {
  readonly label: string;
  readonly value: string;
  /** The only ones, where a template or an option says so. */
  readonly only?: readonly string[] | undefined;
  /** Of pixels: inks of their own are for outlines. */
  readonly screenOnly?: boolean;
  readonly onChange: (colour: string) => void;
}

export function ColourPicker({ label, value, only, screenOnly, onChange }: ColourPickerProps): ReactElement {
  const session = useSession();
  const { t } = useI18n();
  const name = useId();
  const named = PALETTE.find((colour) => colour === value);
  return (
    <div className={panel["section"]} style={{ gap: 6 }}>
      <span className={panel["small"]}>{label}</span>
      <div className={styles["colours"]} role="radiogroup" aria-label={label}>
        {(only ?? PALETTE).map((colour) => (
          <label key={colour} className={styles["colour"]} style={swatchStyle(colour)}>
            <input
              type="radio"
              name={name}
              checked={colour === value}
              aria-label={isNamed(colour) ? t(`colour.${colour}`) : colour}
              onChange={() => {
                onChange(colour);
                session.endGroup();
              }}
            />
            <span />
          </label>
        ))}
        {!only && !screenOnly && <SpotSwatches name={name} value={value} onChange={onChange} />}
        {!only && (
          <label className={styles["colour"]} title={t("colour.other")} style={swatchStyle(named ? undefined : value)}>
            <input
              type="color"
              value={/^#[0-9a-f]{6}$/.test(value) ? value : "#888888"}
              aria-label={t("colour.other")}
              onChange={(event) => onChange(event.target.value)}
              onBlur={session.endGroup}
            />
            <span className={named ? styles["free"] : undefined}>
              <Icon name="plus" size={15} />
            </span>
          </label>
        )}
      </div>
      <PrintsAs colour={value} />
    </div>
  );
}
