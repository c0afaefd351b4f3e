import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { NumberOption } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { RangeField } from "../../ui/range-field.tsx";
import { numberTowards } from "../session/nearest-numbers.ts";
import { useSession } from "../session/use-session.ts";
import { OptionHead } from "./option-head.tsx";
import type { InputContext } from "./option-input.ts";
import { RecommendedLine } from "./recommended-line.tsx";
import { whyId } from "./use-asking.ts";
import { valueWords } from "./value-words.ts";
import styles from "./options.module.css";

interface NumberInputProps extends InputContext {
  readonly option: NumberOption;
  readonly value: number | undefined;
}

/**
 * A slider for the feel and a field for the exact number. Both step from one possible number to the next; what the other picks
 * leave no room for stays on the slider, paler. A number typed beside it stays in the field while the reasons are read.
 */
export function NumberInput(props: NumberInputProps): ReactElement {
  const { option, value, guide, invalid, explanation, adapted, recommended } = props;
  const session = useSession();
  const i18n = useI18n();
  const { language, t } = i18n;
  const label = localise(option.label, language);
  const inWords = (number: number) => valueWords(option, number, i18n);
  const range = guide?.range;
  const { min, max } = range ?? option;
  const isNarrowed = range !== undefined && (range.min > option.min || range.max < option.max);
  const present = value ?? Math.min(max, Math.max(min, option.min));
  const towards = (wanted: number) =>
    numberTowards(option, {
      range,
      wanted,
      from: present,
      fits: (number) => session.allows(option.id, number),
    });
  const refused = explanation?.kind === "only" ? undefined : explanation;
  const typed = typeof refused?.value === "number" ? refused.value : undefined;
  return (
    <>
      <OptionHead
        option={option}
        chosen={t(isNarrowed ? "field.rangeNow" : "field.range", { min: inWords(min), max: inWords(max) })}
        adapted={adapted}
        only={guide?.forced === true}
      />
      <RangeField
        label={label}
        hideLabel
        value={present}
        min={option.min}
        max={option.max}
        step={option.step}
        possible={range}
        text={inWords(present)}
        onChange={(wanted) => {
          const next = towards(wanted);
          if (next !== value) session.pick(option.id, next, { group: `option-${option.id}` });
        }}
        onDone={session.endGroup}
      />
      <div className={styles["row"]} data-asked={typed !== undefined || undefined}>
        <NumberField
          label={label}
          hideLabel
          value={value}
          typed={typed}
          min={min}
          max={max}
          step={option.step}
          digits={3}
          unit={t(`unit.${option.unit}`, { count: typed ?? present })}
          steps={{ less: t("less", { label }), more: t("more", { label }) }}
          invalid={invalid || typed !== undefined}
          describedBy={typed === undefined ? undefined : whyId(option.id)}
          keepOutOfRange
          towards={towards}
          onChange={(next) => session.pick(option.id, next)}
        />
        {isNarrowed && range && (
          <button
            type="button"
            className={styles["whyRange"]}
            onClick={() =>
              session.explain({
                option: option.id,
                value: range.max < option.max ? range.max + option.step : range.min - option.step,
              })
            }
          >
            {t("field.whyRange", { limit: inWords(range.max < option.max ? range.max : range.min) })}
          </button>
        )}
      </div>
      <RecommendedLine option={option} recommended={recommended} named />
    </>
  );
}
