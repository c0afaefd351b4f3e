import type { ReactElement } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Template } from "../../../configurator-schemas/schema/template.ts";
import { ShapeDrawing } from "./shape-drawing.tsx";
import styles from "./design-panel.module.css";

/** A template as a small drawing: bars for words, a frame for a photo. It needs no font, so it is there at once. */
export function TemplateSample({ template }: { readonly template: Template }): ReactElement {
  const [width, height] = template.sizeMm;
  return (
    <svg className={styles["sample"]} viewBox={`0 0 ${width} ${height}`} direction="ltr" aria-hidden="true">
      {template.elements.map((element) => (
        <g key={element.id} transform={place(element)}>
          <Part element={element} />
        </g>
      ))}
    </svg>
  );
}

function Part({ element }: { readonly element: DesignElement }): ReactElement {
  switch (element.kind) {
    case "text": {
      const [width, height] = [element.sizeMm * 2.6, element.sizeMm * 0.62];
      return <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={height / 3} fill={element.color} />;
    }
    case "image": {
      const { widthMm, heightMm } = element.placement;
      return (
        <>
          <rect x={-widthMm / 2} y={-heightMm / 2} width={widthMm} height={heightMm} rx={3} fill="#d9cdbd" />
          <circle cx={-widthMm * 0.2} cy={-heightMm * 0.16} r={heightMm * 0.09} fill="#fff" />
          <path
            d={`M${-widthMm * 0.42} ${heightMm * 0.32}L${-widthMm * 0.1} ${-heightMm * 0.05}L${widthMm * 0.1} ${heightMm * 0.14}L${widthMm * 0.22} 0L${widthMm * 0.42} ${heightMm * 0.32}Z`}
            fill="#fff"
          />
        </>
      );
    }
    case "shape":
      return <ShapeDrawing shape={element.shape} size={element.placement} fill={element.fill} />;
    case "art":
      return <ShapeDrawing shape="ellipse" size={element.placement} fill={element.colours?.[0] ?? "#d9cdbd"} />;
    case "code":
      return <ShapeDrawing shape="rectangle" size={element.placement} fill={element.fill} />;
  }
}

function place({ placement: { xMm, yMm, rotationDeg } }: DesignElement): string {
  return `translate(${xMm} ${yMm}) rotate(${rotationDeg})`;
}
