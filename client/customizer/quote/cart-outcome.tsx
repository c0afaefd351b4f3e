import { Suspense } from "react";
import type { ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { IconName } from "../../ui/icons.tsx";
import { PriceChanged } from "../late-parts.ts";
import { problemWords } from "../problem-words.ts";
import { useSessionState } from "../session/use-session.ts";
import styles from "./quote.module.css";

/** How adding to the cart ended, where the button is. */
export default function CartOutcome(): ReactElement | null {
  const { t, issue: words } = useI18n();
  const { cart, price } = useSessionState((state) => state);
  if (price.withdrawn) return <Outcome kind="bad" icon="info" words={t("problem.withdrawn")} />;
  const [issue] = price.issues;
  if (issue) return <Outcome kind="bad" icon="warning" words={words(issue)} />;
  switch (cart.kind) {
    case "added":
      return <Outcome kind="good" icon="check" words={t("cart.added")} />;
    case "noShop":
      return <Outcome kind="neutral" icon="info" words={t("cart.noShop")} />;
    case "refused":
      return <Outcome kind="bad" icon="warning" words={cart.message === "" ? t("cart.noAnswer") : cart.message} />;
    case "failed": {
      const reported = cart.problem.issues.find((each) => each.severity === "error")?.message;
      return <Outcome kind="bad" icon="warning" words={reported ?? problemWords(cart.problem, t)} />;
    }
    case "priceChanged":
      return (
        <Suspense>
          <PriceChanged {...cart} />
        </Suspense>
      );
    default:
      return null;
  }
}

interface OutcomeProps {
  readonly kind: "good" | "bad" | "neutral";
  readonly icon: IconName;
  readonly words: string;
}

function Outcome({ kind, icon, words }: OutcomeProps): ReactElement {
  return (
    <div className={styles["outcome"]} data-kind={kind} role="status" data-testid="cart-outcome">
      <Icon name={icon} size={20} />
      <span>{words}</span>
    </div>
  );
}
