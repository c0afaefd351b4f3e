import type { SvgDrawing, SvgItem, SvgPath } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import { svgAttribute } from "../render/svg-attribute.ts";

/** A drawing as an SVG of our own making, `longSidePx` long: nothing of the stranger's text is in it. */
export function drawingMarkup({ width, height, items }: SvgDrawing, longSidePx: number): string {
  const scale = longSidePx / Math.max(width, height);
  const size = `width="${Math.max(1, Math.round(width * scale))}" height="${Math.max(1, Math.round(height * scale))}"`;
  let clips = 0;
  const write = (item: SvgItem): string => {
    if (item.kind === "path") return pathMarkup(item);
    const { opacity, clip } = item;
    const inner = item.items.map(write).join("");
    const faded = opacity === undefined ? "" : ` opacity="${opacity}"`;
    if (!clip) return `<g${faded}>${inner}</g>`;
    clips += 1;
    const rule = clip.rule ? ` clip-rule="${clip.rule}"` : "";
    return `<clipPath id="c${clips}"><path d="${clip.d}"${rule}/></clipPath><g${faded} clip-path="url(#c${clips})">${inner}</g>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">${items.map(write).join("")}</svg>`;
}

function pathMarkup({ d, fill, fillRule, stroke }: SvgPath): string {
  const painted = fill ? ` fill="${fill.colour}"${svgAttribute("fill-opacity", fill.opacity)}` : ' fill="none"';
  const rule = fillRule ? ` fill-rule="${fillRule}"` : "";
  if (!stroke) return `<path d="${d}"${painted}${rule}/>`;
  const { colour, opacity, width, join, cap, miterLimit, dashes, dashOffset } = stroke;
  const line =
    ` stroke="${colour}" stroke-width="${width}" stroke-linejoin="${join}" stroke-linecap="${cap}" stroke-miterlimit="${miterLimit}"` +
    svgAttribute("stroke-opacity", opacity) +
    svgAttribute("stroke-dasharray", dashes?.join(" ")) +
    svgAttribute("stroke-dashoffset", dashOffset);
  return `<path d="${d}"${painted}${rule}${line}/>`;
}
