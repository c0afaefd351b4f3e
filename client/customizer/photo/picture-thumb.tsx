import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import type { Picture } from "../session/picture.ts";
import styles from "./picture-thumb.module.css";

const SIDE_PX = 112;

/** A small square of a picture, drawn from the pixels that are already here. */
export function PictureThumb({ picture }: { readonly picture: Picture }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { source } = picture;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !source) return;
    const side = Math.min(source.width, source.height);
    context.imageSmoothingQuality = "high";
    context.clearRect(0, 0, SIDE_PX, SIDE_PX);
    context.drawImage(
      source,
      (source.width - side) / 2,
      (source.height - side) / 2,
      side,
      side,
      0,
      0,
      SIDE_PX,
      SIDE_PX,
    );
  }, [source]);
  return <canvas ref={canvas} width={SIDE_PX} height={SIDE_PX} className={styles["thumb"]} aria-hidden="true" />;
}
