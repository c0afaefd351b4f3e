import { Fragment } from "react";
import type { ReactElement } from "react";
import type { Quote, QuoteLine } from "../../../configurator-schemas/answers/quote.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import styles from "./quote.module.css";

/** What every cent is for: the quote's own lines, which sum exactly to the total. */
export default function PriceDetails({ quote }: { readonly quote: Quote }): ReactElement {
  const session = useSession();
  const { t, format } = useI18n();
  const quantity = useSessionState((state) => state.quantity);
  const rung = quote.ladder.findLast((each) => each.from <= quantity);
  return (
    <div className={styles["details"]} role="region" aria-label={t("price.details")} tabIndex={0}>
      <dl className={styles["lines"]}>
        {quote.lines.map((line) => (
          <Fragment key={`${line.rule} ${line.per} ${line.label}`}>
            <dt>
              {line.label}
              <LineCount line={line} currency={quote.total.currency} />
            </dt>
            <dd>{format.money(line.amount)}</dd>
          </Fragment>
        ))}
        <dt className={styles["sum"]}>{t("price.total")}</dt>
        <dd className={styles["sum"]}>{format.money(quote.total)}</dd>
        <dt className={styles["note"]}>{t("price.tax")}</dt>
        <dd className={styles["note"]}>{format.money(quote.tax)}</dd>
      </dl>
      {quote.ladder.length > 1 && (
        <div className={styles["ladder"]} role="group" aria-label={t("price.ladder")}>
          {quote.ladder.map((each) => (
            <button
              key={each.from}
              type="button"
              className={styles["rung"]}
              aria-pressed={each === rung}
              onClick={() => session.setQuantity(each.from)}
            >
              {t("price.from", { quantity: format.number(each.from) })}
              <strong>{format.money(each.unitPrice)}</strong>
            </button>
          ))}
        </div>
      )}
      <p className={styles["note"]}>{quote.withdrawal.because}</p>
    </div>
  );
}

interface LineCountProps {
  readonly line: QuoteLine;
  readonly currency: string;
}

/** "18 × 0,05 €" under a counted surcharge, "12 × 11,35 €" under what is paid per piece. */
function LineCount({ line, currency }: LineCountProps): ReactElement | null {
  const { format } = useI18n();
  const times = (count: number, price: string) => (
    <small>
      <bdi dir="ltr">
        {format.number(count)} × {price}
      </bdi>
    </small>
  );
  if (line.count) return times(line.count.quantity, format.decimalMoney(line.count.each, currency));
  return line.quantity > 1 ? times(line.quantity, format.money(line.unit)) : null;
}
