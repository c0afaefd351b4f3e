import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { useSession } from "../session/use-session.ts";
import { isMuted, stateOf } from "./option-input.ts";
import type { InputContext } from "./option-input.ts";
import { RecommendedLine } from "./recommended-line.tsx";
import { useAsking } from "./use-asking.ts";
import { ValueTags } from "./value-tags.tsx";
import styles from "./options.module.css";
import valueStyles from "./values.module.css";

interface BooleanInputProps extends InputContext {
  readonly option: Extract<Option, { readonly kind: "boolean" }>;
  readonly value: boolean;
}

export function BooleanInput(props: BooleanInputProps): ReactElement {
  const { option, value, guide, explanation, adapted, recommended, stock, prices } = props;
  const session = useSession();
  const asking = useAsking();
  const { language, t } = useI18n();
  const muted = isMuted(guide, !value);
  const locked = muted && stateOf(guide, value) === "forced";
  const asked = { wanted: { option: option.id, value: !value }, muted, told: explanation };
  return (
    <>
      <label
        className={valueStyles["toggle"]}
        data-sold-out={stock.has(true) || undefined}
        data-locked={locked || undefined}
        {...asking.label(asked)}
      >
        <input
          type="checkbox"
          role="switch"
          aria-checked={value}
          className={styles["hidden"]}
          checked={value}
          onChange={() => session.pick(option.id, !value)}
          {...asking.input(asked)}
        />
        <span>
          <span className={styles["head"]}>
            {localise(option.label, language)}
            {adapted && <span className={styles["adapted"]}>{t("option.adapted")}</span>}
          </span>
          {option.help && <span className={styles["help"]}>{localise(option.help, language)}</span>}
        </span>
        <ValueTags
          recommended={recommended.some((each) => each.value === true)}
          undecided={stateOf(guide, !value) === "undecided"}
          locked={locked && value}
          stock={stock.get(true)}
          price={prices?.get(!value)}
        />
        <span className={valueStyles["track"]} aria-hidden="true">
          {locked && <Icon name="lock" size={14} />}
        </span>
      </label>
      <RecommendedLine option={option} recommended={recommended} named={false} />
    </>
  );
}
