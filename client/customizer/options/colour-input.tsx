import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { ColourOption } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { useSession } from "../session/use-session.ts";
import { swatchStyle } from "../../ui/swatch-style.ts";
import { OptionHead } from "./option-head.tsx";
import styles from "./options.module.css";

interface ColourInputProps {
  readonly option: ColourOption;
  readonly value: string | undefined;
}

export function ColourInput({ option, value }: ColourInputProps): ReactElement {
  const session = useSession();
  const { language, t } = useI18n();
  const named = option.palette.find((each) => each.colour === value);
  const isFree = value !== undefined && !named;
  return (
    <>
      <OptionHead option={option} chosen={named ? localise(named.label, language) : value} />
      <div className={styles["swatches"]}>
        {option.palette.map((each) => (
          <label
            key={each.colour}
            className={styles["swatch"]}
            style={swatchStyle(each.colour)}
            title={localise(each.label, language)}
          >
            <input
              type="radio"
              className={styles["hidden"]}
              name={option.id}
              checked={each.colour === value}
              aria-label={localise(each.label, language)}
              onChange={() => session.pick(option.id, each.colour)}
            />
            <span />
          </label>
        ))}
        {option.free && (
          <label className={styles["swatch"]} title={t("colour.other")}>
            <input
              type="color"
              className={styles["hidden"]}
              value={value ?? "#888888"}
              aria-label={t("colour.other")}
              onChange={(event) => session.pick(option.id, event.target.value, { group: `option-${option.id}` })}
              onBlur={session.endGroup}
            />
            <span className={styles["free"]} style={isFree ? { background: value } : undefined}>
              <Icon name="plus" size={16} />
            </span>
          </label>
        )}
      </div>
    </>
  );
}
