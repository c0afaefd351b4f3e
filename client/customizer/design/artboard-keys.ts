import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Session } from "../session/session.ts";
import { transformElement } from "../../../configurator-schemas/configuration/transform-element.ts";

const STEP_MM = 1;
const BIG_STEP_MM = 10;

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a key does to the focused element; false when it means nothing here. */
export function elementKey(session: Session, element: DesignElement, key: Key): boolean {
  const step = key.shiftKey ? BIG_STEP_MM : STEP_MM;
  const nudge = (dxMm: number, dyMm: number) => {
    session.changeElement(element.id, (each) => transformElement(each, { dxMm, dyMm }), `nudge-${element.id}`);
    return true;
  };
  if ((key.ctrlKey || key.metaKey) && key.key.toLowerCase() === "d") {
    session.duplicateElement(element.id);
    return true;
  }
  if (key.ctrlKey || key.metaKey) return false;
  switch (key.key) {
    case "ArrowLeft":
      return nudge(-step, 0);
    case "ArrowRight":
      return nudge(step, 0);
    case "ArrowUp":
      return nudge(0, -step);
    case "ArrowDown":
      return nudge(0, step);
    case "[":
    case "]": {
      const elements = session.get().configuration.elements[session.get().area ?? ""] ?? [];
      const index = elements.findIndex((each) => each.id === element.id);
      session.moveElement(element.id, index + (key.key === "]" ? 1 : -1));
      return true;
    }
    case "Delete":
    case "Backspace":
      session.removeElement(element.id);
      return true;
    case "Escape":
      session.selectElement(undefined);
      return true;
    default:
      return false;
  }
}
