import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import { toLayers } from "../../server/render/layers.ts";
import { paintSvg } from "../../server/render/paint-svg.ts";
import type { PixelGrid } from "../../server/render/pixel-grid.ts";

/** A display list as one SVG with its photos, for tools that draw SVG; `hrefOf` says where a photo is. */
export function wholeSvg(
  list: DisplayList,
  { grid, hrefOf }: { readonly grid: PixelGrid; readonly hrefOf: (upload: string) => string },
): string {
  const { widthPx: width, heightPx: height, toPixels: matrix } = grid;
  const body = toLayers(list.items).map((layer) => {
    switch (layer.kind) {
      case "paths":
        return paintSvg(
          layer.paths.map(({ path }) => ({ path, clips: [] })),
          { width, height, matrix },
        );
      case "image": {
        const { upload, widthMm, heightMm, matrix: place } = layer.image;
        const to = [matrix, place].map((each) => `matrix(${each.join(" ")})`).join(" ");
        return `<image href="${hrefOf(upload)}" width="${widthMm}" height="${heightMm}" preserveAspectRatio="none" transform="${to}"/>`;
      }
      case "faded":
        throw new Error("expected the bench's design without faded groups");
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body.join("")}</svg>`;
}
