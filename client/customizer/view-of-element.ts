import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { sizeOfArea } from "./session/new-configuration.ts";

/** An area that goes around a thing: from here on its ends are out of sight from the front. */
const WRAPS = 1.8;
/** How far around the thing such an area reaches, about. */
const WRAP_DEG = 320;

/** The view that shows what the shopper is busy with best; undefined when any view does. */
export function viewOfElement(
  product: Product,
  configuration: Configuration,
  { area, element }: { readonly area: string | undefined; readonly element: string | undefined },
): string | undefined {
  const { scene } = product;
  switch (scene.kind) {
    case "photo":
      return scene.views.find((view) => area !== undefined && view.areas.includes(area))?.id;
    case "flat":
      return scene.views.find((view) => view.area === area)?.id;
    case "model": {
      const size = area === undefined ? undefined : sizeOfArea(product, area, configuration);
      const placed = configuration.elements[area ?? ""]?.find((each) => each.id === element);
      const [front] = scene.views;
      if (!size || !placed || !front || size.widthMm / size.heightMm < WRAPS) return undefined;
      const wanted = front.azimuthDeg + (placed.placement.xMm / size.widthMm - 0.5) * WRAP_DEG;
      // A view from above shows the inside, not the artwork.
      const level = scene.views.filter((view) => Math.abs(view.elevationDeg) < 35);
      return level.toSorted((a, b) => turnBetween(a.azimuthDeg, wanted) - turnBetween(b.azimuthDeg, wanted))[0]?.id;
    }
  }
}

function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return Math.min(turn, 360 - turn);
}
