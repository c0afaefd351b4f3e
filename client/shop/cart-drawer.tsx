import { useEffect, useId, useRef, useState } from "react";
import { Button, IconButton } from "../ui/button.tsx";
import { cartTotals, emptyCart, useCart } from "./cart.ts";
import { CartDesign } from "./cart-design.tsx";
import { forgetOrder, placeOrder, readLastOrder } from "./order.ts";
import type { PlacedOrder } from "./order.ts";
import { OrderProgress } from "./order-progress.tsx";
import { useShop } from "./shop-context.ts";
import styles from "./cart.module.css";

/** The cart, from the side; after ordering, what becomes of the order. */
export function CartDrawer({ onClose }: { onClose(): void }) {
  const { words, format } = useShop();
  const designs = useCart();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [order, setOrder] = useState<PlacedOrder>();
  const [state, setState] = useState<"idle" | "ordering" | { readonly failed: string }>("idle");
  // One attempt per filled cart, however often the button is pressed.
  const attempt = useRef(crypto.randomUUID());
  const totals = cartTotals(designs.flatMap(({ cart }) => cart));

  useEffect(() => {
    const node = dialog.current;
    node?.showModal();
    return () => node?.close();
  }, []);
  useEffect(() => {
    let wanted = true;
    void readLastOrder().then((last) => wanted && last && setOrder(last));
    return () => {
      wanted = false;
    };
  }, []);

  const submit = async () => {
    setState("ordering");
    try {
      setOrder(await placeOrder(designs, attempt.current));
      attempt.current = crypto.randomUUID();
      emptyCart();
      setState("idle");
    } catch (error) {
      setState({ failed: error instanceof Error ? error.message : "" });
    }
  };
  const showsOrder = order !== undefined && designs.length === 0;

  return (
    <dialog
      ref={dialog}
      className={styles["drawer"]}
      aria-labelledby={title}
      onCancel={onClose}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={styles["head"]}>
        <h2 id={title}>{showsOrder ? words.orderNumber(order.externalId) : words.cart}</h2>
        <IconButton icon="close" label={words.close} onClick={onClose} />
      </div>
      {showsOrder ? (
        <OrderProgress
          placed={order}
          onDone={() => {
            forgetOrder();
            setOrder(undefined);
            onClose();
          }}
        />
      ) : designs.length === 0 ? (
        <div className={styles["empty"]}>
          <p>{words.cartEmpty}</p>
          <p>{words.cartEmptyText}</p>
        </div>
      ) : (
        <>
          <ul className={styles["lines"]}>
            {designs.map((design) => (
              <CartDesign key={design.kept.design} design={design} onEdit={onClose} />
            ))}
          </ul>
          <div className={styles["foot"]}>
            {typeof state === "object" && (
              <p role="alert" className={styles["failed"]}>
                {words.orderFailed} {state.failed}
              </p>
            )}
            {totals.map((total) => (
              <p key={`${total.currency} ${total.taxMode}`} className={styles["total"]}>
                <span>{total.taxMode === "inclusive" ? words.total : words.totalNet}</span>
                <strong>{format.money(total)}</strong>
              </p>
            ))}
            <Button variant="primary" disabled={state === "ordering"} onClick={() => void submit()}>
              {state === "ordering" ? words.ordering : words.order}
            </Button>
            <p className={styles["note"]}>{words.demoNote}</p>
          </div>
        </>
      )}
    </dialog>
  );
}
