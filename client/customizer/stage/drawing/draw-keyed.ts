import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import { drawScene } from "../../../../configurator-schemas/configuration/scene-drawing.ts";
import type { DrawnShape, SceneDrawing } from "../../../../configurator-schemas/configuration/scene-drawing.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";
import type { DrawingScene } from "../../../../configurator-schemas/schema/scene.ts";

type View = DrawingScene["views"][number];

/** More shapes than this are a mistake in a document; a tab must not hang over it. */
const MAX_SHAPES = 5000;

/** A shape with a name that stays while the choices change: what moves on the screen is the same board, not its neighbour. */
interface KeyedShape extends DrawnShape {
  readonly key: string;
}

export interface KeyedDrawing extends Omit<SceneDrawing, "shapes"> {
  readonly shapes: readonly KeyedShape[];
}

/** One view drawn for a configuration; undefined while its size is not known. */
export function drawKeyed(product: Product, view: View, configuration: Configuration): KeyedDrawing | undefined {
  const drawing = drawScene(product, numbered(view), configuration);
  if (!drawing) return undefined;
  const copies = new Map<number, number>();
  const shapes = drawing.shapes.slice(0, MAX_SHAPES).map((drawn): KeyedShape => {
    const index = drawn.opacity;
    const copy = copies.get(index) ?? 0;
    copies.set(index, copy + 1);
    return { ...drawn, opacity: view.shapes[index]?.opacity ?? 1, key: `${index}.${copy}` };
  });
  return { ...drawing, shapes };
}

const known = new WeakMap<View, View>();

/** Shapes that are not there leave no gap in what drawScene answers, but it hands opacities through: they carry the places. */
function numbered(view: View): View {
  let found = known.get(view);
  if (!found) {
    found = { ...view, shapes: view.shapes.map((shape, index) => ({ ...shape, opacity: index })) };
    known.set(view, found);
  }
  return found;
}
