import { useRef, useState } from "react";
import type { PointerEvent, RefObject } from "react";
import { isGapOpen } from "./layer-rows.ts";
import type { LayerRow } from "./layer-rows.ts";

const DRAG_STARTS_PX = 5;
/** What carries a finger's drag; elsewhere a finger scrolls the list. */
export const GRIP = "data-grip";

interface LayerDragOptions {
  readonly list: RefObject<HTMLElement | null>;
  readonly rows: readonly LayerRow[];
  readonly onDrop: (row: LayerRow, gap: number) => void;
}

interface Drag {
  readonly row: LayerRow;
  readonly pointer: number;
  readonly fromY: number;
}

export interface LayerDrag {
  /** What is dragged, and above which row it would be put; undefined while nothing is. */
  readonly now: { readonly key: string; readonly gap: number | undefined } | undefined;
  onPointerDown(row: LayerRow, event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(): void;
  cancel(): void;
}

/** Rows follow a mouse anywhere, a finger by their grip; the buttons of each row do the same without a drag. */
export function useLayerDrag({ list, rows, onDrop }: LayerDragOptions): LayerDrag {
  const drag = useRef<Drag>(undefined);
  const [now, setNow] = useState<LayerDrag["now"]>();
  const end = () => {
    drag.current = undefined;
    setNow(undefined);
  };

  const gapAt = (y: number, dragged: LayerRow): number | undefined => {
    const nodes = [...(list.current?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])];
    const tops = nodes.map((node) => node.getBoundingClientRect());
    const passed = tops.findIndex(({ top, height }) => y < top + height / 2);
    const wanted = passed === -1 ? rows.length : passed;
    const open = [...rows.keys(), rows.length].filter((gap) => isGapOpen(rows, gap, dragged));
    const gap = open.reduce<number | undefined>(
      (best, each) => (best === undefined || Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best),
      undefined,
    );
    // The rows around the place stay in sight, so that a long list scrolls under the hand.
    for (const near of [wanted - 1, wanted]) nodes[near]?.scrollIntoView({ block: "nearest" });
    return gap;
  };

  return {
    now,
    onPointerDown(row, event) {
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      const isGrip = event.target.closest(`[${GRIP}]`) !== null;
      if (!isGrip && (event.pointerType !== "mouse" || event.target.closest("button, input"))) return;
      drag.current = { row, pointer: event.pointerId, fromY: event.clientY };
      if (isGrip) list.current?.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      const { current } = drag;
      if (current?.pointer !== event.pointerId) return;
      if (!now && Math.abs(event.clientY - current.fromY) < DRAG_STARTS_PX) return;
      // From here on the pointer is the list's: a click on the row is no longer meant.
      if (!now) list.current?.setPointerCapture(event.pointerId);
      setNow({ key: current.row.key, gap: gapAt(event.clientY, current.row) });
    },
    onPointerUp() {
      const { current } = drag;
      if (current && now?.gap !== undefined) onDrop(current.row, now.gap);
      end();
    },
    cancel: end,
  };
}
