import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type {
  DesignElement,
  ImageElement,
  ShapeElement,
  TextElement,
} from "../../configurator-schemas/schema/design-element.ts";

/** A mug with nothing chosen and nothing on it, but for what the test says. */
export function aMug(change: Partial<Configuration> = {}): Configuration {
  return { product: "mug-11oz", selections: {}, elements: {}, ...change };
}

export function aMugWith(...elements: DesignElement[]): Configuration {
  return aMug({ elements: { wrap: elements } });
}

export function aText(change: Partial<TextElement> = {}): TextElement {
  return {
    id: "e1",
    kind: "text",
    text: "Léa",
    font: "playfair-display",
    sizeMm: 18,
    color: "#c2185b",
    align: "center",
    placement: { xMm: 100, yMm: 45, rotationDeg: 0 },
    ...change,
  };
}

export function anImage(change: Partial<ImageElement> = {}): ImageElement {
  return {
    id: "e2",
    kind: "image",
    upload: "up_1",
    placement: { xMm: 40, yMm: 45, widthMm: 60, heightMm: 40, rotationDeg: 0 },
    ...change,
  };
}

export function aShape(change: Partial<ShapeElement> = {}): ShapeElement {
  return {
    id: "e3",
    kind: "shape",
    shape: "rectangle",
    fill: "#c2185b",
    placement: { xMm: 150, yMm: 45, widthMm: 20, heightMm: 20, rotationDeg: 0 },
    ...change,
  };
}
