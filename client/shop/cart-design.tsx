import { useState } from "react";
import type { CartLine } from "../../configurator-schemas/receipt/cart-lines.ts";
import type { AskedLine } from "../../configurator-schemas/receipt/price-for.ts";
import { IconButton } from "../ui/button.tsx";
import { customiseHref, go } from "./address.ts";
import { putInCart, removeFromCart } from "./cart.ts";
import { changeDesign, hasLadder } from "./design-in-cart.ts";
import type { DesignInCart } from "./design-in-cart.ts";
import { QuantityStepper } from "./quantity-stepper.tsx";
import { ReceiptMark } from "./receipt-mark.tsx";
import { useShop } from "./shop-context.ts";
import styles from "./cart.module.css";

interface CartDesignProps {
  readonly design: DesignInCart;
  onEdit(): void;
}

/** One design in the cart: its lines, and what is paid once for it as a line of its own. */
export function CartDesign({ design, onEdit }: CartDesignProps) {
  const { words, format } = useShop();
  const { kept, claims, cart } = design;
  const [refused, setRefused] = useState(false);
  const canChange = hasLadder(design);
  const pieces = kept.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const hasMore = pieces < claims.maxQuantity;
  const change = (at: number, quantity: number) => {
    const next = changeDesign(design, { at, quantity });
    setRefused(typeof next === "string" && next !== "gone");
    if (next === "gone") removeFromCart(design);
    else if (typeof next === "object") putInCart(next);
  };
  return (
    <li className={styles["line"]}>
      <img className={styles["preview"]} src={kept.previewUrl} alt="" width={96} />
      <div className={styles["details"]}>
        <h3 dir="auto">{kept.name}</h3>
        <p className={styles["description"]} dir="auto">
          {kept.description}
        </p>
        <ReceiptMark receipt={kept.receipt} />
        <ul className={styles["rows"]}>
          {cart.map((line, i) => {
            const asked = kept.lines[i];
            if (line.kind === "once" || !asked) return <OnceRow key="once" line={line} design={design} />;
            const name = kept.lines.length > 1 ? nameOf(line, asked) : kept.name;
            return (
              <li key={`${i} ${name}`} className={styles["row"]} aria-label={name}>
                {kept.lines.length > 1 && (
                  <span className={styles["rowName"]}>
                    <bdi>{name}</bdi>
                    {canChange && (
                      <IconButton icon="trash" label={words.removeLine(name)} onClick={() => change(i, 0)} />
                    )}
                  </span>
                )}
                {canChange ? (
                  <QuantityStepper
                    label={kept.lines.length > 1 ? words.quantityOf(name) : words.quantity}
                    quantity={line.quantity}
                    hasMore={hasMore}
                    // Taking out is a button of its own: a mistyped 0 must not throw a design away.
                    onChange={(quantity) => (quantity < 1 ? setRefused(true) : change(i, quantity))}
                  />
                ) : (
                  <span>{words.pieces(format.number(line.quantity))}</span>
                )}
                <Amounts line={line} />
              </li>
            );
          })}
        </ul>
        <p className={styles["hint"]} role="status">
          {refused || !hasMore ? words.mostPieces(format.number(claims.maxQuantity)) : ""}
          {canChange ? "" : words.ownQuantities}
        </p>
        <div className={styles["actions"]}>
          <button
            type="button"
            onClick={() => {
              go(customiseHref(kept.product, kept.design));
              onEdit();
            }}
          >
            {words.edit}
          </button>
          <button type="button" onClick={() => removeFromCart(design)}>
            {words.remove}
          </button>
        </div>
      </div>
    </li>
  );
}

/** The companion line: it changes and goes with the pieces. */
function OnceRow({ line, design }: { readonly line: CartLine; readonly design: DesignInCart }) {
  const { words } = useShop();
  const labels = design.claims.rows.filter(({ per }) => per === "once").map(({ label }) => label);
  return (
    <li className={styles["row"]} data-kind="once">
      <span>{words.once(labels.length > 0 ? labels.join(" + ") : words.setup)}</span>
      <Amounts line={line} />
    </li>
  );
}

function Amounts({ line: { kind, amount, unitPrice, currency } }: { readonly line: CartLine }) {
  const { words, format } = useShop();
  return (
    <span className={styles["amounts"]}>
      <strong>{format.money({ amount, currency })}</strong>
      {kind === "pieces" && <span>{words.perPiece(format.money({ amount: unitPrice, currency }))}</span>}
    </span>
  );
}

/** Of several lines: whose it is, or the stock code of its choices. */
function nameOf(line: CartLine, { fields }: AskedLine): string {
  const named = Object.values(fields ?? {}).filter((value) => value !== "");
  if (named.length > 0) return named.join(" · ");
  return line.kind === "pieces" ? line.sku : "";
}
