import { boundsOf } from "../../../configurator-schemas/artwork/check-position.ts";
import type { ElementBox } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { designSize } from "../../../configurator-schemas/configuration/area-size.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { cutOffset } from "../../../configurator-schemas/configuration/cut-of-area.ts";
import { transformElement } from "../../../configurator-schemas/configuration/transform-element.ts";
import type { PrintArea } from "../../../configurator-schemas/schema/print-area.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

interface Refit {
  readonly own: Configuration;
  /** With everything that follows from the rules, as it was shown and as it will be. */
  readonly before: Configuration;
  readonly after: Configuration;
  readonly boxes: ReadonlyMap<string, readonly ElementBox[]>;
}

/**
 * Who asks for a larger sticker, or a wider border, means the design with it: what is cut around grows or shrinks as the room
 * inside the border does, for its own proportions. Sizes passed on the way change nothing of where it ends.
 */
export function refitCuts(product: Product, { own, before, after, boxes }: Refit): Configuration {
  return product.printAreas.reduce((current, area) => {
    // A template that must stay as it is says itself how large it is on each size.
    const elements = area.cut && !area.templateRequired ? current.elements[area.id] : undefined;
    const [from, to] = [before, after].map((each) => roomOf(product, area, each));
    if (!elements || !from || !to || isSame(from, to)) return current;
    const shape = shapeOf(boxes.get(area.id) ?? [], from);
    const scale = fitOf(shape, to) / fitOf(shape, from);
    const moved = elements.map((element) => {
      const { xMm, yMm } = element.placement;
      const dxMm = to.widthMm / 2 + (xMm - from.widthMm / 2) * scale - xMm;
      const dyMm = to.heightMm / 2 + (yMm - from.heightMm / 2) * scale - yMm;
      return transformElement(element, { scale, dxMm, dyMm });
    });
    return { ...current, elements: { ...current.elements, [area.id]: moved } };
  }, own);
}

interface Room {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly borderMm: number;
}

function roomOf(product: Product, area: PrintArea, configuration: Configuration): Room | undefined {
  const size = designSize(product, area, configuration);
  const borderMm = cutOffset(product, area, configuration);
  return size && borderMm !== undefined ? { ...size, borderMm } : undefined;
}

function isSame(a: Room, b: Room): boolean {
  return a.widthMm === b.widthMm && a.heightMm === b.heightMm && a.borderMm === b.borderMm;
}

/** Of all that is drawn together; only its proportions count, so that boxes may be a frame late. */
function shapeOf(boxes: readonly ElementBox[], room: Room): readonly [width: number, height: number] {
  const bounds = boxes.filter(({ widthMm }) => widthMm > 0).map(boundsOf);
  if (bounds.length === 0) return [room.widthMm, room.heightMm];
  const width = Math.max(...bounds.map(({ right }) => right)) - Math.min(...bounds.map(({ left }) => left));
  const height = Math.max(...bounds.map(({ bottom }) => bottom)) - Math.min(...bounds.map(({ top }) => top));
  return [Math.max(width, 1), Math.max(height, 1)];
}

/** How large a shape may be inside the border. */
function fitOf([width, height]: readonly [number, number], { widthMm, heightMm, borderMm }: Room): number {
  const inside = (side: number) => Math.max(1, side - 2 * borderMm);
  return Math.min(inside(widthMm) / width, inside(heightMm) / height);
}
