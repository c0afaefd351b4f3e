import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import styles from "./options.module.css";

interface OptionHeadProps {
  readonly option: Pick<Option, "label" | "help">;
  /** The answer in words, beside the question. */
  readonly chosen?: string | undefined;
}

/** The question as everybody sees it; the legend says the same to screen readers. */
export function OptionHead({ option, chosen }: OptionHeadProps): ReactElement {
  const { language } = useI18n();
  const help = localise(option.help, language);
  return (
    <>
      <div className={styles["head"]} aria-hidden="true">
        {localise(option.label, language)}
        {chosen !== undefined && <span className={styles["chosen"]}>{chosen}</span>}
      </div>
      {help !== "" && <p className={styles["help"]}>{help}</p>}
    </>
  );
}
