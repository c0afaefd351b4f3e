import type { Selections } from "./configuration.ts";
import { sceneColour, sceneSurface } from "./selections.ts";
import type { Surface } from "../schema/option.ts";
import type { Product } from "../schema/product.ts";

const WHITE = "#ffffff";

/** The colour of the material under a print area, as the scene has it. */
export function areaColour(product: Product, area: string, selections: Selections): string {
  const colour = namedColour(product, area);
  return (colour === undefined ? undefined : sceneColour(product, colour, selections)) ?? WHITE;
}

/** What the material under a print area shows besides its colour. */
export function areaSurface(product: Product, area: string, selections: Selections): Surface | undefined {
  const colour = namedColour(product, area);
  return colour === undefined ? undefined : sceneSurface(product, colour, selections);
}

function namedColour({ scene }: Product, area: string): string | undefined {
  switch (scene.kind) {
    case "model":
      return (scene.materials.find((each) => each.part === "body") ?? scene.materials[0])?.color;
    case "photo":
      return (scene.views.find((view) => view.areas.includes(area)) ?? scene.views[0])?.tint;
    case "flat":
      return scene.views.find((view) => view.area === area)?.color;
    case "drawing":
      return undefined;
  }
}
