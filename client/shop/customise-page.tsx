import { useEffect, useRef } from "react";
import { localise } from "../../configurator-schemas/schema/localise.ts";
import type { Localised } from "../../configurator-schemas/schema/localised.ts";
import type { CustomizerEventMap } from "../embed/embed.ts";
import { addToCart } from "./cart.ts";
import { useShop } from "./shop-context.ts";
import styles from "./shop.module.css";

interface CustomisePageProps {
  readonly catalogueKey: string;
  readonly product: string;
  readonly name: Localised | undefined;
  readonly design: string | undefined;
  readonly token: string | undefined;
  onInCart(): void;
}

/** One product being customised, by the tag any shop would write. */
export function CustomisePage({ catalogueKey, product, name, design, token, onInCart }: CustomisePageProps) {
  const { language, words } = useShop();
  const host = useRef<HTMLDivElement>(null);
  const inCart = useRef(onInCart);
  inCart.current = onInCart;
  const refusal = useRef(words.receiptUnreadable);
  refusal.current = words.receiptUnreadable;

  useEffect(() => {
    const node = host.current;
    if (!node) return undefined;
    const element = document.createElement("atelier-customizer");
    element.setAttribute("mode", "fill");
    element.setAttribute("product", product);
    element.setAttribute("key", catalogueKey);
    element.setAttribute("lang", document.documentElement.lang);
    if (design !== undefined) element.setAttribute("design", token === undefined ? design : `${design}#token=${token}`);
    const onAddToCart = ({ detail }: CustomizerEventMap["atelier:add-to-cart"]) => {
      if (!addToCart(detail)) {
        detail.refuse(refusal.current);
        return;
      }
      detail.accept();
      inCart.current();
    };
    element.addEventListener("atelier:add-to-cart", onAddToCart);
    node.replaceChildren(element);
    return () => element.remove();
  }, [catalogueKey, product, design, token]);

  useEffect(() => {
    host.current?.firstElementChild?.setAttribute("lang", language);
  }, [language]);

  return (
    <main id="content" className={styles["customise"]}>
      <h1 className="visually-hidden">{words.customiseProduct(localise(name, language))}</h1>
      <div ref={host} className={styles["widget"]} />
    </main>
  );
}
