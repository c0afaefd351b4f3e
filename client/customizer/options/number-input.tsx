import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { NumberOption } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { RangeField } from "../../ui/range-field.tsx";
import { useSession } from "../session/use-session.ts";
import { OptionHead } from "./option-head.tsx";
import styles from "./options.module.css";

interface NumberInputProps {
  readonly option: NumberOption;
  readonly value: number | undefined;
  readonly invalid: boolean;
}

/** A slider for the feel and a field for the exact number; out of range stays as typed and says why it cannot be made. */
export function NumberInput({ option, value, invalid }: NumberInputProps): ReactElement {
  const session = useSession();
  const { language, format, t } = useI18n();
  const label = localise(option.label, language);
  const unit = t(`unit.${option.unit}`);
  const inWords = (number: number) => `${format.number(number, 3)}${unit === "" ? "" : `\u00a0${unit}`}`;
  return (
    <>
      <OptionHead option={option} chosen={t("field.range", { min: inWords(option.min), max: inWords(option.max) })} />
      <RangeField
        label={label}
        hideLabel
        value={value ?? option.min}
        min={option.min}
        max={option.max}
        step={option.step}
        text={inWords(value ?? option.min)}
        onChange={(next) => session.pick(option.id, next, `option-${option.id}`)}
        onDone={session.endGroup}
      />
      <div className={styles["row"]}>
        <NumberField
          label={label}
          hideLabel
          value={value}
          min={option.min}
          max={option.max}
          step={option.step}
          digits={3}
          unit={unit}
          steps={{ less: t("less", { label }), more: t("more", { label }) }}
          invalid={invalid}
          keepOutOfRange
          onChange={(next) => session.pick(option.id, next)}
        />
      </div>
    </>
  );
}
