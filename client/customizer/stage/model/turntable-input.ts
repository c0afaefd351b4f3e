import type { Turntable } from "./turntable.ts";

const DEG_PER_PX = 0.42;
const KEY_TURN_DEG = 15;
const KEY_ZOOM = 1.2;
const WHEEL_ZOOM = 0.01;
/** A finger that rested this long before letting go did not flick. */
const REST_MS = 80;

interface InputTarget {
  readonly turntable: Turntable;
  /** The pose wants to change: draw. */
  onMove(): void;
  /** The shopper let go. */
  onRelease(): void;
  isReducedMotion(): boolean;
}

/**
 * Pointer, wheel and keys to a turntable. The page keeps its scrolling: on touch the browser takes upright drags
 * (touch-action: pan-y) and cancels ours, and the wheel zooms only with Ctrl, which is also what a trackpad's pinch sends.
 * Returns the function that lets go of everything.
 */
export function listenToInput(node: HTMLElement, { turntable, onMove, onRelease, isReducedMotion }: InputTarget) {
  const pointers = new Map<string, { x: number; y: number }>();
  let spread = 0;
  let speed = 0;
  let movedAt = 0;

  const onDown = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    pointers.set(String(event.pointerId), { x: event.clientX, y: event.clientY });
    node.setPointerCapture(event.pointerId);
    spread = spreadOf(pointers);
    speed = 0;
    movedAt = event.timeStamp;
  };
  const onPointerMove = (event: PointerEvent) => {
    const last = pointers.get(String(event.pointerId));
    if (!last) return;
    const dx = event.clientX - last.x;
    const dy = event.clientY - last.y;
    pointers.set(String(event.pointerId), { x: event.clientX, y: event.clientY });
    if (pointers.size > 1) {
      const next = spreadOf(pointers);
      if (spread > 0 && next > 0) turntable.zoomBy(next / spread);
      spread = next;
    } else {
      turntable.turnBy(-dx * DEG_PER_PX, dy * DEG_PER_PX);
      const seconds = Math.max(1, event.timeStamp - movedAt) / 1000;
      speed = 0.6 * speed + 0.4 * ((-dx * DEG_PER_PX) / seconds);
      movedAt = event.timeStamp;
    }
    onMove();
  };
  const onUp = (event: PointerEvent) => {
    if (!pointers.delete(String(event.pointerId))) return;
    spread = spreadOf(pointers);
    if (pointers.size > 0) return;
    const flicked = event.type === "pointerup" && event.timeStamp - movedAt < REST_MS && !isReducedMotion();
    if (flicked) turntable.flick(speed);
    onMove();
    onRelease();
  };
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    turntable.zoomBy(Math.exp(-event.deltaY * WHEEL_ZOOM));
    onMove();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== node || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keyAction(event.key);
    if (!act) return;
    event.preventDefault();
    act(turntable);
    onMove();
    onRelease();
  };

  node.addEventListener("pointerdown", onDown);
  node.addEventListener("pointermove", onPointerMove);
  node.addEventListener("pointerup", onUp);
  node.addEventListener("pointercancel", onUp);
  node.addEventListener("wheel", onWheel, { passive: false });
  node.addEventListener("keydown", onKey);
  return () => {
    node.removeEventListener("pointerdown", onDown);
    node.removeEventListener("pointermove", onPointerMove);
    node.removeEventListener("pointerup", onUp);
    node.removeEventListener("pointercancel", onUp);
    node.removeEventListener("wheel", onWheel);
    node.removeEventListener("keydown", onKey);
  };
}

/** Arrows point where the product's near side goes, in every language: the picture never mirrors. */
function keyAction(key: string): ((turntable: Turntable) => void) | undefined {
  switch (key) {
    case "ArrowLeft":
      return (turntable) => turntable.turnBy(KEY_TURN_DEG, 0);
    case "ArrowRight":
      return (turntable) => turntable.turnBy(-KEY_TURN_DEG, 0);
    case "ArrowUp":
      return (turntable) => turntable.turnBy(0, -KEY_TURN_DEG / 2);
    case "ArrowDown":
      return (turntable) => turntable.turnBy(0, KEY_TURN_DEG / 2);
    case "+":
    case "=":
      return (turntable) => turntable.zoomBy(KEY_ZOOM);
    case "-":
      return (turntable) => turntable.zoomBy(1 / KEY_ZOOM);
    default:
      return undefined;
  }
}

function spreadOf(pointers: ReadonlyMap<string, { readonly x: number; readonly y: number }>): number {
  const [a, b] = [...pointers.values()];
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}
