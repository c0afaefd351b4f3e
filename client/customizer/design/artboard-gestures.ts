import { boundsOf } from "../../../configurator-schemas/artwork/check-position.ts";
import type { ElementBox } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { GESTURE_GROUP } from "../session/history.ts";
import { handleAngle, pinch, pullCorner, transformAbout } from "./gesture-maths.ts";
import type { Corner, Point } from "./gesture-maths.ts";
import { snapAngle, snapBounds, snapTargets } from "./snapping.ts";
import type { Guide, SnapTargets } from "./snapping.ts";
import type { Transform } from "../../../configurator-schemas/configuration/transform-element.ts";

const SNAP_PX = 7;
const MOVE_STARTS_PX = 4;
const ANGLE = { stepDeg: 15, toleranceDeg: 3.5 } as const;

/** What one gesture began with; everything is computed from there, so that nothing adds up to a drift. */
interface Gesture {
  readonly kind: "move" | "corner" | "turn" | "pinch";
  readonly elements: ReadonlyMap<string, DesignElement>;
  readonly box: ElementBox;
  readonly start: Point;
  readonly corner?: Corner;
  readonly second?: Point;
  readonly targets: SnapTargets;
  readonly group: string;
  moved: boolean;
}

export interface GestureTarget {
  /** All that is changed together. */
  readonly elements: readonly DesignElement[];
  /** Around them: what is moved, snapped, scaled and turned about its middle. */
  readonly box: ElementBox;
  readonly others: readonly ElementBox[];
}

export interface GestureRim {
  readonly area: () => SizeMm;
  readonly safeMm: number;
  /** CSS pixels per millimetre now. */
  readonly scale: () => number;
  readonly change: (ids: readonly string[], change: (element: DesignElement) => DesignElement, group: string) => void;
  readonly guides: (guides: readonly Guide[]) => void;
  readonly done: (moved: boolean) => void;
}

export interface ArtboardGestures {
  readonly active: boolean;
  begin(kind: "move" | "turn", pointer: number, at: Point, target: GestureTarget): void;
  beginCorner(corner: Corner, pointer: number, at: Point, target: GestureTarget): void;
  /** A second finger: the drag becomes a pinch. False when there is nothing to pinch. */
  join(pointer: number, at: Point, target: GestureTarget): boolean;
  move(pointer: number, at: Point, free: boolean): void;
  end(pointer: number): void;
}

let gestureCount = 0;

/** Turns pointers (in millimetres of the area) into edits of one element, or of several as if they were one. */
export function createArtboardGestures(rim: GestureRim): ArtboardGestures {
  let gesture: Gesture | undefined;
  const pointers = new Map<number, Point>();

  const start = (kind: Gesture["kind"], at: Point, target: GestureTarget, more: Partial<Gesture> = {}) => {
    gestureCount += 1;
    gesture = {
      kind,
      elements: new Map(target.elements.map((each) => [each.id, each])),
      box: target.box,
      start: at,
      targets: snapTargets(rim.area(), rim.safeMm, target.others.map(boundsOf)),
      group: `${GESTURE_GROUP}${gestureCount}`,
      moved: false,
      ...more,
    };
  };

  const apply = (current: Gesture, at: Point, free: boolean) => {
    const tolerance = free ? 0 : SNAP_PX / rim.scale();
    const { transform, guides } = transformOf(current, { at, pointers: [...pointers.values()], tolerance });
    rim.guides(guides);
    const middle = { x: current.box.xMm, y: current.box.yMm };
    rim.change(
      [...current.elements.keys()],
      (each) => transformAbout(current.elements.get(each.id) ?? each, middle, transform),
      current.group,
    );
  };

  return {
    get active() {
      return gesture !== undefined;
    },
    begin(kind, pointer, at, target) {
      pointers.set(pointer, at);
      start(kind, at, target);
    },
    beginCorner(corner, pointer, at, target) {
      pointers.set(pointer, at);
      start("corner", at, target, { corner });
    },
    join(pointer, at, target) {
      const [first] = pointers.values();
      if (!gesture || !first || pointers.size !== 1) return false;
      pointers.set(pointer, at);
      start("pinch", first, target, { second: at, moved: true, group: gesture.group });
      return true;
    },
    move(pointer, at, free) {
      if (!pointers.has(pointer)) return;
      pointers.set(pointer, at);
      if (!gesture) return;
      const way = Math.hypot(at.x - gesture.start.x, at.y - gesture.start.y) * rim.scale();
      if (!gesture.moved && way < MOVE_STARTS_PX) return;
      gesture.moved = true;
      apply(gesture, at, free);
    },
    end(pointer) {
      pointers.delete(pointer);
      if (!gesture) return;
      const { moved } = gesture;
      gesture = undefined;
      // The other finger of a pinch may stay down; it begins nothing until it is lifted.
      pointers.clear();
      rim.guides([]);
      rim.done(moved);
    },
  };
}

function transformOf(
  gesture: Gesture,
  { at, pointers, tolerance }: { at: Point; pointers: readonly Point[]; tolerance: number },
): { transform: Transform; guides: readonly Guide[] } {
  const { box, start } = gesture;
  switch (gesture.kind) {
    case "move": {
      const moved = { ...box, xMm: box.xMm + at.x - start.x, yMm: box.yMm + at.y - start.y };
      const snap = snapBounds(boundsOf(moved), gesture.targets, tolerance);
      return {
        transform: { dxMm: at.x - start.x + snap.dxMm, dyMm: at.y - start.y + snap.dyMm },
        guides: snap.guides,
      };
    }
    case "corner":
      return { transform: gesture.corner ? pullCorner(box, gesture.corner, at) : {}, guides: [] };
    case "turn": {
      const centre = { x: box.xMm, y: box.yMm };
      const angle = box.rotationDeg + handleAngle(centre, at) - handleAngle(centre, start);
      const snapped = tolerance > 0 ? snapAngle(angle, ANGLE.stepDeg, ANGLE.toleranceDeg) : angle;
      return { transform: { rotateDeg: snapped - box.rotationDeg }, guides: [] };
    }
    case "pinch": {
      const [first, second] = pointers;
      if (!first || !second || !gesture.second) return { transform: {}, guides: [] };
      return { transform: pinch([start, gesture.second], [first, second], box), guides: [] };
    }
  }
}
