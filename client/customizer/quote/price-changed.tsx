import type { ReactElement } from "react";
import { quoteDifferences } from "../../../configurator-schemas/answers/quote-differences.ts";
import type { ComparedRow } from "../../../configurator-schemas/answers/quote-differences.ts";
import type { Quote } from "../../../configurator-schemas/answers/quote.ts";
import type { QuoteBody } from "../../../configurator-schemas/protocol/http.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useSession } from "../session/use-session.ts";
import styles from "./quote.module.css";

interface PriceChangedProps {
  readonly shown: Quote | QuoteBody;
  readonly now: QuoteBody;
}

/** The price the server signs is not the one that was shown: which rules changed, to the cent, and the shopper decides. */
export default function PriceChanged({ shown, now }: PriceChangedProps): ReactElement {
  const session = useSession();
  const { t, format } = useI18n();
  const differences = quoteDifferences(rowsOf(shown), rowsOf(now), shown.total.currency);
  return (
    <Dialog
      title={t("cart.priceChanged")}
      onClose={session.dismissCart}
      actions={
        <Button variant="primary" onClick={() => void session.addToCart(true)}>
          {t("cart.acceptPrice", { price: format.money(now.total) })}
        </Button>
      }
    >
      <p>{t("cart.priceChangedWhy", { shown: format.money(shown.total), now: format.money(now.total) })}</p>
      <dl className={styles["lines"]} data-testid="differences">
        {differences.map(({ rule, label, before, after, change }) => (
          <div key={rule} className={styles["difference"]}>
            <dt>
              {label}
              <small>
                <bdi>{before ? format.money(before) : "—"}</bdi> → <bdi>{after ? format.money(after) : "—"}</bdi>
              </small>
            </dt>
            <dd>{format.moneyChange(change)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function rowsOf({ lines }: Pick<QuoteBody, "lines"> | Pick<Quote, "lines">): readonly ComparedRow[] {
  return lines.map(({ rule, label, per, amount }) => ({ rule, label, per, amount: amount.amount }));
}
