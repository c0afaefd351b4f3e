import { Fragment } from "react";
import type { ReactElement } from "react";
import { countUnitWords } from "../../../configurator-schemas/answers/count-words.ts";
import type { Quote, QuoteLine } from "../../../configurator-schemas/answers/quote.ts";
import { withdrawalWords } from "../../../configurator-schemas/answers/withdrawal-words.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import styles from "./quote.module.css";

/** What every cent is for: the quote's own lines, which sum exactly to the total. */
export default function PriceDetails({ quote }: { readonly quote: Quote }): ReactElement {
  const session = useSession();
  const { t, format, language } = useI18n();
  const { quantity, price } = useSessionState((state) => state);
  const { promiseBy, orderBefore, withdrawal = withdrawalWords(quote.withdrawal, language) } = price.confirmed ?? {};
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
      {promiseBy !== undefined && orderBefore !== undefined && (
        <p className={styles["promise"]}>
          {t("price.promise", { day: format.weekday(promiseBy), until: format.moment(orderBefore) })}
        </p>
      )}
      <p className={styles["note"]}>{withdrawal.because}</p>
    </div>
  );
}

interface LineCountProps {
  readonly line: QuoteLine;
  readonly currency: string;
}

/** "18 caractères × 0,05 €" under a counted surcharge, "12 × 11,35 €" under what is paid per piece. */
function LineCount({ line, currency }: LineCountProps): ReactElement | null {
  const { format, language } = useI18n();
  const times = (count: string, price: string) => (
    <small>
      <bdi>{count}</bdi> × <bdi>{price}</bdi>
    </small>
  );
  const { count } = line;
  if (count) {
    const many = [format.number(count.quantity), countUnitWords(count, language)].join(" ").trim();
    return times(many, format.decimalMoney(count.each, currency));
  }
  return line.quantity > 1 ? times(format.number(line.quantity), format.money(line.unit)) : null;
}
