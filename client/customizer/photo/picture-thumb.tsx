import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import type { Picture } from "../session/picture.ts";
import { drawSquare } from "./draw-square.ts";
import styles from "./picture-thumb.module.css";

const SIDE_PX = 112;

/** A small square of a picture, drawn from the pixels that are already here. */
export function PictureThumb({ picture }: { readonly picture: Picture }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { source } = picture;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !source) return;
    drawSquare(context, source, SIDE_PX);
  }, [source]);
  return <canvas ref={canvas} width={SIDE_PX} height={SIDE_PX} className={styles["thumb"]} aria-hidden="true" />;
}
