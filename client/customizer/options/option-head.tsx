import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { useSession } from "../session/use-session.ts";
import styles from "./options.module.css";

interface OptionHeadProps {
  readonly option: Pick<Option, "id" | "label" | "help">;
  /** The answer in words, beside the question. */
  readonly chosen?: string | undefined;
  /** The answer just gave way to another choice. */
  readonly adapted?: boolean;
  /** Nothing else is left. */
  readonly only?: boolean;
}

/** The question as everybody sees it; the legend says the same to screen readers. */
export function OptionHead({ option, chosen, adapted = false, only = false }: OptionHeadProps): ReactElement {
  const session = useSession();
  const { language, t } = useI18n();
  const help = localise(option.help, language);
  return (
    <>
      <div className={styles["head"]}>
        <span aria-hidden="true">{localise(option.label, language)}</span>
        {chosen !== undefined && (
          <span className={styles["chosen"]} aria-hidden="true">
            {chosen}
          </span>
        )}
        {adapted && <span className={styles["adapted"]}>{t("option.adapted")}</span>}
        {only && (
          <button type="button" className={styles["only"]} onClick={() => session.explainOnly(option.id)}>
            <Icon name="lock" size={16} />
            {t("option.only")}
          </button>
        )}
      </div>
      {help !== "" && <p className={styles["help"]}>{help}</p>}
    </>
  );
}
