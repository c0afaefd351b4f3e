import { roundMm } from "../../units/length.ts";
import { multiply } from "../../units/matrix.ts";
import type { Matrix } from "../../units/matrix.ts";
import { toPathData } from "../path-data.ts";
import { averageStops } from "./average-stops.ts";
import { evenMask } from "./even-mask.ts";
import { IDENTITY, parseTransform } from "./parse-transform.ts";
import { readXml } from "./read-xml.ts";
import type { XmlElement } from "./read-xml.ts";
import { referenceOf } from "./reference-of.ts";
import { shapeCommands } from "./shape-commands.ts";
import { readStyleSheet } from "./style-sheet.ts";
import type { StyleSheet } from "./style-sheet.ts";
import type { SvgDrawing, SvgGroup, SvgItem, SvgPaint, SvgPath } from "./svg-drawing.ts";
import { SvgRefused } from "./svg-refused.ts";
import { opacityOf, paintOf, strokeOf, styleOf } from "./svg-style.ts";
import type { Inherited, Style } from "./svg-style.ts";
import { nestedView, outerView } from "./svg-view.ts";
import type { View } from "./svg-view.ts";

export type SvgOutcome =
  | {
      readonly ok: true;
      readonly drawing: SvgDrawing;
      /** Names of what was made simpler, sorted: "gradient", "filter", … */
      readonly simplified: readonly string[];
    }
  /** `part` names what is not taken. */
  | { readonly ok: false; readonly part: string };

const MAX_CHARACTERS = 2_000_000;
const MAX_SEGMENTS = 20_000;
const MAX_ITEMS = 5000;
/** `use` of `use` of … */
const MAX_USES_DEEP = 8;

/** Change or run something, load something, or would be missing in print: a drawing that holds one is refused. */
const REFUSED = new Set([
  "script",
  "foreignObject",
  "iframe",
  "image",
  "text",
  "handler",
  "listener",
  "audio",
  "video",
  "canvas",
  "feImage",
]);
/** Only looked up, or about the file. */
const QUIET = new Set([
  "defs",
  "symbol",
  "clipPath",
  "linearGradient",
  "radialGradient",
  "title",
  "desc",
  "metadata",
  "style",
  "marker",
  "mask",
  "filter",
  "pattern",
  "view",
  "cursor",
]);
const CONTAINERS = new Set(["g", "a", "switch"]);

/** A stranger's SVG as plain outlines; everything is bounded, nothing is loaded, and what is not understood is said. */
export function flattenSvg(text: string): SvgOutcome {
  try {
    if (text.length > MAX_CHARACTERS) throw new SvgRefused("> 2 MB");
    return flatten(readXml(text));
  } catch (error) {
    if (error instanceof SvgRefused) return { ok: false, part: error.part };
    throw error;
  }
}

interface Walk {
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly sheet: StyleSheet;
  readonly simplified: Set<string>;
  segments: number;
  items: number;
}

interface Place {
  readonly matrix: Matrix;
  readonly inherited: Inherited;
  readonly view: View;
  readonly uses: number;
}

function flatten(root: XmlElement): SvgOutcome {
  refuseActive(root);
  const { sheet, isWhole } = readStyleSheet(root);
  const walk: Walk = { byId: idsIn(root), sheet, simplified: new Set(isWhole ? [] : ["CSS"]), segments: 0, items: 0 };
  const { width, height, widthMm, view, matrix } = outerView(root);
  const place: Place = { matrix, view, inherited: new Map(), uses: 0 };
  const style = styleOf(root, { from: place.inherited, sheet });
  const items = grouped(drawChildren(root, { ...place, inherited: style.inherited }, walk), { style, place, walk });
  if (walk.segments === 0) throw new SvgRefused("empty");
  const size = { width: roundMm(width), height: roundMm(height), ...(widthMm !== undefined && { widthMm }) };
  return { ok: true, drawing: { ...size, items }, simplified: [...walk.simplified].toSorted() };
}

/** Before anything is understood: what acts or loads, wherever it hides. */
function refuseActive(element: XmlElement): void {
  if (REFUSED.has(element.name) && (element.name !== "text" || /\S/.test(wordsIn(element))))
    throw new SvgRefused(element.name);
  for (const [name, value] of element.attributes) {
    if (/^on/i.test(name)) throw new SvgRefused(name);
    // Links are not followed, but a script or a file behind one is no drawing.
    const isLink = element.name === "a" && /^https?:/i.test(value.trim());
    if ((name === "href" || name === "src") && !isLink && !/^\s*#/.test(value)) throw new SvgRefused("href");
    if (name !== "style" && /url\(\s*["']?(?!\s*["']?#)/i.test(value)) throw new SvgRefused("url()");
  }
  element.children.forEach(refuseActive);
}

function wordsIn({ text, children }: XmlElement): string {
  return text + children.map(wordsIn).join("");
}

function idsIn(root: XmlElement): Map<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  const visit = (element: XmlElement) => {
    const id = element.attributes.get("id");
    if (id !== undefined && !found.has(id)) found.set(id, element);
    element.children.forEach(visit);
  };
  visit(root);
  return found;
}

function drawChildren(element: XmlElement, place: Place, walk: Walk): SvgItem[] {
  return element.children.flatMap((child) => drawElement(child, place, walk));
}

function drawElement(element: XmlElement, place: Place, walk: Walk): readonly SvgItem[] {
  if (QUIET.has(element.name)) return [];
  const style = styleOf(element, { from: place.inherited, sheet: walk.sheet });
  const transform = parseTransform(style.own.get("transform"));
  if (style.own.get("display") === "none" || !transform) return [];
  const here: Place = { ...place, matrix: multiply(place.matrix, transform), inherited: style.inherited };
  const around = { style, place: here, walk };
  if (element.name === "use") return grouped(drawUse(element, here, walk), around);
  if (element.name === "svg") return grouped(drawNested(element, here, walk), around);
  if (CONTAINERS.has(element.name)) return grouped(drawChildren(element, here, walk), around);
  const path = drawShape(element, style, { place: here, walk });
  if (path === undefined) walk.simplified.add(element.name);
  return grouped(path ?? [], around);
}

function drawUse(element: XmlElement, place: Place, walk: Walk): SvgItem[] {
  if (place.uses >= MAX_USES_DEEP) throw new SvgRefused("use");
  const target = walk.byId.get((element.attributes.get("href") ?? "").trim().slice(1));
  if (!target) return [];
  const [x, y] = [Number(element.attributes.get("x") ?? 0) || 0, Number(element.attributes.get("y") ?? 0) || 0];
  const moved: Place = { ...place, matrix: multiply(place.matrix, [1, 0, 0, 1, x, y]), uses: place.uses + 1 };
  if (target.name !== "symbol" && target.name !== "svg") return [...drawElement(target, moved, walk)];
  // A symbol takes its size from what uses it (SVG 2, 5.5).
  const attributes = new Map(target.attributes);
  for (const name of ["width", "height"]) {
    const value = element.attributes.get(name);
    if (value !== undefined) attributes.set(name, value);
  }
  return drawNested({ ...target, attributes }, moved, walk);
}

function drawNested(element: XmlElement, place: Place, walk: Walk): SvgItem[] {
  const { view, matrix, clip } = nestedView(element, place.view);
  const style = styleOf(element, { from: place.inherited, sheet: walk.sheet });
  const inside = { ...place, view, matrix: multiply(place.matrix, matrix), inherited: style.inherited };
  const items = drawChildren(element, inside, walk);
  if (items.length === 0) return [];
  // Glyphs of converted texts are symbols without a size that stand above their own origin.
  if (["visible", "auto"].includes(style.own.get("overflow") ?? "hidden")) return items;
  return [{ kind: "group", clip: { d: toPathData(clip, place.matrix) }, items }];
}

function drawShape(
  element: XmlElement,
  { inherited }: Style,
  { place, walk }: { readonly place: Place; readonly walk: Walk },
): SvgPath[] | undefined {
  const { view, matrix } = place;
  const commands = shapeCommands(element, view);
  if (!commands) return undefined;
  if (commands.length < 2 || (inherited.get("visibility") ?? "visible") !== "visible") return [];
  walk.segments += commands.length;
  walk.items += 1;
  if (walk.segments > MAX_SEGMENTS) throw new SvgRefused(`> ${MAX_SEGMENTS} segments`);
  if (walk.items > MAX_ITEMS) throw new SvgRefused(`> ${MAX_ITEMS} shapes`);
  const fill = element.name === "line" ? undefined : paint("fill", inherited, walk);
  const stroke = paint("stroke", inherited, walk);
  const { dashes, dashOffset, width, ...geometry } = strokeOf(
    inherited,
    Math.hypot(view.width, view.height) / Math.SQRT2,
  );
  const scale = scaleOf(matrix, stroke !== undefined && width > 0 ? walk : undefined);
  const d = toPathData(commands, matrix);
  if (!fill && !(stroke && width > 0)) return [];
  if (/NaN|Infinity|e\+/.test(d)) throw new SvgRefused("numbers");
  return [
    {
      kind: "path",
      d,
      ...(fill && { fill }),
      ...(fill && inherited.get("fill-rule") === "evenodd" && { fillRule: "evenodd" as const }),
      ...(stroke &&
        width > 0 && {
          stroke: {
            ...stroke,
            width: roundMm(width * scale),
            ...geometry,
            ...(dashes && {
              dashes: dashes.map((dash) => roundMm(dash * scale)),
              dashOffset: roundMm(dashOffset * scale),
            }),
          },
        }),
    },
  ];
}

function paint(name: "fill" | "stroke", inherited: Inherited, walk: Walk): SvgPaint | undefined {
  const text = inherited.get(name) ?? (name === "fill" ? "black" : "none");
  let found = paintOf(text, inherited);
  if (found.kind === "server") {
    const server = walk.byId.get(found.id);
    if (server?.name === "pattern") throw new SvgRefused("pattern");
    walk.simplified.add("gradient");
    found = server ? averageStops(server, walk) : { kind: "none" };
  }
  if (found.kind !== "colour") return undefined;
  const opacity = roundRatio(found.alpha * opacityOf(inherited.get(`${name}-opacity`)));
  if (opacity === 0) return undefined;
  return { colour: found.colour, ...(opacity < 1 && { opacity }) };
}

interface Around {
  readonly style: Style;
  readonly place: Place;
  readonly walk: Walk;
}

/** What an element's opacity and clip do to all that is in it. */
function grouped(items: readonly SvgItem[], { style: { own }, place, walk }: Around): readonly SvgItem[] {
  for (const name of [
    "filter",
    "mix-blend-mode",
    "comp-op",
    "marker-start",
    "marker-mid",
    "marker-end",
    "marker",
    "vector-effect",
  ]) {
    if (!["none", "normal"].includes(own.get(name) ?? "none"))
      walk.simplified.add(name.replace(/-(?:start|mid|end)$/, ""));
  }
  const opacity = roundRatio(opacityOf(own.get("opacity")) * maskOpacity(own.get("mask"), place, walk));
  const clip = clipOf(own.get("clip-path"), place, walk);
  if (items.length === 0 || opacity === 0) return [];
  if (opacity === 1 && !clip) return items;
  const group: SvgGroup = { kind: "group", ...(opacity < 1 && { opacity }), ...(clip && { clip }), items };
  return [group];
}

function maskOpacity(text: string | undefined, { view }: Place, { byId, sheet }: Walk): number {
  if (text === undefined || text === "none") return 1;
  const opacity = evenMask(text, { byId, sheet, view });
  if (opacity === undefined) throw new SvgRefused("mask");
  return opacity;
}

function clipOf(text: string | undefined, place: Place, walk: Walk): SvgGroup["clip"] {
  const id = referenceOf(text);
  const element = id === undefined ? undefined : walk.byId.get(id);
  if (element?.name !== "clipPath") return undefined;
  if (element.attributes.get("clipPathUnits") === "objectBoundingBox") throw new SvgRefused("clipPathUnits");
  const outer = parseTransform(element.attributes.get("transform")) ?? IDENTITY;
  let d = "";
  let isEvenOdd = false;
  for (const child of element.children) {
    const shape = child.name === "use" ? walk.byId.get((child.attributes.get("href") ?? "").slice(1)) : child;
    const commands = shape && shapeCommands(shape, place.view);
    if (!shape || !commands) continue;
    walk.segments += commands.length;
    if (walk.segments > MAX_SEGMENTS) throw new SvgRefused(`> ${MAX_SEGMENTS} segments`);
    const inner = parseTransform(child.attributes.get("transform")) ?? IDENTITY;
    const own = shape === child ? IDENTITY : (parseTransform(shape.attributes.get("transform")) ?? IDENTITY);
    d += toPathData(commands, multiply(place.matrix, multiply(outer, multiply(inner, own))));
    isEvenOdd ||= styleOf(shape, { from: new Map(), sheet: walk.sheet }).inherited.get("clip-rule") === "evenodd";
  }
  // An empty clip hides everything (SVG 2, CSS Masking 3.5).
  return { d: d === "" ? "M0 0Z" : d, ...(isEvenOdd && { rule: "evenodd" as const }) };
}

/** One factor for widths. Outlines are exact under every matrix; a stroke that is stretched to one side becomes even. */
function scaleOf([a, b, c, d]: Matrix, walk: Walk | undefined): number {
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)];
  const skew = Math.abs(a * c + b * d) / (across * down || 1);
  if (walk && (Math.abs(across - down) > 0.02 * Math.max(across, down) || skew > 0.02)) walk.simplified.add("stroke");
  return Math.sqrt(Math.abs(a * d - b * c));
}

function roundRatio(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
