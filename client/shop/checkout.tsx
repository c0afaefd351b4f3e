import { useMemo, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { cartTotals, emptyCart, putInCart } from "./cart.ts";
import { losesWithdrawal, withReceipt } from "./design-in-cart.ts";
import type { DesignInCart } from "./design-in-cart.ts";
import { placeOrder } from "./order.ts";
import type { PlacedOrder } from "./order.ts";
import { checkPrices } from "./price-check.ts";
import type { ChangedPrice } from "./price-check.ts";
import { PriceNews } from "./price-news.tsx";
import { useShop } from "./shop-context.ts";
import styles from "./cart.module.css";

interface CheckoutProps {
  readonly designs: readonly DesignInCart[];
  onOrdered(order: PlacedOrder): void;
}

type State =
  | { readonly kind: "idle" | "ordering" | "unread" }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "changed"; readonly prices: readonly ChangedPrice[] };

/** Under the cart: what it comes to, what has to be read before, and the order. Nothing is ordered at a price nobody saw. */
export function Checkout({ designs, onOrdered }: CheckoutProps) {
  const { words, format } = useShop();
  const [state, setState] = useState<State>({ kind: "idle" });
  const [seenAt, setSeenAt] = useState<string>();
  const tick = useRef<HTMLInputElement>(null);
  const attempt = useAttempt(designs);
  const totals = cartTotals(designs.flatMap(({ cart }) => cart));
  const legal = [...new Set(designs.filter(losesWithdrawal).map(({ claims }) => claims.legalWords ?? ""))];

  const submit = async () => {
    if (legal.length > 0 && seenAt === undefined) {
      setState({ kind: "unread" });
      tick.current?.focus();
      return;
    }
    setState({ kind: "ordering" });
    try {
      const prices = await checkPrices(designs);
      if (prices.length > 0) return setState({ kind: "changed", prices });
      onOrdered(await placeOrder(designs, { attempt, withdrawalSeenAt: seenAt }));
      emptyCart();
    } catch (error) {
      setState({ kind: "failed", reason: error instanceof Error ? error.message : "" });
    }
  };
  const accept = (prices: readonly ChangedPrice[]) => {
    for (const { design, problem } of prices) {
      const priced = withReceipt(design, problem.quote.receipt);
      if (priced) putInCart(priced);
    }
    setState({ kind: "idle" });
  };

  return (
    <div className={styles["foot"]}>
      {state.kind === "failed" && (
        <p role="alert" className={styles["failed"]}>
          {words.orderFailed} {state.reason}
        </p>
      )}
      {legal.length > 0 && (
        <label className={styles["legal"]} data-unread={state.kind === "unread"}>
          <input
            ref={tick}
            type="checkbox"
            checked={seenAt !== undefined}
            aria-invalid={state.kind === "unread"}
            onChange={(event) => {
              setSeenAt(event.target.checked ? new Date().toISOString() : undefined);
              if (state.kind === "unread") setState({ kind: "idle" });
            }}
          />
          <span>
            {words.read} <span dir="auto">{legal.join(" ")}</span>
          </span>
        </label>
      )}
      {state.kind === "unread" && (
        <p role="alert" className={styles["failed"]}>
          {words.unread}
        </p>
      )}
      {totals.map((total) => (
        <p key={`${total.currency} ${total.taxMode}`} className={styles["total"]}>
          <span>{total.taxMode === "inclusive" ? words.total : words.totalNet}</span>
          <strong>{format.money(total)}</strong>
        </p>
      ))}
      {state.kind === "changed" ? (
        <PriceNews prices={state.prices} onAccept={() => accept(state.prices)} />
      ) : (
        <Button variant="primary" disabled={state.kind === "ordering"} onClick={() => void submit()}>
          {state.kind === "ordering" ? words.ordering : words.order}
        </Button>
      )}
      <p className={styles["note"]}>{words.demoNote}</p>
    </div>
  );
}

/** One attempt for what lies in the cart now, however often the button is pressed; another cart is another order. */
function useAttempt(designs: readonly DesignInCart[]): string {
  return useMemo(() => ({ designs, id: crypto.randomUUID() }), [designs]).id;
}
