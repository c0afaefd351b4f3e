import { useState } from "react";
import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { ChoiceOption, OptionValue } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { swatchStyle } from "../../ui/swatch-style.ts";
import { useSession } from "../session/use-session.ts";
import { cardColumns } from "./card-columns.ts";
import { FoldButton } from "./fold-button.tsx";
import { OptionHead } from "./option-head.tsx";
import { isMuted, stateOf } from "./option-input.ts";
import type { InputContext } from "./option-input.ts";
import { RecommendedLine } from "./recommended-line.tsx";
import { useAsking } from "./use-asking.ts";
import type { Asked } from "./use-asking.ts";
import { ValueTags, useTagWords } from "./value-tags.tsx";
import { foldedValues } from "./values-shown.ts";
import styles from "./options.module.css";
import valueStyles from "./values.module.css";

interface ChoiceInputProps extends InputContext {
  readonly option: ChoiceOption;
  readonly value: string | undefined;
}

/**
 * One of several: native radio buttons under swatches, cards or rows. What cannot be chosen with the other picks stays where
 * it is and can be reached; choosing it explains instead.
 */
export function ChoiceInput(props: ChoiceInputProps): ReactElement {
  const { option, value, guide, recommended, adapted } = props;
  const { language } = useI18n();
  const values = option.values ?? [];
  const chosen = values.find((each) => each.id === value);
  const asSwatches = option.display === "swatches" && values.every((each) => each.swatch !== undefined);
  const only = guide?.forced === true && values.length > 1;
  const help = asSwatches ? localise(chosen?.help, language) : "";
  return (
    <>
      <OptionHead
        option={option}
        chosen={asSwatches ? localise(chosen?.label, language) : undefined}
        adapted={adapted}
        only={only}
      />
      {asSwatches ? <Swatches {...props} values={values} /> : <Cards {...props} values={values} />}
      {help !== "" && <p className={styles["help"]}>{help}</p>}
      <RecommendedLine option={option} recommended={recommended} named={asSwatches} />
    </>
  );
}

interface ValuesProps extends ChoiceInputProps {
  readonly values: readonly OptionValue[];
}

function Swatches(props: ValuesProps): ReactElement {
  const i18n = useI18n();
  const tagWords = useTagWords();
  const asking = useAsking();
  const radio = useRadio(props);
  const { values, guide } = props;
  return (
    <div className={styles["swatches"]}>
      {values.map((each) => {
        const asked = askedOf(props, each.id);
        const tags = tagWords(tagsOf(props, each.id));
        const name = [localise(each.label, i18n.language), ...tags].join(i18n.t("comma"));
        return (
          <label
            key={each.id}
            className={styles["swatch"]}
            style={swatchStyle(each.swatch, each.surface)}
            title={name}
            data-sold-out={props.stock.has(each.id) || undefined}
            data-state={stateOf(guide, each.id)}
            {...asking.label(asked)}
          >
            {radio(each.id, name, asked)}
            <span />
          </label>
        );
      })}
    </div>
  );
}

function Cards(props: ValuesProps): ReactElement {
  const { language } = useI18n();
  const asking = useAsking();
  const radio = useRadio(props);
  const [unfolded, setUnfolded] = useState(false);
  const { option, values, guide, value, explanation } = props;
  const folded = foldedValues(
    values.map(({ id }) => ({ id, kept: id === value || id === explanation?.value, muted: isMuted(guide, id) })),
  );
  const shown = folded && !unfolded ? values.filter(({ id }) => folded.has(id)) : values;
  return (
    <>
      <div className={valueStyles["cards"]} data-columns={cardColumns(option, language)}>
        {shown.map((each) => {
          const asked = askedOf(props, each.id);
          return (
            <label
              key={each.id}
              className={valueStyles["card"]}
              data-sold-out={props.stock.has(each.id) || undefined}
              data-state={stateOf(guide, each.id)}
              {...asking.label(asked)}
            >
              {radio(each.id, localise(each.label, language), asked)}
              {each.swatch !== undefined && <i style={swatchStyle(each.swatch, each.surface)} />}
              <span>
                {localise(each.label, language)}
                {each.help && <small>{localise(each.help, language)}</small>}
              </span>
              <ValueTags {...tagsOf(props, each.id)} />
            </label>
          );
        })}
      </div>
      {folded && (
        <FoldButton hidden={values.length - folded.size} unfolded={unfolded} onToggle={() => setUnfolded(!unfolded)} />
      )}
    </>
  );
}

/** The control inside a value's label. */
function useRadio({ option, value }: ChoiceInputProps) {
  const session = useSession();
  const asking = useAsking();
  return (id: string, label: string, asked: Asked): ReactElement => (
    <input
      type="radio"
      className={styles["hidden"]}
      name={option.id}
      value={id}
      checked={id === value}
      aria-label={label}
      onChange={() => session.pick(option.id, id)}
      {...asking.input(asked)}
    />
  );
}

function askedOf({ option, value, guide, explanation }: ChoiceInputProps, id: string): Asked {
  const told = explanation?.kind !== "only" && explanation?.value === id ? explanation : undefined;
  return { wanted: { option: option.id, value: id }, muted: id !== value && isMuted(guide, id), told };
}

function tagsOf({ guide, recommended, stock, value, prices }: ChoiceInputProps, id: string) {
  return {
    recommended: recommended.some((each) => each.value === id),
    undecided: id !== value && stateOf(guide, id) === "undecided",
    stock: stock.get(id),
    price: id === value ? undefined : prices?.get(id),
  };
}
