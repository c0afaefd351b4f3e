import { Suspense, lazy, useState } from "react";
import type { CSSProperties, ReactElement } from "react";
import { localise } from "../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../i18n/i18n.ts";
import { IconButton } from "../ui/button.tsx";
import { ErrorBoundary } from "../ui/error-boundary.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { hasFacts } from "./facts/has-facts.ts";
import { Artboard, PrintedColours } from "./late-parts.ts";
import type { ArtworkCanvas } from "./paint/artwork-canvas.ts";
import { pressOf } from "./printed/press-of.ts";
import { ProductView } from "./product-view.tsx";
import { SaveStatus } from "./save-status.tsx";
import { sizeOfArea } from "./session/new-configuration.ts";
import { useSession, useSessionState } from "./session/use-session.ts";
import { useMedia } from "./use-media.ts";
import styles from "./app.module.css";

const FactsPanel = lazy(() => import("./facts/facts-panel.tsx"));

/** From this shape on the artboard lies under the product; taller ones stand beside it. */
const WIDE = 1.3;

/**
 * On phones the summary's button has the bottom's end for itself: the view buttons keep out. A custom property is not in
 * React's CSS type; the stage's style sheet reads it.
 */
const CORNER = { "--view-buttons-end": "150px" } as CSSProperties;

interface SceneProps {
  readonly artworks: ReadonlyMap<string, ArtworkCanvas>;
  /** The step at hand has print areas. */
  readonly designing: boolean;
  readonly onEditText: () => void;
}

type View = "product" | "flat";

/**
 * The product as it will be, and while designing also the flat artboard; phones show one at a time. Below it what the choices
 * come to, where the product has such numbers.
 */
export function Scene({ artworks, designing, onEditText }: SceneProps): ReactElement {
  const session = useSession();
  const { language, t } = useI18n();
  const { product, configuration, area, canUndo, canRedo } = useSessionState((state) => state);
  const [turned, setTurned] = useState<View>();
  const [printed, setPrinted] = useState<SceneProps["artworks"]>();
  const phone = useMedia("(max-width: 699px)");
  const seen = printed ?? artworks;
  const artwork = area === undefined ? undefined : seen.get(area);
  const press = pressOf(product);
  const size = area === undefined ? undefined : sizeOfArea(product, area, configuration);
  const board = designing && artwork !== undefined && size !== undefined;
  const shown: View = board ? (turned ?? "flat") : "product";
  const wide = size !== undefined && size.widthMm / size.heightMm > WIDE;
  const summedUp = hasFacts(product) && !board;

  return (
    <section className={styles["scene"]} aria-label={t("scene")} style={summedUp && phone ? CORNER : undefined}>
      <header className={styles["top"]}>
        <h1 className={styles["name"]}>{localise(product.name, language)}</h1>
        <p className={styles["status"]}>
          <SaveStatus />
        </p>
        <div className={styles["tools"]}>
          <IconButton icon="undo" label={t("undo")} disabled={!canUndo} onClick={session.undo} />
          <IconButton icon="redo" label={t("redo")} disabled={!canRedo} onClick={session.redo} />
        </div>
      </header>
      <div
        className={styles["views"]}
        data-layout={board ? (wide ? "stacked" : "beside") : "single"}
        style={boardHeight(size)}
      >
        <div className={styles["view"]} data-shown={shown === "product"}>
          <ProductView artworks={seen} designing={designing} resting={phone && shown !== "product"} />
        </div>
        {board && area !== undefined && (
          <div className={styles["view"]} data-board="" data-shown={shown === "flat"}>
            <Suspense fallback={<Spinner />}>
              <Artboard area={area} artwork={artwork} onEditText={onEditText} />
            </Suspense>
            {press && (
              <ErrorBoundary fallback={() => null}>
                <Suspense fallback={null}>
                  <PrintedColours press={press} artworks={artworks} area={area} onShow={setPrinted} />
                </Suspense>
              </ErrorBoundary>
            )}
          </div>
        )}
      </div>
      {summedUp && (
        // Nobody waits for it: without it, or when it does not arrive, everything else is there.
        <ErrorBoundary fallback={() => null}>
          <Suspense fallback={null}>
            <FactsPanel />
          </Suspense>
        </ErrorBoundary>
      )}
      {board && (
        <div className={styles["toggle"]}>
          <Segmented
            label={t("scene.view")}
            value={shown}
            items={[
              {
                id: "product",
                label: product.scene.kind === "model" ? t("scene.3d") : t("scene.product"),
                icon: "cube",
              },
              { id: "flat", label: t("scene.flat"), icon: "flat" },
            ]}
            onChange={setTurned}
          />
        </div>
      )}
    </section>
  );
}

/** A very wide artboard needs little height; the product gets the rest. */
function boardHeight(size: { readonly widthMm: number; readonly heightMm: number } | undefined): CSSProperties {
  const share = size ? Math.round(Math.min(54, Math.max(30, 22 + (size.heightMm / size.widthMm) * 50))) : 42;
  // A custom property is not in React's CSS type; the style sheet reads it.
  return { "--board-height": `${share}%` } as CSSProperties;
}
