import { useState } from "react";
import { IconButton } from "../ui/button.tsx";
import { useShop } from "./shop-context.ts";
import styles from "./cart.module.css";

interface QuantityStepperProps {
  readonly label: string;
  readonly quantity: number;
  /** Is there a price for one piece more? */
  readonly hasMore: boolean;
  onChange(quantity: number): void;
}

/** One line's quantity, by steps or typed. What is typed and refused gives way to what is in the cart. */
export function QuantityStepper({ label, quantity, hasMore, onChange }: QuantityStepperProps) {
  const { words, format } = useShop();
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    const typed = draft === undefined ? undefined : format.parse(draft);
    setDraft(undefined);
    if (typed !== undefined && typed !== quantity) onChange(typed);
  };
  const step = (by: number) => {
    setDraft(undefined);
    onChange(quantity + by);
  };
  return (
    <div className={styles["stepper"]} role="group" aria-label={label}>
      <IconButton icon="minus" label={words.fewer} disabled={quantity <= 1} onClick={() => step(-1)} />
      <input
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        value={draft ?? String(quantity)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === "Enter" && commit()}
      />
      <IconButton icon="plus" label={words.more} disabled={!hasMore} onClick={() => step(1)} />
    </div>
  );
}
