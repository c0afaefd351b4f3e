import { useEffect, useId, useRef, useState } from "react";
import type { ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { useSessionState } from "../session/use-session.ts";
import { cssFamily, showFace } from "./font-face.ts";
import panel from "./design-panel.module.css";
import styles from "./font-picker.module.css";

interface FontPickerProps {
  readonly value: string;
  /** The shopper's own words, so that he sees what he would get. */
  readonly sample: string;
  /** The only ones, where a template says so. */
  readonly only?: readonly string[] | undefined;
  readonly onChange: (font: string) => void;
}

const SAMPLE_LENGTH = 18;

/** Each family in its own face, loaded from the very file it is printed with, and only once it is scrolled into view. */
export function FontPicker({ value, sample, only, onChange }: FontPickerProps): ReactElement {
  const { t } = useI18n();
  const fonts = useSessionState((state) => state.fonts);
  const [open, setOpen] = useState(false);
  const name = useId();
  const list = useRef<HTMLDivElement>(null);
  const offered = fonts.filter((font) => only?.includes(font.id) ?? font.offered);
  const current = fonts.find((font) => font.id === value);
  const words = sample.trim().split("\n")[0]?.slice(0, SAMPLE_LENGTH) ?? "";

  useEffect(() => {
    if (current) showFace(current);
  }, [current]);

  useEffect(() => {
    if (!open || !list.current) return;
    const seen = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        const font = isIntersecting && fonts.find(({ id }) => id === target.getAttribute("data-font"));
        if (font) showFace(font);
      }
    });
    for (const row of list.current.children) seen.observe(row);
    return () => seen.disconnect();
  }, [open, fonts]);

  return (
    <div className={panel["section"]} style={{ gap: 6 }}>
      <span className={panel["small"]}>{t("field.font")}</span>
      <button
        type="button"
        className={styles["current"]}
        aria-expanded={open}
        aria-label={t("font.current", { name: current?.family ?? value })}
        style={{ fontFamily: cssFamily(value) }}
        onClick={() => setOpen(!open)}
      >
        {current?.family ?? value}
        <Icon name={open ? "up" : "down"} size={18} />
      </button>
      {open && (
        <div ref={list} className={styles["fonts"]} role="radiogroup" aria-label={t("field.font")}>
          {offered.map((font) => (
            <label
              key={font.id}
              data-font={font.id}
              className={styles["font"]}
              style={{ fontFamily: cssFamily(font.id) }}
            >
              <input
                type="radio"
                name={name}
                checked={font.id === value}
                aria-label={font.family}
                onChange={() => onChange(font.id)}
              />
              {/* A font that stays on the server has no face here: words in another one would be a lie. */}
              <span title={font.family}>{words === "" || font.url === undefined ? font.family : words}</span>
              <Icon name="check" size={18} />
            </label>
          ))}
        </div>
      )}
    </div>
  );
}
