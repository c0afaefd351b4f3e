import { useState } from "react";
import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { MultiChoiceOption } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { swatchStyle } from "../../ui/swatch-style.ts";
import { useSession } from "../session/use-session.ts";
import { FoldButton } from "./fold-button.tsx";
import { OptionHead } from "./option-head.tsx";
import { isMuted, stateOf } from "./option-input.ts";
import type { InputContext } from "./option-input.ts";
import { toggledMembers } from "./toggled-members.ts";
import { useAsking } from "./use-asking.ts";
import { ValueTags } from "./value-tags.tsx";
import { foldedValues } from "./values-shown.ts";
import styles from "./options.module.css";
import valueStyles from "./values.module.css";

interface MultiChoiceInputProps extends InputContext {
  readonly option: MultiChoiceOption;
  readonly value: readonly string[];
}

/** Any number of several: native check boxes. One that must be there is locked, one that cannot be is muted; both say why. */
export function MultiChoiceInput({
  option,
  value,
  guide,
  explanation,
  adapted,
  stock,
}: MultiChoiceInputProps): ReactElement {
  const session = useSession();
  const asking = useAsking();
  const { language } = useI18n();
  const [unfolded, setUnfolded] = useState(false);
  const values = option.values ?? [];
  const folded = foldedValues(
    values.map(({ id }) => ({
      id,
      kept: value.includes(id) || explanation?.member === id,
      muted: isMuted(guide, id),
    })),
  );
  const shown = folded && !unfolded ? values.filter(({ id }) => folded.has(id)) : values;
  return (
    <>
      <OptionHead option={option} adapted={adapted} />
      <div className={valueStyles["cards"]} data-columns="one">
        {shown.map((each) => {
          const ticked = value.includes(each.id);
          const locked = ticked && stateOf(guide, each.id) === "forced";
          const wanted = toggledMembers(option, { id: each.id, value, guide, own: session.get().own });
          const asked = {
            wanted: { option: option.id, value: wanted, member: each.id },
            muted: ticked ? locked : isMuted(guide, each.id),
            told: explanation?.member === each.id ? explanation : undefined,
          };
          return (
            <label
              key={each.id}
              className={valueStyles["card"]}
              data-sold-out={stock.has(each.id) || undefined}
              data-locked={locked || undefined}
              {...asking.label(asked)}
            >
              <input
                type="checkbox"
                className={styles["hidden"]}
                name={`${option.id}-${each.id}`}
                checked={ticked}
                onChange={() => session.pick(option.id, wanted, { member: each.id })}
                {...asking.input(asked)}
              />
              {each.swatch !== undefined && <i style={swatchStyle(each.swatch)} />}
              <span>
                {localise(each.label, language)}
                {each.help && <small>{localise(each.help, language)}</small>}
              </span>
              <ValueTags
                recommended={false}
                locked={locked}
                undecided={stateOf(guide, each.id) === "undecided"}
                stock={stock.get(each.id)}
              />
              <span className={valueStyles["mark"]}>
                <Icon name={locked ? "lock" : "check"} size={16} />
              </span>
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
