import { Button } from "../ui/button.tsx";
import type { ChangedPrice } from "./price-check.ts";
import { useShop } from "./shop-context.ts";
import styles from "./cart.module.css";

interface PriceNewsProps {
  readonly prices: readonly ChangedPrice[];
  onAccept(): void;
}

/** Prices that changed since the receipts in the cart: every line that differs, and the shopper decides. */
export function PriceNews({ prices, onAccept }: PriceNewsProps) {
  const { words, format } = useShop();
  return (
    <div className={styles["news"]} role="alert">
      <strong>{words.priceChanged}</strong>
      {prices.map(({ design: { kept }, problem: { differences } }) => (
        <dl key={kept.design} aria-label={kept.name}>
          {differences.map(({ rule, label, before, after, change }) => (
            <div key={rule}>
              <dt>
                <bdi>{label}</bdi>
                <small>
                  <bdi>{before ? format.money(before) : "—"}</bdi> → <bdi>{after ? format.money(after) : "—"}</bdi>
                </small>
              </dt>
              <dd>{format.moneyChange(change)}</dd>
            </div>
          ))}
        </dl>
      ))}
      <Button variant="primary" onClick={onAccept}>
        {words.acceptPrices}
      </Button>
    </div>
  );
}
