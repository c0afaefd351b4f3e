import type { CSSProperties, PointerEvent, ReactElement } from "react";
import type { ElementBox } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { LayerIcon } from "./layer-icon.tsx";
import { CORNERS } from "./gesture-maths.ts";
import type { Corner } from "./gesture-maths.ts";
import styles from "./artboard.module.css";

interface SelectionFrameProps {
  readonly box: ElementBox;
  /** CSS pixels per millimetre. */
  readonly scale: number;
  /** Without handles: what is locked is only shown. */
  readonly locked: boolean;
  readonly onCorner: (corner: Corner, event: PointerEvent) => void;
  readonly onTurn: (event: PointerEvent) => void;
}

/** Room between the frame and the sheet's edge the turning handle needs to stand outside; else it stands inside. */
const TURN_ROOM_PX = 12;
/** How far a corner's touch area is moved out of the frame; its dot stays on the corner. */
const OUTWARD_PX = 12;

/** Handles are for pointers only: keyboards and screen readers use the fields of the panel, which do the same. */
export function SelectionFrame({ box, scale, locked, onCorner, onTurn }: SelectionFrameProps): ReactElement {
  const { t } = useI18n();
  if (locked) {
    return (
      <div className={styles["frame"]} data-locked="true" style={frameStyle(box, scale)} aria-hidden="true">
        <span className={styles["padlock"]}>
          <LayerIcon name="lock" size={15} />
        </span>
      </div>
    );
  }
  const top = (box.yMm - box.heightMm / 2) * scale;
  return (
    <div className={styles["frame"]} style={frameStyle(box, scale)} aria-hidden="true">
      {CORNERS.map((corner) => (
        <div
          key={`${corner.x} ${corner.y}`}
          className={styles["handle"]}
          style={cornerStyle(corner)}
          onPointerDown={(event) => onCorner(corner, event)}
        />
      ))}
      <div
        className={`${styles["handle"]} ${styles["turn"]}`}
        data-inside={top < TURN_ROOM_PX}
        title={t("field.rotation")}
        onPointerDown={onTurn}
      >
        <Icon name="rotate" size={15} />
      </div>
    </div>
  );
}

/** Position of a box on the sheet. */
export function frameStyle(box: ElementBox, scale: number, leastPx = 0): CSSProperties {
  const width = Math.max(leastPx, box.widthMm * scale);
  const height = Math.max(leastPx, box.heightMm * scale);
  return {
    left: box.xMm * scale - width / 2,
    top: box.yMm * scale - height / 2,
    width,
    height,
    transform: `rotate(${box.rotationDeg}deg)`,
  };
}

function cornerStyle({ x, y }: Corner): CSSProperties {
  const style = {
    left: x < 0 ? 0 : "100%",
    top: y < 0 ? 0 : "100%",
    // Mostly outside the frame: on a phone a small word must still be grabbed by its middle.
    translate: `${x * OUTWARD_PX}px ${y * OUTWARD_PX}px`,
    "--dot": `${-x * OUTWARD_PX}px ${-y * OUTWARD_PX}px`,
    cursor: x === y ? "nwse-resize" : "nesw-resize",
  };
  return style;
}
