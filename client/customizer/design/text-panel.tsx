import type { ReactElement } from "react";
import type { TextElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { RangeField } from "../../ui/range-field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { hundredths, withTextSize } from "../../../configurator-schemas/configuration/transform-element.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { ColourPicker } from "./colour-picker.tsx";
import { WORDS_MARK } from "./focus-words.ts";
import { FontPicker } from "./font-picker.tsx";
import { offeredColours, offeredFonts } from "./offered-looks.ts";
import { useChange } from "./use-change.ts";
import { OpacityField } from "./opacity-field.tsx";
import styles from "./design-panel.module.css";

const WIDEST_EM = 20;
/** The least radius in em (artwork/SPEC.md A25): the ends of the slider. */
const TIGHTEST_EM = 2;

export function TextPanel({ element }: { readonly element: TextElement }): ReactElement {
  const session = useSession();
  const change = useChange(element);
  const { t, format } = useI18n();
  const product = useSessionState((state) => state.product);
  // What is seen, not what was asked for: a text that shrinks to fit is smaller.
  const drawnMm = useSessionState(
    (state) => [...state.boxes.values()].flat().find((box) => box.element === element.id)?.textSizeMm ?? element.sizeMm,
  );
  const lineHeight = element.lineHeight ?? 1.2;
  const letterSpacing = element.letterSpacing ?? 0;
  const fitsOtherwise = element.fit !== undefined && element.fit !== "none";
  const wrapMm = fitsOtherwise ? 0 : (element.maxWidthMm ?? 0);
  const bend = bendOf(element);
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
        value={element.font ?? product.defaultFont}
        sample={element.text}
        only={offeredFonts(product, element)}
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
                ...(element.align === "justify" || wrapMm > 0
                  ? [{ id: "justify", label: t("align.justify"), icon: "alignJustify", hideLabel: true } as const]
                  : []),
              ]}
              onChange={(align) => change((each) => ({ ...each, align }))}
            />
          </div>
        </div>
      </div>
      <ColourPicker
        label={t("field.colour")}
        value={element.color}
        only={offeredColours(product, element)}
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
          {!fitsOtherwise && (
            <RangeField
              label={t("field.wrap")}
              value={wrapMm}
              min={0}
              max={Math.max(wrapMm, Math.round(element.sizeMm * WIDEST_EM))}
              step={1}
              text={wrapMm === 0 ? t("wrap.off") : format.mm(wrapMm)}
              onChange={(value) => change((each) => withWrap(each, value), "wrap")}
              onDone={session.endGroup}
            />
          )}
          <RangeField
            label={t("field.curve")}
            value={bend}
            min={-1}
            max={1}
            step={0.05}
            text={element.curve ? format.mm(element.curve.radiusMm) : t("curve.off")}
            onChange={(value) => change((each) => withBend(each, value), "curve")}
            onDone={session.endGroup}
          />
          <OpacityField element={element} />
        </div>
      </details>
    </div>
  );
}

/** A line width to wrap at; none at 0. */
function withWrap({ maxWidthMm: _before, ...element }: TextElement, widthMm: number): TextElement {
  return widthMm > 0 ? { ...element, maxWidthMm: widthMm } : element;
}

/** From −1, along the bottom of the tightest circle, over 0, straight, to 1, along its top. */
function bendOf({ curve, sizeMm }: TextElement): number {
  if (!curve) return 0;
  const share = Math.min(1, (TIGHTEST_EM * sizeMm) / curve.radiusMm);
  return curve.inside === true ? -share : share;
}

function withBend({ curve: _before, ...element }: TextElement, bend: number): TextElement {
  if (bend === 0) return element;
  const radiusMm = hundredths((TIGHTEST_EM * element.sizeMm) / Math.abs(bend));
  return { ...element, curve: { radiusMm, ...(bend < 0 && { inside: true }) } };
}
