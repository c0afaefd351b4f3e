import { useEffect, useMemo, useRef } from "react";
import type { Selections } from "../../../../configurator-schemas/configuration/configuration.ts";
import { localise } from "../../../../configurator-schemas/schema/localise.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";
import type { DrawingScene } from "../../../../configurator-schemas/schema/scene.ts";
import type { SceneProps } from "../stage-props.ts";
import { STAGE_WORDS } from "../stage-words.ts";
import { useBoxSize } from "../use-box-size.ts";
import type { BoxSize } from "../use-box-size.ts";
import { drawKeyed } from "./draw-keyed.ts";
import type { KeyedDrawing } from "./draw-keyed.ts";
import { DrawnShapes } from "./drawn-shapes.tsx";
import { fitDrawing } from "./fit-drawing.ts";
import { hasGround } from "./has-ground.ts";
import { paintDrawing } from "./paint-drawing.ts";
import stageStyles from "../stage.module.css";
import styles from "./drawing.module.css";

/** Air around the drawing; a narrow stage gives less of it away. */
const SIDE_SHARE = 0.06;
const TOP_PX = 20;
/** The view buttons lie over the bottom, on a phone also the summary's. */
const BUTTONS_PX = 82;
const PHONE_PX = 699;
/** Of a drawing that brings its own ground. */
const CORNER_PX = 18;

/** A product drawn to scale from its choices, as SVG: crisp at every size, and nothing to download but the document. */
export function DrawingStage(props: SceneProps & { readonly description: DrawingScene }) {
  const { description, product, selections, language, onFrame, onPicture } = props;
  const host = useRef<HTMLDivElement>(null);
  const box = useBoxSize(host);
  const view = description.views.find((each) => each.id === props.view) ?? description.views[0];
  const drawing = useDrawing(product, view, selections);

  useEffect(() => {
    if (box && drawing) onFrame();
  }, [box, drawing, onFrame]);
  useEffect(() => {
    onPicture(() => drawing && paintDrawing(drawing));
    return () => onPicture(undefined);
  }, [drawing, onPicture]);

  const label = STAGE_WORDS[language].picture(localise(product.name, language), localise(view?.label, language));
  const fit = box && drawing && fitDrawing(drawing, box, marginsOf(box, description.views.length > 1));
  return (
    <div ref={host} className={stageStyles["scene"]} role="img" aria-label={label}>
      {box && drawing && fit && (
        <svg className={styles["drawing"]} viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
          <g
            key={view?.id}
            className={styles["sheet"]}
            style={{ transform: `translate(${fit.x}px, ${fit.y}px) scale(${fit.scale})` }}
          >
            <DrawnShapes drawing={drawing} cornerMm={hasGround(drawing) ? CORNER_PX / fit.scale : 0} />
          </g>
        </svg>
      )}
    </div>
  );
}

function marginsOf({ width }: BoxSize, hasButtons: boolean) {
  const covered = hasButtons || matchMedia(`(max-width: ${PHONE_PX}px)`).matches;
  return { side: width * SIDE_SHARE, top: TOP_PX, bottom: covered ? BUTTONS_PX : TOP_PX };
}

/** While a number is being retyped its drawing waits: the last one stays. */
function useDrawing(
  product: Product,
  view: DrawingScene["views"][number] | undefined,
  selections: Selections,
): KeyedDrawing | undefined {
  const last = useRef<{ readonly view: unknown; readonly drawing: KeyedDrawing }>(undefined);
  const drawing = useMemo(
    () => view && drawKeyed(product, view, { product: product.id, selections, elements: {} }),
    [product, view, selections],
  );
  if (drawing) last.current = { view, drawing };
  return drawing ?? (last.current?.view === view ? last.current?.drawing : undefined);
}
