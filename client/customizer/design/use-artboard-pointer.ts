import { useMemo, useRef, useState } from "react";
import type { PointerEvent, RefObject } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { chosenIds } from "../session/chosen.ts";
import { useSession } from "../session/use-session.ts";
import { createArtboardGestures } from "./artboard-gestures.ts";
import type { GestureTarget } from "./artboard-gestures.ts";
import { elementAt, elementsWithin, targetOf, unitOf } from "./artboard-selection.ts";
import type { Placed } from "./artboard-selection.ts";
import type { Corner, Point } from "./gesture-maths.ts";
import type { Guide } from "./snapping.ts";
import type { LayerActions } from "./use-layer-actions.ts";

const REACH_PX = 16;
const MARQUEE_STARTS_PX = 4;

interface PointerOptions {
  readonly sheet: RefObject<HTMLElement | null>;
  readonly size: SizeMm;
  readonly scale: number;
  readonly safeMm: number;
  readonly placed: readonly Placed[];
  readonly actions: LayerActions;
  /** A press without a drag on what is now the one element at hand. */
  readonly onTap: (element: DesignElement, event: PointerEvent) => void;
  /** A second press on a group led to one of its members. */
  readonly onInside: (element: DesignElement) => void;
  /** The hand lets go after it moved what is chosen. */
  readonly onMoved: () => void;
}

interface Press {
  readonly hit: DesignElement;
  readonly wasChosen: boolean;
  /** It was chosen with others. */
  readonly wasSeveral: boolean;
  readonly adds: boolean;
}

/** A rectangle drawn over empty ground. */
interface Marquee {
  readonly pointer: number;
  readonly from: Point;
  readonly to: Point;
  readonly before: readonly string[];
}

/** What pointers do on the sheet: choose, add with Shift or Ctrl, go into a group, draw a rectangle, move, scale and turn. */
export function useArtboardPointer(options: PointerOptions) {
  const { sheet, size, scale, safeMm, placed, actions } = options;
  const session = useSession();
  const [guides, setGuides] = useState<readonly Guide[]>([]);
  const [moving, setMoving] = useState(false);
  const [marquee, setMarquee] = useState<Marquee>();
  const press = useRef<Press>(undefined);
  const live = useRef({ size, scale });
  live.current = { size, scale };
  const gestures = useMemo(
    () =>
      createArtboardGestures({
        area: () => live.current.size,
        scale: () => live.current.scale,
        safeMm,
        change: (ids, change, group) => {
          setMoving(true);
          actions.change(ids, change, group);
        },
        guides: (next) => setGuides((before) => (before.length === 0 && next.length === 0 ? before : next)),
        done: () => {
          setMoving(false);
          session.endGroup();
        },
      }),
    [session, actions, safeMm],
  );

  const toMm = (event: PointerEvent): Point => {
    const bounds = sheet.current?.getBoundingClientRect();
    return { x: (event.clientX - (bounds?.left ?? 0)) / scale, y: (event.clientY - (bounds?.top ?? 0)) / scale };
  };
  const chosenNow = () => new Set(chosenIds(session.get()));

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const point = toMm(event);
    const before = chosenNow();
    const held = targetOf(placed, before);
    sheet.current?.setPointerCapture(event.pointerId);
    if (gestures.active && held && gestures.join(event.pointerId, point, held)) return;
    const { picking } = session.get();
    const adds = event.shiftKey || event.ctrlKey || event.metaKey || picking;
    const hit = elementAt(placed, point, { reachMm: REACH_PX / scale, chosen: before });
    press.current = hit && {
      hit,
      wasChosen: before.has(hit.id),
      wasSeveral: before.has(hit.id) && before.size > 1,
      adds,
    };
    // A finger on empty ground lets go; a mouse there, or on what is locked, draws a rectangle.
    if (event.pointerType === "mouse" && (!hit || hit.locked))
      setMarquee({ pointer: event.pointerId, from: point, to: point, before: adds ? [...before] : [] });
    if (!hit) {
      if (!adds) session.selectElement(undefined);
      return;
    }
    const unit = unitOf(placed, hit, before);
    if (!before.has(hit.id)) session.chooseElements(adds ? [...before, ...unit] : unit, picking);
    const target = targetOf(placed, chosenNow());
    if (target && !hit.locked) gestures.begin("move", event.pointerId, point, target);
  };

  const onPointerMove = (event: PointerEvent) => {
    if (marquee?.pointer === event.pointerId) setMarquee({ ...marquee, to: toMm(event) });
    else if (gestures.active) gestures.move(event.pointerId, toMm(event), event.altKey);
  };

  const onPointerUp = (event: PointerEvent) => {
    const wasMoving = moving;
    const pressed = press.current;
    press.current = undefined;
    gestures.end(event.pointerId);
    if (marquee?.pointer === event.pointerId) {
      setMarquee(undefined);
      if (isDrawn(marquee)) {
        finishMarquee(marquee);
        return focusChosen(event);
      }
    }
    if (!wasMoving && !pressed) return;
    if (pressed && !wasMoving) letGo(pressed);
    focusChosen(event);
    if (wasMoving) options.onMoved();
    else if (pressed) tell(pressed, event);
  };

  /** The keys that move, order and remove what a mouse has chosen work from here on. */
  const focusChosen = (event: PointerEvent) => {
    const [first] = chosenIds(session.get());
    if (event.pointerType === "mouse" && first !== undefined)
      sheet.current?.querySelector<HTMLElement>(`[data-proxy="${first}"]`)?.focus({ preventScroll: true });
  };

  const finishMarquee = ({ from, to, before }: Marquee) => {
    const ids = [...new Set([...before, ...elementsWithin(placed, from, to)])];
    session.chooseElements(ids, session.get().picking);
    if (ids.length > 0) actions.tellChosen(ids);
  };

  /** Lifted where it was put down: what was chosen before is taken out, gone into, or chosen alone. */
  const letGo = ({ hit, wasChosen, adds }: Press) => {
    const { several, picking, selected } = session.get();
    const chosen = new Set(chosenIds({ several, selected }));
    const unit = unitOf(placed, hit, chosen);
    if (adds && wasChosen) {
      session.chooseElements(
        [...chosen].filter((id) => !unit.includes(id)),
        picking,
      );
    } else if (!adds && wasChosen && several.length > 0) {
      const isUnit = unit.length === several.length && unit.length > 1;
      session.chooseElements(isUnit ? [hit.id] : unit);
    }
  };

  const tell = ({ hit, adds, wasSeveral }: Press, event: PointerEvent) => {
    const now = chosenIds(session.get());
    const isIt = now.length === 1 && now[0] === hit.id && !adds;
    if (isIt && wasSeveral && hit.group !== undefined) options.onInside(hit);
    else if (isIt) options.onTap(hit, event);
    else if (now.length > 0) actions.tellChosen(now);
  };

  const onHandle = (event: PointerEvent, start: (target: GestureTarget, point: Point) => void) => {
    const target = targetOf(placed, chosenNow());
    if (event.button !== 0 || !target) return;
    event.stopPropagation();
    press.current = undefined;
    sheet.current?.setPointerCapture(event.pointerId);
    if (gestures.active && gestures.join(event.pointerId, toMm(event), target)) return;
    start(target, toMm(event));
  };

  return {
    guides,
    moving,
    marquee: marquee && isDrawn(marquee) ? marquee : undefined,
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: (event: PointerEvent) => {
      setMarquee(undefined);
      gestures.end(event.pointerId);
    },
    onCorner: (corner: Corner, event: PointerEvent) =>
      onHandle(event, (target, point) => gestures.beginCorner(corner, event.pointerId, point, target)),
    onTurn: (event: PointerEvent) =>
      onHandle(event, (target, point) => gestures.begin("turn", event.pointerId, point, target)),
  };

  function isDrawn({ from, to }: Marquee): boolean {
    return Math.hypot(to.x - from.x, to.y - from.y) * scale >= MARQUEE_STARTS_PX;
  }
}
