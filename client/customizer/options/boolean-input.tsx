import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { useSession } from "../session/use-session.ts";
import styles from "./options.module.css";

interface BooleanInputProps {
  readonly option: Extract<Option, { readonly kind: "boolean" }>;
  readonly value: boolean;
}

export function BooleanInput({ option, value }: BooleanInputProps): ReactElement {
  const session = useSession();
  const { language } = useI18n();
  return (
    <label className={styles["toggle"]}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={value}
        className={styles["hidden"]}
        checked={value}
        onChange={(event) => session.pick(option.id, event.target.checked)}
      />
      <span>
        <span className={styles["head"]}>{localise(option.label, language)}</span>
        {option.help && <span className={styles["help"]}>{localise(option.help, language)}</span>}
      </span>
      <span className={styles["track"]} aria-hidden="true" />
    </label>
  );
}
