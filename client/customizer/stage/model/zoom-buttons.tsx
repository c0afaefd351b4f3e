import styles from "../stage.module.css";

const STEP = 1.3;

interface ZoomButtonsProps {
  readonly zoomIn: string;
  readonly zoomOut: string;
  onZoom(factor: number): void;
}

/** Zooming without a pinch or a wheel. */
export function ZoomButtons({ zoomIn, zoomOut, onZoom }: ZoomButtonsProps) {
  return (
    <div className={styles["zoom"]}>
      <button type="button" aria-label={zoomIn} onClick={() => onZoom(STEP)}>
        <Sign path="M3 8h10M8 3v10" />
      </button>
      <button type="button" aria-label={zoomOut} onClick={() => onZoom(1 / STEP)}>
        <Sign path="M3 8h10" />
      </button>
    </div>
  );
}

function Sign({ path }: { readonly path: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" fill="none" />
    </svg>
  );
}
