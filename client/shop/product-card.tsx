import { Suspense, lazy } from "react";
import type { MouseEvent } from "react";
import { localise } from "../../configurator-schemas/schema/localise.ts";
import { ErrorBoundary } from "../ui/error-boundary.tsx";
import { customiseHref, go } from "./address.ts";
import type { CatalogueProduct } from "./catalogue.ts";
import { productPicture } from "./product-pictures.ts";
import { useShop } from "./shop-context.ts";
import styles from "./home.module.css";

// What draws is only for products that have no photograph.
const DrawnPicture = lazy(() => import("./drawn-picture.tsx"));

interface ProductCardProps {
  readonly product: CatalogueProduct;
  readonly catalogueKey: string;
}

/** One product in the shop window; the whole card is one link. */
export function ProductCard({ product, catalogueKey }: ProductCardProps) {
  const { language, words, format } = useShop();
  const picture = productPicture(product.id);
  const name = localise(product.name, language);
  const href = customiseHref(product.id);
  const initial = (
    <span className={styles["initial"]} aria-hidden="true">
      {name.slice(0, 1)}
    </span>
  );
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(href);
  };
  return (
    <li className={styles["card"]}>
      <a href={href} onClick={open} aria-label={words.customiseProduct(name)}>
        <span className={styles["picture"]}>
          {picture === undefined ? (
            <ErrorBoundary fallback={() => initial}>
              <Suspense fallback={initial}>
                <DrawnPicture catalogueKey={catalogueKey} product={product.id} fallback={initial} />
              </Suspense>
            </ErrorBoundary>
          ) : (
            <img src={picture} alt="" loading="lazy" width={640} height={640} />
          )}
        </span>
        <span className={styles["about"]}>
          <span className={styles["facts"]}>
            <span className={styles["name"]}>{name}</span>
            {product.from && <span className={styles["from"]}>{words.from(format.money(product.from))}</span>}
          </span>
          {product.description && (
            <span className={styles["description"]}>{localise(product.description, language)}</span>
          )}
        </span>
      </a>
    </li>
  );
}
