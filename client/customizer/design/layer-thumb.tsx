import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { Icon } from "../../ui/icons.tsx";
import type { PaintSource } from "../paint/paint-image.ts";
import { drawSquare } from "../photo/draw-square.ts";
import { useSessionState } from "../session/use-session.ts";
import { elementIcon } from "./element-words.ts";
import { ShapeDrawing } from "./shape-drawing.tsx";
import styles from "./layer-list.module.css";

const SIDE_PX = 64;
const MOST_MM = 22;

/** What an element looks like, small: a photo itself, a shape in its colour, else the sign of its kind. */
export function LayerThumb({ element }: { readonly element: DesignElement }): ReactElement {
  const source = useSessionState((state) =>
    element.kind === "image" ? state.pictures.get(element.upload)?.source : undefined,
  );
  if (source) return <PictureThumb source={source} />;
  return (
    <span className={styles["thumb"]} aria-hidden="true">
      {element.kind === "shape" ? (
        <svg width="28" height="28" viewBox="-14 -14 28 28">
          <ShapeDrawing shape={element.shape} size={fitted(element.placement)} fill={element.fill} />
        </svg>
      ) : (
        <Icon name={elementIcon(element)} size={20} />
      )}
    </span>
  );
}

function PictureThumb({ source }: { readonly source: PaintSource }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context) drawSquare(context, source, SIDE_PX);
  }, [source]);
  return <canvas ref={canvas} width={SIDE_PX} height={SIDE_PX} className={styles["thumb"]} aria-hidden="true" />;
}

/** In its own proportions, but never thinner than can be seen. */
function fitted({ widthMm, heightMm }: { readonly widthMm: number; readonly heightMm: number }) {
  const scale = MOST_MM / Math.max(widthMm, heightMm);
  return { widthMm: Math.max(2, widthMm * scale), heightMm: Math.max(2, heightMm * scale) };
}
