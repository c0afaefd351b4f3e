import type { ArtPath, ArtPiece } from "../../configurator-schemas/artwork/draw-art.ts";
import { readPathData } from "../../configurator-schemas/artwork/draw-art.ts";
import { flattenSvg } from "../../configurator-schemas/artwork/svg/flatten-svg.ts";
import type { SvgItem, SvgPath } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import { orientByDepth } from "./orient-by-depth.ts";

/** The longer side; whole units are 1/2000 of a piece, 0.1 mm on the largest shirt. */
const SIDE = 2000;
/** A gradient the icons never have would arrive as one colour; a clip that is the icon's own box cuts nothing. */
const VIEW_BOX = "0 0 32 32";

interface Found {
  readonly path: SvgPath;
  readonly opacity: number;
}

/** A flat icon as a piece the core draws: filled or stroked paths of whole numbers. A string says why it cannot be one. */
export function pieceOfIcon(id: string, body: string): ArtPiece | string {
  const outcome = flattenSvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${VIEW_BOX}">${body}</svg>`);
  if (!outcome.ok) return `it has ${outcome.part}`;
  const { width, height, items } = outcome.drawing;
  const found = items.flatMap((item) => pathsOf(item, 1));
  const scale = SIDE / Math.max(width, height);
  const inks = found.flatMap(({ path }) =>
    [path.fill?.colour, path.stroke?.colour].filter((each) => each !== undefined),
  );
  const palette = [...new Set(inks)];
  return {
    id,
    viewBox: [Math.round(width * scale), Math.round(height * scale)],
    palette,
    paths: found.flatMap((each) => toArtPaths(each, { scale, palette })),
  };
}

/** Paths in drawing order with what of their groups' opacity is theirs; the icons clip at nothing but their own box. */
function pathsOf(item: SvgItem, opacity: number): readonly Found[] {
  if (item.kind === "path") return [{ path: item, opacity }];
  return item.items.flatMap((each) => pathsOf(each, opacity * (item.opacity ?? 1)));
}

function toArtPaths(
  { path, opacity }: Found,
  { scale, palette }: { readonly scale: number; readonly palette: readonly string[] },
): ArtPath[] {
  const { fill, stroke, fillRule } = path;
  const d = compact(fillRule === "evenodd" ? orientByDepth(path.d) : path.d, scale);
  const faded = (own = 1) => (own * opacity < 1 ? { opacity: Math.round(own * opacity * 1000) / 1000 } : {});
  return [
    ...(fill ? [{ d, colour: palette.indexOf(fill.colour), ...faded(fill.opacity) }] : []),
    ...(stroke
      ? [
          {
            d: compact(path.d, scale),
            colour: palette.indexOf(stroke.colour),
            strokeWidth: Math.round(stroke.width * scale),
            ...faded(stroke.opacity),
          },
        ]
      : []),
  ];
}

function compact(d: string, scale: number): string {
  return readPathData(d)
    .map(
      ({ type, points }) =>
        type +
        points
          .map((value) => Math.round(value * scale))
          .join(" ")
          .replaceAll(" -", "-"),
    )
    .join("");
}
