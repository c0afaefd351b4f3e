import { Suspense, useState } from "react";
import type { ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { ApprovalEntry, CartOutcome, LinesPanel, PriceDetails } from "../late-parts.ts";
import { hasLineDifferences } from "../session/line-columns.ts";
import { isShopPriced } from "../session/quote-here.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { CartButton } from "./cart-button.tsx";
import { nextBreak } from "./next-break.ts";
import styles from "./quote.module.css";

interface PriceBarProps {
  /** The shopper pressed although something is missing: show him where. */
  readonly onBlocked: () => void;
}

/** What it costs, always in sight; the sum of what every part costs one tap further. */
export function PriceBar({ onBlocked }: PriceBarProps): ReactElement {
  const session = useSession();
  const { t, format } = useI18n();
  const { price, quantity, lines, product, own, shopBase } = useSessionState((state) => state);
  const [open, setOpen] = useState(false);
  const [listing, setListing] = useState(false);
  const [approving, setApproving] = useState(false);
  const quote = price.confirmed ?? price.quote;
  const further = price.quote && nextBreak(price.quote.ladder, quantity);
  const label = t("quantity");
  // Without the shop's base only what is added to it is known.
  const total = isShopPriced(product) && shopBase === undefined ? format.moneyChange : format.money;
  const isNet = product.prices[0]?.tax === "exclusive";
  const taxWords = (promiseBy: string | undefined) =>
    promiseBy === undefined
      ? t(isNet ? "price.taxExcluded" : "price.taxIncluded")
      : t(isNet ? "price.taxExcludedBy" : "price.taxIncludedBy", { day: format.shortDay(promiseBy) });
  return (
    <section className={styles["bar"]} aria-label={t("price")}>
      {open && price.quote && (
        <Suspense>
          <PriceDetails quote={price.quote} />
        </Suspense>
      )}
      <Suspense>
        <CartOutcome />
      </Suspense>
      <div className={styles["row"]}>
        <button
          type="button"
          className={styles["price"]}
          aria-expanded={open}
          aria-label={t("price.details")}
          onClick={() => setOpen(!open)}
        >
          <span className={styles["total"]} data-testid="total" aria-live="polite">
            {quote ? total(quote.total) : "—"}
            <Icon name="up" size={18} />
          </span>
          <span className={styles["unit"]}>
            {quote && quantity > 1
              ? t("price.each", { price: format.money(quote.unitPrice) })
              : taxWords(price.confirmed?.promiseBy)}
          </span>
        </button>
        <div className={styles["quantity"]}>
          {lines ? (
            <button type="button" className={styles["several"]} onClick={() => setListing(true)}>
              {t("lines.count", { count: quantity })}
            </button>
          ) : (
            <NumberField
              label={label}
              hideLabel
              value={quantity}
              min={1}
              max={product.maxQuantity}
              digits={0}
              steps={{ less: t("less", { label }), more: t("more", { label }) }}
              onChange={session.setQuantity}
            />
          )}
        </div>
      </div>
      {further && !open && (
        <button type="button" className={styles["break"]} onClick={() => session.setQuantity(further.from)}>
          {t("price.break", {
            more: format.number(further.from - quantity),
            change: format.moneyChange({
              ...further.unitPrice,
              amount: further.unitPrice.amount - (quote?.unitPrice.amount ?? 0),
            }),
          })}
        </button>
      )}
      <div className={styles["links"]}>
        {hasLineDifferences(product, own) && (
          <button type="button" className={styles["more"]} onClick={() => setListing(true)}>
            {t("lines.open")}
          </button>
        )}
        <Suspense>
          <ApprovalEntry open={approving} onChange={setApproving} onBlocked={onBlocked} />
        </Suspense>
      </div>
      {listing && (
        <Suspense>
          <LinesPanel onClose={() => setListing(false)} />
        </Suspense>
      )}
      <CartButton onBlocked={onBlocked} onUnapproved={() => setApproving(true)} />
    </section>
  );
}
