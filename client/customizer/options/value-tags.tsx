import type { ReactElement } from "react";
import type { Stock } from "../../../configurator-schemas/configuration/availability.ts";
import type { Money } from "../../../configurator-schemas/units/money.ts";
import { useI18n } from "../../i18n/i18n.ts";
import type { I18n } from "../../i18n/i18n.ts";
import valueStyles from "./values.module.css";

interface ValueTagsProps {
  readonly recommended: boolean;
  readonly undecided: boolean;
  /** It must be there with the other choices. */
  readonly locked?: boolean;
  readonly stock: Stock | undefined;
  /** What choosing it would change of the price. */
  readonly price?: Money | undefined;
}

/** Quiet words at the end of a value's row. */
export function ValueTags(props: ValueTagsProps): ReactElement | null {
  const i18n = useI18n();
  const tags = tagWords(props, i18n);
  if (tags.length === 0) return null;
  return (
    <span className={valueStyles["tags"]}>
      {tags.map((words) => (
        <bdi key={words}>{words}</bdi>
      ))}
    </span>
  );
}

/** The same words for a value without a row of its own. */
export function tagWords(
  { recommended, undecided, locked = false, stock, price }: ValueTagsProps,
  { t, format }: I18n,
): readonly string[] {
  return [
    ...(locked ? [t("value.included")] : []),
    ...(undecided ? [t("value.undecided")] : []),
    ...(stock
      ? [stock.until === undefined ? t("value.soldOut") : t("value.soldOutUntil", { day: format.day(stock.until) })]
      : []),
    ...(recommended ? [t("value.recommended")] : []),
    ...(price && price.amount !== 0 ? [format.moneyChange(price)] : []),
  ];
}
