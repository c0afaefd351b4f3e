import { useEffect, useMemo, useRef, useState } from "react";
import type { CSSProperties, ReactElement, ReactNode } from "react";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { drawKeyed } from "../customizer/stage/drawing/draw-keyed.ts";
import { DrawnShapes } from "../customizer/stage/drawing/drawn-shapes.tsx";
import { groundOf } from "../customizer/stage/drawing/has-ground.ts";
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
  const configuration = useUntouched(document);
  const drawing = useMemo(() => {
    if (document?.scene.kind !== "drawing" || !configuration) return undefined;
    const [view] = document.scene.views;
    return view && drawKeyed(document, view, configuration);
  }, [document, configuration]);
  if (!drawing) {
    return (
      <span ref={host} className={styles["drawn"]}>
        {fallback}
      </span>
    );
  }
  const { widthMm, heightMm } = drawing;
  const ground = groundOf(drawing);
  const margin = ground ? 0 : Math.max(widthMm, heightMm) * MARGIN;
  const box = [-margin, -margin, widthMm + 2 * margin, heightMm + 2 * margin];
  return (
    <span ref={host} className={styles["drawn"]} data-filling={ground !== undefined} style={groundStyle(ground)}>
      <svg
        viewBox={box.join(" ")}
        preserveAspectRatio={ground && !isWide(drawing) ? "xMidYMid slice" : "xMidYMid meet"}
        aria-hidden="true"
        focusable="false"
      >
        <DrawnShapes drawing={drawing} />
      </svg>
    </span>
  );
}

/** A card would cut off the ends of what is this much wider than high. */
const WIDE = 1.6;

function isWide({ widthMm, heightMm }: { readonly widthMm: number; readonly heightMm: number }): boolean {
  return widthMm / heightMm > WIDE;
}

/** The wall goes on above the picture and the floor below it. */
function groundStyle(ground: ReturnType<typeof groundOf>): CSSProperties | undefined {
  return ground && { background: `linear-gradient(${ground.top} 50%, ${ground.bottom} 0)` };
}

/** What the product is before anybody chooses anything, with what follows from its rules: as the customizer opens with it. */
function useUntouched(document: Product | undefined): Configuration | undefined {
  const [settled, setSettled] = useState<Configuration>();
  useEffect(() => {
    if (document?.scene.kind !== "drawing") return undefined;
    let wanted = true;
    const untouched = { product: document.id, selections: {}, elements: {} };
    // Without what reasons about rules the plain defaults are drawn.
    import("../../configurator-schemas/answers/guide.ts").then(
      ({ settleConfiguration }) => wanted && setSettled(settleConfiguration(document, untouched)),
      () => wanted && setSettled(untouched),
    );
    return () => {
      wanted = false;
    };
  }, [document]);
  return settled;
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
