import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { sizeOfArea } from "./session/new-configuration.ts";

/** Views from higher up show the inside, not the artwork. */
const LEVEL_DEG = 35;

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
    case "drawing":
      // A drawing shows choices, not artwork.
      return undefined;
    case "model": {
      const facing = scene.areas.find((each) => each.area === area)?.facing;
      const size = area === undefined ? undefined : sizeOfArea(product, area, configuration);
      const placed = configuration.elements[area ?? ""]?.find((each) => each.id === element);
      if (!facing || !size || !placed) return undefined;
      const wanted = facing.azimuthDeg + (placed.placement.xMm / size.widthMm - 0.5) * facing.spanDeg;
      const level = scene.views.filter((view) => Math.abs(view.elevationDeg) < LEVEL_DEG);
      return level.toSorted((a, b) => turnBetween(a.azimuthDeg, wanted) - turnBetween(b.azimuthDeg, wanted))[0]?.id;
    }
  }
}

function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return Math.min(turn, 360 - turn);
}
