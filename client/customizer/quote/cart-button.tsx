import type { ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { blockingIssues } from "../session/findings.ts";
import { isApproved } from "../session/is-approved.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import styles from "./quote.module.css";

interface CartButtonProps {
  readonly onBlocked: () => void;
  /** The product is only made once its proof is approved. */
  readonly onUnapproved: () => void;
}

/** Never greyed out without a word: pressed too early, it says what is missing and goes there. */
export function CartButton({ onBlocked, onUnapproved }: CartButtonProps): ReactElement {
  const session = useSession();
  const { t } = useI18n();
  const { cart, saving, price } = useSessionState((state) => state);
  const busy = cart.kind === "preparing" || cart.kind === "waitingForShop";
  const press = () => {
    if (busy || price.withdrawn) return;
    if (blockingIssues(session.get()).length > 0 || saving.kind === "conflict") return onBlocked();
    if (session.get().product.approval && !isApproved(session.get())) return onUnapproved();
    void session.addToCart();
  };
  return (
    <Button
      variant="primary"
      icon={busy ? undefined : cart.kind === "added" ? "check" : "cart"}
      className={styles["cart"]}
      aria-disabled={busy || price.withdrawn}
      data-testid="add-to-cart"
      onClick={press}
    >
      {busy && <Spinner />}
      {busy ? t("cart.preparing") : cart.kind === "added" ? t("cart.addAgain") : t("cart.add")}
    </Button>
  );
}
