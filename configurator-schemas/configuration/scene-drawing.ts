import type { Scope } from "../expressions/evaluate.ts";
import type { Product } from "../schema/product.ts";
import type { DrawingScene, DrawingShape } from "../schema/scene.ts";
import { conditionHolds, valueOf } from "./conditions.ts";
import type { Configuration } from "./configuration.ts";
import { scopeOf } from "./scope.ts";
import { sceneColour } from "./selections.ts";

/** A drawing for one configuration: plain shapes in millimetres, drawn in order, the same for browser and server. */
export interface SceneDrawing {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly shapes: readonly DrawnShape[];
}

export interface DrawnShape {
  readonly x: number;
  readonly y: number;
  /** Path data, or a rectangle. */
  readonly shape:
    | { readonly path: string; readonly scale: number }
    | { readonly width: number; readonly height: number; readonly radius: number };
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  readonly strokeWidth: number;
  readonly opacity: number;
}

/** More copies than this are a mistake in a document, not a drawing. */
const MAX_COPIES = 200;

/** The shapes of one view; undefined while its size is not known or not positive. */
export function drawScene(
  product: Product,
  view: DrawingScene["views"][number],
  configuration: Configuration,
): SceneDrawing | undefined {
  const scope = scopeOf(product, configuration);
  const measure = (value: number | string) => measured(product, value, scope);
  const widthMm = measure(view.widthMm);
  const heightMm = measure(view.heightMm);
  if (widthMm === undefined || heightMm === undefined || widthMm <= 0 || heightMm <= 0) return undefined;
  const shapes = view.shapes
    .filter((shape) => conditionHolds(product, shape.when, scope))
    .flatMap((shape) => copiesOf(shape, measure, (colour) => sceneColour(product, colour, configuration.selections)));
  return { widthMm, heightMm, shapes };
}

function copiesOf(
  shape: DrawingShape,
  measure: (value: number | string) => number | undefined,
  colour: (value: string) => string | undefined,
): DrawnShape[] {
  const x = measure(shape.x);
  const y = measure(shape.y);
  const body = bodyOf(shape, measure);
  if (x === undefined || y === undefined || !body) return [];
  const count = shape.repeat ? Math.min(MAX_COPIES, Math.round(measure(shape.repeat.count) ?? 0)) : 1;
  const toX = measure(shape.repeat?.toX ?? x) ?? x;
  const toY = measure(shape.repeat?.toY ?? y) ?? y;
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const share = count > 1 ? i / (count - 1) : 0;
    return {
      x: x + (toX - x) * share,
      y: y + (toY - y) * share,
      shape: body,
      fill: shape.fill === undefined ? undefined : colour(shape.fill),
      stroke: shape.stroke === undefined ? undefined : colour(shape.stroke),
      strokeWidth: shape.strokeWidth ?? 1,
      opacity: shape.opacity ?? 1,
    };
  });
}

function bodyOf(
  shape: DrawingShape,
  measure: (value: number | string) => number | undefined,
): DrawnShape["shape"] | undefined {
  if (shape.path !== undefined) return { path: shape.path, scale: shape.scale ?? 1 };
  const width = measure(shape.width ?? 0);
  const height = measure(shape.height ?? 0);
  if (width === undefined || height === undefined || width <= 0 || height <= 0) return undefined;
  return { width, height, radius: shape.radius ?? 0 };
}

function measured(product: Product, value: number | string, scope: Scope): number | undefined {
  if (typeof value === "number") return value;
  const result = valueOf(product, value, scope);
  return typeof result === "number" ? result : undefined;
}
