import { useEffect, useMemo, useState } from "react";
import { createFormat } from "../i18n/format.ts";
import { useAddress } from "./address.ts";
import { CartDrawer } from "./cart-drawer.tsx";
import { readDesignProduct, useCatalogue } from "./catalogue.ts";
import { CustomisePage } from "./customise-page.tsx";
import { Home } from "./home.tsx";
import { ShopContext } from "./shop-context.ts";
import { ShopHeader } from "./shop-header.tsx";
import { SHOP_WORDS } from "./shop-words.ts";
import { useShopLanguage } from "./use-shop-language.ts";
import styles from "./shop.module.css";

/** The demo shop: it uses the widget through the same door as every shop, embed.js and a publishable key. */
export function Shop() {
  const [language, setLanguage] = useShopLanguage();
  const [catalogue, reload] = useCatalogue();
  const [cartOpen, setCartOpen] = useState(false);
  const address = useAddress();
  const shared = useSharedProduct(catalogue.state === "ready" ? catalogue.key : undefined);
  const product = address.product ?? shared;
  const words = SHOP_WORDS[language];
  const context = useMemo(() => ({ language, words, format: createFormat(language) }), [language, words]);
  const customising = product !== undefined && catalogue.state === "ready";

  return (
    <ShopContext value={context}>
      <a className={styles["skip"]} href="#content">
        {words.skip}
      </a>
      <div className={customising ? styles["workplace"] : undefined}>
        <ShopHeader compact={customising} onLanguage={setLanguage} onCart={() => setCartOpen(true)} />
        {customising ? (
          <CustomisePage
            catalogueKey={catalogue.key}
            product={product}
            name={catalogue.products.find((each) => each.id === product)?.name}
            design={address.design}
            token={address.token}
            onInCart={() => setCartOpen(true)}
          />
        ) : (
          <Home catalogue={catalogue} onRetry={reload} />
        )}
      </div>
      {cartOpen && <CartDrawer onClose={() => setCartOpen(false)} />}
    </ShopContext>
  );
}

/** A shared design's address names no product: the design does. */
function useSharedProduct(key: string | undefined): string | undefined {
  const { product, design, token } = useAddress();
  const [found, setFound] = useState<string>();
  useEffect(() => {
    setFound(undefined);
    if (key === undefined || product !== undefined || design === undefined || token === undefined) return;
    readDesignProduct(key, design, token).then(setFound, () => setFound(undefined));
  }, [key, product, design, token]);
  return product === undefined && design !== undefined ? found : undefined;
}
