import { useMemo } from "react";
import type { ReactElement } from "react";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import styles from "./artboard.module.css";

interface CutLineProps {
  /** Path data in mm of the area; "" while nothing is drawn. */
  readonly d: string;
  readonly size: SizeMm;
}

/** Where the knife goes, over the artboard's picture; what it leaves over is greyed. */
export function CutLine({ d, size: { widthMm, heightMm } }: CutLineProps): ReactElement | null {
  const outside = useMemo(() => `M0 0H${widthMm}V${heightMm}H0Z${d}`, [d, widthMm, heightMm]);
  if (d === "") return null;
  return (
    <svg className={styles["cut"]} viewBox={`0 0 ${widthMm} ${heightMm}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={outside} fillRule="evenodd" data-part="waste" />
      <path d={d} data-part="under" />
      <path d={d} data-part="line" />
    </svg>
  );
}
