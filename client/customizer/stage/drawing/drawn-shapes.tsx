import { memo, useId } from "react";
import type { ReactElement } from "react";
import type { DrawnShape } from "../../../../configurator-schemas/configuration/scene-drawing.ts";
import type { KeyedDrawing } from "./draw-keyed.ts";
import styles from "./drawing.module.css";

interface DrawnShapesProps {
  readonly drawing: KeyedDrawing;
  /** Rounds the view's corners. */
  readonly cornerMm?: number;
}

/** A drawing as SVG elements, in millimetres, inside whatever scales them. A view shows what lies inside it and no more. */
export function DrawnShapes({ drawing, cornerMm = 0 }: DrawnShapesProps): ReactElement {
  const id = useId();
  return (
    <>
      <clipPath id={id}>
        <rect className={styles["window"]} width={drawing.widthMm} height={drawing.heightMm} rx={cornerMm} />
      </clipPath>
      <g clipPath={`url(#${id})`}>
        {drawing.shapes.map(({ key, ...drawn }) => (
          <DrawnElement key={key} {...drawn} />
        ))}
      </g>
    </>
  );
}

const DrawnElement = memo(function DrawnElement(drawn: DrawnShape): ReactElement {
  const { x, y, shape, fill = "none", stroke, strokeWidth, opacity } = drawn;
  const paint = {
    className: styles["shape"],
    fill,
    fillOpacity: opacity,
    ...(stroke !== undefined && { stroke, strokeOpacity: opacity }),
  };
  if ("path" in shape) {
    // A path's scale is for its form: its line keeps the width that was asked for.
    const transform = `translate(${x}px, ${y}px) scale(${shape.scale})`;
    return <path {...paint} d={shape.path} strokeWidth={strokeWidth / shape.scale} style={{ transform }} />;
  }
  const { width, height, radius } = shape;
  return <rect {...paint} x={x} y={y} width={width} height={height} rx={radius} strokeWidth={strokeWidth} />;
}, isSame);

function isSame(before: DrawnShape, after: DrawnShape): boolean {
  return (
    before.x === after.x &&
    before.y === after.y &&
    before.fill === after.fill &&
    before.stroke === after.stroke &&
    before.strokeWidth === after.strokeWidth &&
    before.opacity === after.opacity &&
    isSameForm(before.shape, after.shape)
  );
}

function isSameForm(a: DrawnShape["shape"], b: DrawnShape["shape"]): boolean {
  if ("path" in a) return "path" in b && a.path === b.path && a.scale === b.scale;
  return "width" in b && a.width === b.width && a.height === b.height && a.radius === b.radius;
}
