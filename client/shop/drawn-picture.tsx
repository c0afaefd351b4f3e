import { useEffect, useMemo, useRef, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { drawKeyed } from "../customizer/stage/drawing/draw-keyed.ts";
import { DrawnShapes } from "../customizer/stage/drawing/drawn-shapes.tsx";
import { hasGround } from "../customizer/stage/drawing/has-ground.ts";
import { readProduct } from "./catalogue.ts";
import styles from "./home.module.css";

/** Air around the drawing, as a share of its longer side. */
const MARGIN = 0.05;
/** Asked for a little before it comes into sight. */
const AHEAD = "300px";

interface DrawnPictureProps {
  readonly catalogueKey: string;
  readonly product: string;
  /** What stands there until it is drawn, and where there is no drawing. */
  readonly fallback: ReactNode;
}

/** A product as it is drawn before anybody chooses anything: no picture to keep, and never an old one. */
export default function DrawnPicture({ catalogueKey, product, fallback }: DrawnPictureProps): ReactElement {
  const host = useRef<HTMLSpanElement>(null);
  const document = useDocument(host, catalogueKey, product);
  const drawing = useMemo(() => {
    if (document?.scene.kind !== "drawing") return undefined;
    const [view] = document.scene.views;
    return view && drawKeyed(document, view, { product: document.id, selections: {}, elements: {} });
  }, [document]);
  if (!drawing) {
    return (
      <span ref={host} className={styles["drawn"]}>
        {fallback}
      </span>
    );
  }
  const { widthMm, heightMm } = drawing;
  const filling = hasGround(drawing);
  const margin = filling ? 0 : Math.max(widthMm, heightMm) * MARGIN;
  const box = [-margin, -margin, widthMm + 2 * margin, heightMm + 2 * margin];
  return (
    <span ref={host} className={styles["drawn"]} data-filling={filling}>
      <svg
        viewBox={box.join(" ")}
        preserveAspectRatio={filling ? "xMidYMid slice" : "xMidYMid meet"}
        aria-hidden="true"
        focusable="false"
      >
        <DrawnShapes drawing={drawing} />
      </svg>
    </span>
  );
}

/** The product's document, once the card is near the window; undefined until then, and when it does not come. */
function useDocument(host: { readonly current: Element | null }, key: string, product: string): Product | undefined {
  const [document, setDocument] = useState<Product>();
  useEffect(() => {
    const node = host.current;
    if (!node) return undefined;
    let wanted = true;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        readProduct(key, product).then(
          (found) => wanted && setDocument(found),
          // The card's letter stays.
          () => undefined,
        );
      },
      { rootMargin: AHEAD },
    );
    observer.observe(node);
    return () => {
      wanted = false;
      observer.disconnect();
    };
  }, [host, key, product]);
  return document;
}
