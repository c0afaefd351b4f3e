import { useEffect, useId, useRef, useState } from "react";
import { IconButton } from "../ui/button.tsx";
import { useCart } from "./cart.ts";
import { CartDesign } from "./cart-design.tsx";
import { Checkout } from "./checkout.tsx";
import { forgetOrder, readLastOrder } from "./order.ts";
import type { PlacedOrder } from "./order.ts";
import { OrderProgress } from "./order-progress.tsx";
import { useShop } from "./shop-context.ts";
import styles from "./cart.module.css";

/** The cart, from the side; after ordering, what becomes of the order. */
export function CartDrawer({ onClose }: { onClose(): void }) {
  const { words } = useShop();
  const designs = useCart();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [order, setOrder] = useState<PlacedOrder>();

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
          <Checkout designs={designs} onOrdered={setOrder} />
        </>
      )}
    </dialog>
  );
}
