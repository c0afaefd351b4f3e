import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import { filterPixels, filterTable } from "../../../configurator-schemas/artwork/filters.ts";
import type { Filter } from "../../../configurator-schemas/artwork/filters.ts";
import type { PaintSource } from "../paint/paint-image.ts";
import { drawSquare } from "../photo/draw-square.ts";
import thumb from "../photo/picture-thumb.module.css";

const SIDE_PX = 112;

interface LookThumbProps {
  readonly source: PaintSource | undefined;
  readonly filters: readonly Filter[];
}

/** What filters make of a picture, small. */
export function LookThumb({ source, filters }: LookThumbProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  // By what they say: the list is made anew at every render.
  const look = JSON.stringify(filters);
  useEffect(() => {
    const context = canvas.current?.getContext("2d", { willReadFrequently: true });
    if (!context || !source) return;
    drawSquare(context, source, SIDE_PX);
    const pixels = context.getImageData(0, 0, SIDE_PX, SIDE_PX);
    // Written by this component a few lines above.
    filterPixels(pixels.data, filterTable(JSON.parse(look) as readonly Filter[]));
    context.putImageData(pixels, 0, 0);
  }, [source, look]);
  return <canvas ref={canvas} width={SIDE_PX} height={SIDE_PX} className={thumb["thumb"]} aria-hidden="true" />;
}
