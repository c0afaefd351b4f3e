import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../../i18n/i18n.ts";
import type { Way } from "../session/explanation.ts";
import { useSessionState } from "../session/use-session.ts";
import { differenceWords } from "./difference-words.ts";
import { changeWords, valueWords } from "./value-words.ts";
import styles from "./why.module.css";

interface WayButtonProps {
  readonly way: Way;
  readonly onTake: () => void;
  /** Beside a finding nobody asked for a value: it says which one it would be. */
  readonly named?: boolean;
}

/** "Choose anyway: Handle White → Black, +€1.50": everything that changes is said before it is tapped. */
export default function WayButton({ way, onTake, named = false }: WayButtonProps): ReactElement {
  const i18n = useI18n();
  const { language, t } = i18n;
  const { product, quantity } = useSessionState((state) => state);
  const option = product.options.find((each) => each.id === way.option);
  const value = option ? valueWords(option, way.value, i18n) : "";
  const title =
    way.kind === "instead"
      ? t("way.instead", { value })
      : named
        ? t("way.keep", { option: localise(option?.label, language), value })
        : t(way.kind === "without" ? "way.without" : "way.anyway");
  return (
    <button type="button" className={styles["way"]} data-kind={way.kind} onClick={onTake}>
      <span className={styles["title"]}>
        {title}
        {way.difference && (
          <bdi className={styles["difference"]} data-amount={way.difference.amount}>
            {way.difference.amount === 0 ? t("way.samePrice") : differenceWords(way.difference, quantity, i18n)}
          </bdi>
        )}
      </span>
      {way.changes.map((change) => {
        const other = product.options.find((each) => each.id === change.option);
        return other && <span key={change.option}>{changeWords(other, change, i18n)}</span>;
      })}
    </button>
  );
}
