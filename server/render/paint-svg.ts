import type { Matrix } from "../../configurator-schemas/units/matrix.ts";
import type { DisplayPath, DisplayStroke } from "../../configurator-schemas/artwork/display-list.ts";
import type { ClippedPath, Clips } from "./layers.ts";
import { svgAttribute } from "./svg-attribute.ts";

/**
 * SVG of outlines, `width` × `height` pixels, drawn under `matrix` (millimetres → pixels of this SVG).
 * Opacity is written per fill and stroke, never as group opacity: librsvg draws that about ten times slower.
 * No text, styles or filters: nothing in it depends on the machine.
 */
export function paintSvg(
  paths: readonly ClippedPath[],
  { width, height, matrix }: { readonly width: number; readonly height: number; readonly matrix: Matrix },
): string {
  const defs: string[] = [];
  const body: string[] = [];
  for (const run of runsOfSameClips(paths)) {
    const drawn = run.paths.map(drawPath).join("");
    body.push(wrapInClips(drawn, run.clips, defs));
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    (defs.length > 0 ? `<defs>${defs.join("")}</defs>` : "") +
    `<g transform="matrix(${matrix.join(" ")})" stroke-linejoin="round" stroke-linecap="round">${body.join("")}</g></svg>`
  );
}

interface Run {
  readonly clips: Clips;
  readonly paths: DisplayPath[];
}

function runsOfSameClips(paths: readonly ClippedPath[]): Run[] {
  const runs: Run[] = [];
  for (const { path, clips } of paths) {
    const last = runs.at(-1);
    if (last && last.clips.length === clips.length && last.clips.every((clip, i) => clip === clips[i])) {
      last.paths.push(path);
    } else {
      runs.push({ clips, paths: [path] });
    }
  }
  return runs;
}

function drawPath({ d, fill, fillRule, stroke, opacity = 1 }: DisplayPath): string {
  const fade = (name: string) => (opacity < 1 ? ` ${name}-opacity="${opacity}"` : "");
  const rule = fillRule ? ` fill-rule="${fillRule}"` : "";
  const filled = fill ? ` fill="${fill.screen}"${rule}${fade("fill")}` : ' fill="none"';
  const stroked = stroke ? ` stroke="${stroke.colour.screen}"${lineMarkup(stroke)}${fade("stroke")}` : "";
  return `<path d="${d}"${filled}${stroked}/>`;
}

/** What differs from the round joins and caps of the group around everything. */
function lineMarkup({ widthMm, join, cap, miterLimit, dashesMm, dashOffsetMm }: DisplayStroke): string {
  return (
    ` stroke-width="${widthMm}"` +
    svgAttribute("stroke-linejoin", join) +
    svgAttribute("stroke-linecap", cap) +
    svgAttribute("stroke-miterlimit", miterLimit) +
    svgAttribute("stroke-dasharray", dashesMm?.join(" ")) +
    svgAttribute("stroke-dashoffset", dashOffsetMm)
  );
}

function wrapInClips(drawn: string, clips: Clips, defs: string[]): string {
  return clips.reduceRight((inner, clip) => {
    const id = `c${defs.length}`;
    defs.push(`<clipPath id="${id}"><path d="${clip.d}"${svgAttribute("clip-rule", clip.rule)}/></clipPath>`);
    return `<g clip-path="url(#${id})">${inner}</g>`;
  }, drawn);
}
