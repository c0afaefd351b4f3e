import type { MouseEvent } from "react";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icons.tsx";
import { customiseHref, go } from "./address.ts";
import type { CatalogueState } from "./catalogue.ts";
import { ProductCard } from "./product-card.tsx";
import { productPicture } from "./product-pictures.ts";
import { useShop } from "./shop-context.ts";
import styles from "./home.module.css";

/** What the large picture and its button show. */
const HERO_PRODUCT = "mug-11oz";
const TAG = `<script src="https://atelier.example/embed.js"></script>
<atelier-customizer product="mug-11oz" key="pk_…"></atelier-customizer>`;

interface HomeProps {
  readonly catalogue: CatalogueState;
  onRetry(): void;
}

/** The shop window. */
export function Home({ catalogue, onRetry }: HomeProps) {
  const { words } = useShop();
  const picture = productPicture(HERO_PRODUCT);
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(customiseHref(HERO_PRODUCT));
  };
  return (
    <main id="content" className={styles["main"]}>
      <section className={styles["hero"]}>
        <div className={styles["pitch"]}>
          <h1 className={styles["title"]}>{words.heroTitle}</h1>
          <p className={styles["text"]}>{words.heroText}</p>
          <a className={styles["action"]} href={customiseHref(HERO_PRODUCT)} onClick={open}>
            {words.heroAction}
            <Icon name="forward" size={20} />
          </a>
        </div>
        <div className={styles["scene"]}>
          {picture !== undefined && <img src={picture} alt="" width={960} height={960} fetchPriority="high" />}
        </div>
      </section>

      <section className={styles["section"]} aria-labelledby="products">
        <h2 id="products">{words.products}</h2>
        {catalogue.state === "failed" && (
          <div className={styles["failed"]} role="alert">
            <p>{words.productsFailed}</p>
            <Button onClick={onRetry}>{words.retry}</Button>
          </div>
        )}
        <ul className={styles["products"]} aria-busy={catalogue.state === "loading"}>
          {catalogue.state === "ready" &&
            catalogue.products.map((product) => (
              <ProductCard key={product.id} product={product} catalogueKey={catalogue.key} />
            ))}
          {catalogue.state === "loading" && [0, 1].map((i) => <li key={i} className={styles["placeholder"]} />)}
        </ul>
      </section>

      <section className={styles["promises"]}>
        {words.promises.map(({ title, text }) => (
          <div key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        ))}
      </section>

      <section className={styles["shops"]}>
        <div>
          <h2>{words.forShops}</h2>
          <p>{words.forShopsText}</p>
          <a href="/api/v1/docs">{words.apiDocs}</a>
        </div>
        <pre className={styles["code"]} dir="ltr" tabIndex={0} aria-label={words.forShops}>
          <code>{TAG}</code>
        </pre>
      </section>

      <footer className={styles["footer"]}>
        <span lang="fr">Atelier</span>
        <span>{words.openSource}</span>
      </footer>
    </main>
  );
}
