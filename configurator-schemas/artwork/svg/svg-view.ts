import { roundMm } from "../../units/length.ts";
import { multiply } from "../../units/matrix.ts";
import type { Matrix } from "../../units/matrix.ts";
import type { OutlineCommand } from "../shaper.ts";
import { numbersIn } from "./parse-transform.ts";
import type { XmlElement } from "./read-xml.ts";
import { parseLength } from "./svg-length.ts";
import { SvgRefused } from "./svg-refused.ts";

/** What percentages inside are of. */
export interface View {
  readonly width: number;
  readonly height: number;
}

/** The longer side of every drawing, so that one grid is fine enough for all. */
const LONG_SIDE = 1000;
const MAX_ASPECT = 100;
const MM_PER_UNIT = 25.4 / 96;

/** Size of the whole picture and the matrix from its user units to the drawing's. */
export function outerView(root: XmlElement) {
  const box = viewBoxOf(root);
  const own = {
    width: parseLength(root.attributes.get("width"), Number.NaN),
    height: parseLength(root.attributes.get("height"), Number.NaN),
  };
  const aspect = box ? box.width / box.height : 1;
  const width = own.width ?? (own.height !== undefined && box ? own.height * aspect : undefined) ?? box?.width ?? 300;
  const height = own.height ?? (own.width !== undefined && box ? own.width / aspect : undefined) ?? box?.height ?? 150;
  if (!(width > 0 && height > 0) || width / height > MAX_ASPECT || height / width > MAX_ASPECT)
    throw new SvgRefused("viewBox");
  const scale = LONG_SIDE / Math.max(width, height);
  const toDrawing: Matrix = [scale, 0, 0, scale, 0, 0];
  return {
    width: width * scale,
    height: height * scale,
    // A width in pixels says nothing about a size.
    widthMm: /(?:mm|cm|in|pt|pc)\s*$/.test(root.attributes.get("width") ?? "")
      ? roundMm(width * MM_PER_UNIT)
      : undefined,
    view: box ?? { width, height },
    matrix: multiply(toDrawing, fitBox(box, { width, height }, root.attributes.get("preserveAspectRatio"))),
  };
}

/** An `svg` or `symbol` inside: its own view, the way there, and the rectangle that shows it (outside the inner matrix). */
export function nestedView(element: XmlElement, outer: View) {
  const { attributes } = element;
  const isSymbol = element.name === "symbol";
  const x = isSymbol ? 0 : (parseLength(attributes.get("x"), outer.width) ?? 0);
  const y = isSymbol ? 0 : (parseLength(attributes.get("y"), outer.height) ?? 0);
  const width = parseLength(attributes.get("width"), outer.width) ?? outer.width;
  const height = parseLength(attributes.get("height"), outer.height) ?? outer.height;
  const box = viewBoxOf(element);
  const fitted = fitBox(box, { width, height }, attributes.get("preserveAspectRatio"));
  const clip: readonly OutlineCommand[] = [
    { type: "M", points: [x, y] },
    { type: "L", points: [x + width, y, x + width, y + height, x, y + height] },
    { type: "Z", points: [] },
  ];
  return { view: box ?? { width, height }, matrix: multiply([1, 0, 0, 1, x, y], fitted), clip };
}

interface Box extends View {
  readonly x: number;
  readonly y: number;
}

function viewBoxOf({ attributes }: XmlElement): Box | undefined {
  const [x = 0, y = 0, width = 0, height = 0, ...more] = numbersIn(attributes.get("viewBox") ?? "");
  return more.length === 0 && width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** The user's box in the viewport (SVG 2, 8.6): stretched, or whole and aligned, or covering and aligned. */
function fitBox(box: Box | undefined, view: View, preserve = "xMidYMid"): Matrix {
  if (!box) return [1, 0, 0, 1, 0, 0];
  const [across, down] = [view.width / box.width, view.height / box.height];
  if (/none/.test(preserve)) return [across, 0, 0, down, -box.x * across, -box.y * down];
  const scale = /slice/.test(preserve) ? Math.max(across, down) : Math.min(across, down);
  const share = (axis: string) =>
    new RegExp(`${axis}Min`).test(preserve) ? 0 : new RegExp(`${axis}Max`).test(preserve) ? 1 : 0.5;
  return [
    scale,
    0,
    0,
    scale,
    (view.width - box.width * scale) * share("x") - box.x * scale,
    (view.height - box.height * scale) * share("Y") - box.y * scale,
  ];
}
