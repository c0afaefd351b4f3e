import type { ReactElement } from "react";
import type { Stock } from "../../../configurator-schemas/configuration/availability.ts";
import type { Money } from "../../../configurator-schemas/units/money.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { useSessionState } from "../session/use-session.ts";
import { differenceWords } from "./difference-words.ts";
import valueStyles from "./values.module.css";

interface ValueTagsProps {
  readonly recommended: boolean;
  readonly undecided: boolean;
  /** It must be there with the other choices. */
  readonly locked?: boolean;
  readonly stock: Stock | undefined;
  /** What choosing it would change of one piece's price. */
  readonly price?: Money | undefined;
}

/** Quiet words at the end of a value's row. */
export function ValueTags(props: ValueTagsProps): ReactElement | null {
  const tags = useTagWords()(props);
  if (tags.length === 0) return null;
  return (
    <span className={valueStyles["tags"]}>
      {tags.map((words) => (
        <bdi key={words}>{words}</bdi>
      ))}
    </span>
  );
}

/** The same words for values without a row of their own. */
export function useTagWords() {
  const i18n = useI18n();
  const quantity = useSessionState((state) => state.quantity);
  const { t, format } = i18n;
  return ({ recommended, undecided, locked = false, stock, price }: ValueTagsProps): readonly string[] => [
    ...(locked ? [t("value.included")] : []),
    ...(undecided ? [t("value.undecided")] : []),
    ...(stock
      ? [stock.until === undefined ? t("value.soldOut") : t("value.soldOutUntil", { day: format.day(stock.until) })]
      : []),
    ...(recommended ? [t("value.recommended")] : []),
    ...(price && price.amount !== 0 ? [differenceWords(price, quantity, i18n)] : []),
  ];
}
