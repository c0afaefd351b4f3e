import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { ChoiceOption } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { swatchStyle } from "../../ui/swatch-style.ts";
import { useSession } from "../session/use-session.ts";
import { OptionHead } from "./option-head.tsx";
import styles from "./options.module.css";

interface ChoiceInputProps {
  readonly option: ChoiceOption;
  readonly value: string | undefined;
}

/** One of several: native radio buttons under swatches, cards or rows. */
export function ChoiceInput({ option, value }: ChoiceInputProps): ReactElement {
  const session = useSession();
  const { language } = useI18n();
  const values = option.values ?? [];
  const chosen = values.find((each) => each.id === value);
  const radio = (id: string, label: string) => (
    <input
      type="radio"
      className={styles["hidden"]}
      name={option.id}
      value={id}
      checked={id === value}
      aria-label={label}
      onChange={() => session.pick(option.id, id)}
    />
  );
  const asSwatches = option.display === "swatches" && values.every((each) => each.swatch !== undefined);
  const help = localise(chosen?.help, language);

  if (asSwatches) {
    return (
      <>
        <OptionHead option={option} chosen={localise(chosen?.label, language)} />
        <div className={styles["swatches"]}>
          {values.map((each) => (
            <label
              key={each.id}
              className={styles["swatch"]}
              style={swatchStyle(each.swatch)}
              title={localise(each.label, language)}
            >
              {radio(each.id, localise(each.label, language))}
              <span />
            </label>
          ))}
        </div>
        {help !== "" && <p className={styles["help"]}>{help}</p>}
      </>
    );
  }
  const wide = option.display === "list" || values.some((each) => each.help !== undefined);
  return (
    <>
      <OptionHead option={option} />
      <div className={styles["cards"]} data-wide={wide}>
        {values.map((each) => (
          <label key={each.id} className={styles["card"]}>
            {radio(each.id, localise(each.label, language))}
            {each.swatch !== undefined && <i style={swatchStyle(each.swatch)} />}
            <span>
              {localise(each.label, language)}
              {each.help && <small>{localise(each.help, language)}</small>}
            </span>
          </label>
        ))}
      </div>
    </>
  );
}
