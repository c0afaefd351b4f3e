import type { ShapeName } from "../schema/design-element.ts";
import type { OutlineCommand } from "./shaper.ts";

type Point = readonly [x: number, y: number];

/** Distance of a Bézier handle that approximates a quarter circle of radius 1. */
const KAPPA = 0.5522847498;
const STAR_INNER = 0.382; // of a regular pentagram
const ARROW = { shaft: 0.4, head: 0.45 } as const;

/** Outline of a shape in the box (0, 0)–(width, height), y down. */
export function shapeOutline(shape: ShapeName, width: number, height: number): readonly OutlineCommand[] {
  return scale(unitOutline(shape), width, height);
}

/** The thinnest part of a shape in its box: the shaft of an arrow, else the shorter side. */
export function shapeThickness(shape: ShapeName, width: number, height: number): number {
  return Math.min(width, shape === "arrow" ? height * ARROW.shaft : height);
}

/** The shapes in the unit square. A line fills its box: its thickness is the box's height. */
function unitOutline(shape: ShapeName): readonly OutlineCommand[] {
  switch (shape) {
    case "rectangle":
    case "line":
      return polygon([
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ]);
    case "triangle":
      return polygon([
        [0.5, 0],
        [1, 1],
        [0, 1],
      ]);
    case "star":
      return polygon(fitted(radial(10, (i) => (i % 2 === 0 ? 1 : STAR_INNER))));
    case "polygon":
      return polygon(fitted(radial(6, () => 1)));
    case "arrow": {
      const neck = 1 - ARROW.head;
      const top = (1 - ARROW.shaft) / 2;
      return polygon([
        [0, top],
        [neck, top],
        [neck, 0],
        [1, 0.5],
        [neck, 1],
        [neck, 1 - top],
        [0, 1 - top],
      ]);
    }
    case "ellipse":
      return ellipse();
    case "heart":
      return heart();
  }
}

function polygon(points: readonly Point[]): OutlineCommand[] {
  return [
    ...points.map((point, i): OutlineCommand => ({ type: i === 0 ? "M" : "L", points: point })),
    { type: "Z", points: [] },
  ];
}

/** Points around the origin, the first straight up. */
function radial(count: number, radius: (i: number) => number): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI;
    return [radius(i) * Math.sin(angle), -radius(i) * Math.cos(angle)];
  });
}

/** Stretches points to touch all four sides of the unit square, so that a shape fills the box it is given. */
function fitted(points: readonly Point[]): Point[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  return points.map(([x, y]) => [(x - left) / width, (y - top) / height]);
}

function ellipse(): OutlineCommand[] {
  const near = (1 - KAPPA) / 2;
  const far = (1 + KAPPA) / 2;
  return [
    { type: "M", points: [0.5, 0] },
    { type: "C", points: [far, 0, 1, near, 1, 0.5] },
    { type: "C", points: [1, far, far, 1, 0.5, 1] },
    { type: "C", points: [near, 1, 0, far, 0, 0.5] },
    { type: "C", points: [0, near, near, 0, 0.5, 0] },
    { type: "Z", points: [] },
  ];
}

function heart(): OutlineCommand[] {
  return [
    { type: "M", points: [0.5, 1] },
    { type: "C", points: [0.42, 0.9, 0, 0.66, 0, 0.31] },
    { type: "C", points: [0, 0.12, 0.13, 0, 0.28, 0] },
    { type: "C", points: [0.38, 0, 0.46, 0.06, 0.5, 0.17] },
    { type: "C", points: [0.54, 0.06, 0.62, 0, 0.72, 0] },
    { type: "C", points: [0.87, 0, 1, 0.12, 1, 0.31] },
    { type: "C", points: [1, 0.66, 0.58, 0.9, 0.5, 1] },
    { type: "Z", points: [] },
  ];
}

function scale(commands: readonly OutlineCommand[], width: number, height: number): OutlineCommand[] {
  return commands.map(({ type, points }) => ({
    type,
    points: points.map((value, i) => value * (i % 2 === 0 ? width : height)),
  }));
}
