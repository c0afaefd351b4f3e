import { useEffect, useState } from "react";
import type { CartItem } from "../../configurator-schemas/protocol/widget-messages.ts";
import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icons.tsx";
import { customiseHref, go } from "./address.ts";
import { removeFromCart, setQuantity } from "./cart.ts";
import { verifyReceipt } from "./receipt.ts";
import { useShop } from "./shop-context.ts";
import styles from "./cart.module.css";

interface CartLineProps {
  readonly item: CartItem;
  onEdit(): void;
}

/** One design in the cart. */
export function CartLine({ item, onEdit }: CartLineProps) {
  const { words, format } = useShop();
  const single = item.lines.length === 1;
  return (
    <li className={styles["line"]}>
      <img className={styles["preview"]} src={item.previewUrl} alt="" width={96} />
      <div className={styles["details"]}>
        <h3 dir="auto">{item.name}</h3>
        <p className={styles["description"]} dir="auto">
          {item.description}
        </p>
        <ReceiptMark receipt={item.receipt} />
        <div className={styles["row"]}>
          {single && (
            <div className={styles["stepper"]} role="group" aria-label={words.quantity}>
              <IconButton
                icon="minus"
                label={words.fewer}
                disabled={item.quantity <= 1}
                onClick={() => setQuantity(item, item.quantity - 1)}
              />
              <output aria-live="polite">{format.number(item.quantity)}</output>
              <IconButton icon="plus" label={words.more} onClick={() => setQuantity(item, item.quantity + 1)} />
            </div>
          )}
          <div className={styles["amounts"]}>
            <strong>{format.money(item.total)}</strong>
            <span>{words.perPiece(format.money(item.unitPrice))}</span>
          </div>
        </div>
        <div className={styles["actions"]}>
          <button
            type="button"
            onClick={() => {
              go(customiseHref(item.product, item.design));
              onEdit();
            }}
          >
            {words.edit}
          </button>
          <button type="button" onClick={() => removeFromCart(item.design)}>
            {words.remove}
          </button>
        </div>
      </div>
    </li>
  );
}

/** Says what the signature says; checked here, in the browser, with the public key. */
function ReceiptMark({ receipt }: { readonly receipt: string }) {
  const { words } = useShop();
  const [verdict, setVerdict] = useState<"genuine" | "forged" | "unknown">("unknown");
  useEffect(() => {
    let wanted = true;
    void verifyReceipt(receipt).then((found) => wanted && setVerdict(found));
    return () => {
      wanted = false;
    };
  }, [receipt]);
  const text = { genuine: words.signed, forged: words.forged, unknown: words.signedUnchecked }[verdict];
  return (
    <p className={styles["receipt"]} data-verdict={verdict}>
      <Icon name={verdict === "forged" ? "warning" : "check"} size={16} />
      {text}
    </p>
  );
}
