import type { Money } from "../../../configurator-schemas/units/money.ts";
import type { I18n } from "../../i18n/i18n.ts";

/** "+4,00 €", and with more than one piece that it is for each: beside a total it could be taken for all of them. */
export function differenceWords(difference: Money, quantity: number, { t, format }: I18n): string {
  const price = format.moneyChange(difference);
  return quantity > 1 ? t("price.each", { price }) : price;
}
