import { useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import type { Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { ArtworkCanvas } from "../../../client/customizer/paint/artwork-canvas.ts";
import Stage from "../../../client/customizer/stage/stage.tsx";
import type { StageHandle } from "../../../client/customizer/stage/stage-props.ts";

/** What the test hands in before the script runs, and how it reaches in afterwards. */
declare global {
  interface Window {
    products: Record<string, Product>;
    /** Fills the artwork with one colour. */
    paint(colour: string): void;
    show(product: string, selections: Selections): void;
    /** The small picture a cart would show. */
    grab(longSidePx: number): string | undefined;
  }
}

const artwork = createArtwork();
const artworks = new Map(["wrap", "front", "back"].map((area) => [area, artwork]));
window.paint = artwork.paint;

function Page() {
  const [shown, setShown] = useState<{ product: string; selections: Selections }>();
  const [view, setView] = useState("front");
  const stage = useRef<StageHandle>(null);
  window.grab = (longSidePx) => stage.current?.grabPicture(longSidePx);
  window.show = (product, selections) => {
    setView("front");
    setShown({ product, selections });
  };
  const product = shown && window.products[shown.product];
  if (!shown || !product) return null;
  return (
    <div style={{ height: "100vh" }}>
      <Stage
        ref={stage}
        product={product}
        selections={shown.selections}
        artworks={artworks}
        view={view}
        onViewChange={setView}
        language="fr"
      />
    </div>
  );
}

function createArtwork(): ArtworkCanvas & { paint(colour: string): void } {
  const canvas = document.createElement("canvas");
  canvas.width = 512;
  canvas.height = 200;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const listeners = new Set<() => void>();
  let version = 0;
  return {
    canvas,
    get version() {
      return version;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    paint(colour) {
      if (!context) return;
      context.fillStyle = colour;
      context.fillRect(0, 0, canvas.width, canvas.height);
      version += 1;
      for (const listener of listeners) listener();
    },
  };
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<Page />);
