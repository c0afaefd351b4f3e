import type { ReactElement } from "react";
import type { TextElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { RangeField } from "../../ui/range-field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { withTextSize } from "../session/transform-element.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { ColourPicker } from "./colour-picker.tsx";
import { WORDS_MARK } from "./focus-words.ts";
import { FontPicker } from "./font-picker.tsx";
import { useChange } from "./use-change.ts";
import { OpacityField } from "./opacity-field.tsx";
import styles from "./design-panel.module.css";

export function TextPanel({ element }: { readonly element: TextElement }): ReactElement {
  const session = useSession();
  const change = useChange(element);
  const { t, format } = useI18n();
  const defaultFont = useSessionState((state) => state.product.defaultFont);
  // What is seen, not what was asked for: a text that shrinks to fit is smaller.
  const drawnMm = useSessionState(
    (state) => [...state.boxes.values()].flat().find((box) => box.element === element.id)?.textSizeMm ?? element.sizeMm,
  );
  const lineHeight = element.lineHeight ?? 1.2;
  const letterSpacing = element.letterSpacing ?? 0;
  return (
    <div className={styles["section"]}>
      <div {...{ [WORDS_MARK]: "" }}>
        <TextField
          label={t("field.words")}
          value={element.text}
          lines={3}
          maxLength={5000}
          onChange={(text) => change((each) => ({ ...each, text }), "text")}
          onDone={session.endGroup}
        />
      </div>
      <FontPicker
        value={element.font ?? defaultFont}
        sample={element.text}
        onChange={(font) => change((each) => ({ ...each, font }))}
      />
      <div className={styles["grid"]}>
        <NumberField
          label={t("field.size")}
          value={drawnMm}
          min={0.5}
          max={5000}
          digits={1}
          unit={t("unit.mm")}
          steps={{ less: t("less", { label: t("field.size") }), more: t("more", { label: t("field.size") }) }}
          onChange={(sizeMm) => change((each) => withTextSize(each, sizeMm))}
        />
        <div className={styles["section"]} style={{ gap: 6, alignContent: "start" }}>
          <span className={styles["small"]}>{t("field.align")}</span>
          <div dir="ltr">
            <Segmented
              wide
              label={t("field.align")}
              value={element.align}
              items={[
                { id: "left", label: t("align.left"), icon: "alignStart", hideLabel: true },
                { id: "center", label: t("align.center"), icon: "alignCenter", hideLabel: true },
                { id: "right", label: t("align.right"), icon: "alignEnd", hideLabel: true },
              ]}
              onChange={(align) => change((each) => ({ ...each, align }))}
            />
          </div>
        </div>
      </div>
      <ColourPicker
        label={t("field.colour")}
        value={element.color}
        onChange={(color) => change((each) => ({ ...each, color }), "colour")}
      />
      <details className={styles["more"]}>
        <summary>
          {t("field.finer")}
          <Icon name="down" size={18} />
        </summary>
        <div>
          <RangeField
            label={t("field.lineHeight")}
            value={lineHeight}
            min={0.7}
            max={2.5}
            step={0.05}
            text={format.number(lineHeight)}
            onChange={(value) => change((each) => ({ ...each, lineHeight: value }), "lineHeight")}
            onDone={session.endGroup}
          />
          <RangeField
            label={t("field.letterSpacing")}
            value={letterSpacing}
            min={-0.1}
            max={0.6}
            step={0.01}
            text={format.percent(letterSpacing)}
            onChange={(value) => change((each) => ({ ...each, letterSpacing: value }), "letterSpacing")}
            onDone={session.endGroup}
          />
          <OpacityField element={element} />
        </div>
      </details>
    </div>
  );
}
