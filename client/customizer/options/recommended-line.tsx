import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import type { Recommended } from "./recommended-values.ts";
import { valueWords } from "./value-words.ts";
import styles from "./options.module.css";

interface RecommendedLineProps {
  readonly option: Option;
  readonly recommended: readonly Recommended[];
  /** The values have no room for the word beside them. */
  readonly named: boolean;
}

/** Why the merchant would take it; quiet, below the values. */
export function RecommendedLine({ option, recommended, named }: RecommendedLineProps): ReactElement | null {
  const i18n = useI18n();
  const [first] = recommended;
  const because = localise(first?.because, i18n.language);
  if (!first || (!named && because === "")) return null;
  return (
    <p className={styles["recommended"]}>
      {i18n.t("option.recommended", { value: valueWords(option, first.value, i18n) })} {because}
    </p>
  );
}
