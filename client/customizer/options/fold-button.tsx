import type { ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import valueStyles from "./values.module.css";

interface FoldButtonProps {
  readonly hidden: number;
  readonly unfolded: boolean;
  readonly onToggle: () => void;
}

/** The rest of a long list. */
export function FoldButton({ hidden, unfolded, onToggle }: FoldButtonProps): ReactElement {
  const { t } = useI18n();
  return (
    <button type="button" className={valueStyles["fold"]} aria-expanded={unfolded} onClick={onToggle}>
      {unfolded ? t("values.fewer") : t("values.more", { count: hidden })}
      <Icon name={unfolded ? "up" : "down"} size={18} />
    </button>
  );
}
