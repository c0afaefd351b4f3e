import type { OutlineCommand } from "../shaper.ts";
import { arcToCurves } from "./arc-to-curves.ts";
import { parsePathData } from "./parse-path-data.ts";
import { numbersIn } from "./parse-transform.ts";
import type { XmlElement } from "./read-xml.ts";
import { parseLength } from "./svg-length.ts";

/** What a percentage is of. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** The outline of a path or a basic shape (SVG 2, 10); undefined for an element that is none. */
export function shapeCommands(element: XmlElement, viewport: Viewport): readonly OutlineCommand[] | undefined {
  const { attributes } = element;
  const across = (name: string) => parseLength(attributes.get(name), viewport.width);
  const down = (name: string) => parseLength(attributes.get(name), viewport.height);
  const diagonal = Math.hypot(viewport.width, viewport.height) / Math.SQRT2;
  switch (element.name) {
    case "path":
      return parsePathData(attributes.get("d") ?? "");
    case "rect":
      return rectangle({
        x: across("x") ?? 0,
        y: down("y") ?? 0,
        width: across("width") ?? 0,
        height: down("height") ?? 0,
        rx: across("rx") ?? down("ry") ?? 0,
        ry: down("ry") ?? across("rx") ?? 0,
      });
    case "circle": {
      const r = parseLength(attributes.get("r"), diagonal) ?? 0;
      return ellipse(across("cx") ?? 0, down("cy") ?? 0, { rx: r, ry: r });
    }
    case "ellipse": {
      const radii = { rx: across("rx") ?? down("ry") ?? 0, ry: down("ry") ?? across("rx") ?? 0 };
      return ellipse(across("cx") ?? 0, down("cy") ?? 0, radii);
    }
    case "line":
      return [
        { type: "M", points: [across("x1") ?? 0, down("y1") ?? 0] },
        { type: "L", points: [across("x2") ?? 0, down("y2") ?? 0] },
      ];
    case "polyline":
    case "polygon":
      return polygon(numbersIn(attributes.get("points") ?? ""), element.name === "polygon");
    default:
      return undefined;
  }
}

function polygon(values: readonly number[], isClosed: boolean): OutlineCommand[] {
  const commands: OutlineCommand[] = [];
  for (let i = 0; i + 1 < values.length; i += 2) {
    commands.push({ type: i === 0 ? "M" : "L", points: [values[i] ?? 0, values[i + 1] ?? 0] });
  }
  if (isClosed && commands.length > 0) commands.push({ type: "Z", points: [] });
  return commands;
}

function ellipse(cx: number, cy: number, { rx, ry }: { readonly rx: number; readonly ry: number }): OutlineCommand[] {
  if (!(rx > 0 && ry > 0)) return [];
  const [left, right] = [cx - rx, cx + rx];
  const half = (from: number, x: number) =>
    arcToCurves({ x: from, y: cy }, { rx, ry, rotationDeg: 0, isLarge: false, isSweep: true, x, y: cy });
  return [
    { type: "M", points: [right, cy] },
    ...[...half(right, left), ...half(left, right)].map((points): OutlineCommand => ({ type: "C", points })),
    { type: "Z", points: [] },
  ];
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx: number;
  readonly ry: number;
}

function rectangle({ x, y, width, height, ...radii }: Rectangle): readonly OutlineCommand[] {
  if (!(width > 0 && height > 0)) return [];
  const rx = Math.min(Math.max(0, radii.rx), width / 2);
  const ry = Math.min(Math.max(0, radii.ry), height / 2);
  const [right, bottom] = [x + width, y + height];
  if (rx === 0 || ry === 0) return polygon([x, y, right, y, right, bottom, x, bottom], true);
  const corner = (toX: number, toY: number) => `A${rx} ${ry} 0 0 1 ${toX} ${toY}`;
  return parsePathData(
    `M${x + rx} ${y}H${right - rx}${corner(right, y + ry)}V${bottom - ry}${corner(right - rx, bottom)}` +
      `H${x + rx}${corner(x, bottom - ry)}V${y + ry}${corner(x + rx, y)}Z`,
  );
}
