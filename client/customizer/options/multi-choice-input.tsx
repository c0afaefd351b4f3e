import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { MultiChoiceOption } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { useSession } from "../session/use-session.ts";
import { swatchStyle } from "../../ui/swatch-style.ts";
import { OptionHead } from "./option-head.tsx";
import styles from "./options.module.css";

interface MultiChoiceInputProps {
  readonly option: MultiChoiceOption;
  readonly value: readonly string[];
}

export function MultiChoiceInput({ option, value }: MultiChoiceInputProps): ReactElement {
  const session = useSession();
  const { language } = useI18n();
  const values = option.values ?? [];
  const toggle = (id: string, on: boolean) => {
    // In the document's order, so that the same picks are the same data.
    const next = values.map((each) => each.id).filter((each) => (each === id ? on : value.includes(each)));
    session.pick(option.id, next);
  };
  return (
    <>
      <OptionHead option={option} />
      <div className={styles["cards"]} data-wide="true">
        {values.map((each) => (
          <label key={each.id} className={styles["card"]}>
            <input
              type="checkbox"
              className={styles["hidden"]}
              checked={value.includes(each.id)}
              onChange={(event) => toggle(each.id, event.target.checked)}
            />
            {each.swatch !== undefined && <i style={swatchStyle(each.swatch)} />}
            <span>
              {localise(each.label, language)}
              {each.help && <small>{localise(each.help, language)}</small>}
            </span>
            <span className={styles["mark"]}>
              <Icon name="check" size={16} />
            </span>
          </label>
        ))}
      </div>
    </>
  );
}
