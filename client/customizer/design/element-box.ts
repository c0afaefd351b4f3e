import type { ElementBox } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { isFilled } from "../../../configurator-schemas/configuration/is-filled.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";

/** A word or two where a template keeps room for them; what asks for it is written there. */
const WORD_EM = 8;

/** A box a person can see and touch: an empty text has none of its own, so it gets the room its words will need. */
export function visibleBox(element: DesignElement, boxes: readonly ElementBox[]): ElementBox {
  const { xMm, yMm, rotationDeg } = element.placement;
  const laidOut = boxes.find((box) => box.element === element.id);
  const at = { element: element.id, xMm, yMm, rotationDeg };
  if (element.kind !== "text") {
    return { ...at, widthMm: element.placement.widthMm, heightMm: element.placement.heightMm };
  }
  if (isFilled(element) && laidOut && laidOut.widthMm > 0) {
    return { ...at, widthMm: laidOut.widthMm, heightMm: laidOut.heightMm };
  }
  const widthMm = Math.max(element.sizeMm * 3, Math.min(element.maxWidthMm ?? 0, element.sizeMm * WORD_EM));
  return { ...at, widthMm, heightMm: element.sizeMm * 1.25 };
}
