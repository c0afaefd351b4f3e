import { useEffect, useState } from "react";
import { Icon } from "../ui/icons.tsx";
import { useShop } from "./shop-context.ts";
import { checkReceipt } from "./till.ts";
import type { Verdict } from "./till.ts";
import styles from "./cart.module.css";

/** Says what the signature says; checked here, in the browser, with the public key. */
export function ReceiptMark({ receipt }: { readonly receipt: string }) {
  const { words } = useShop();
  const [verdict, setVerdict] = useState<Verdict>("unknown");
  useEffect(() => {
    let wanted = true;
    void checkReceipt(receipt).then((found) => wanted && setVerdict(found));
    return () => {
      wanted = false;
    };
  }, [receipt]);
  const isWrong = verdict === "forged" || verdict === "foreign";
  return (
    <p className={styles["receipt"]} data-verdict={verdict}>
      <Icon name={isWrong ? "warning" : "check"} size={16} />
      {words.receipt[verdict]}
    </p>
  );
}
