import type { DisplayImage, DisplayItem, DisplayPath } from "../../configurator-schemas/artwork/display-list.ts";

/** Clips that cut an item, in area coordinates, outermost first. */
export type Clips = readonly string[];

export interface ClippedPath {
  readonly path: DisplayPath;
  readonly clips: Clips;
}

/** Neighbours in drawing order that one technique can paint at once. */
export type Layer =
  | { readonly kind: "paths"; readonly paths: readonly ClippedPath[] }
  | { readonly kind: "image"; readonly image: DisplayImage; readonly clips: Clips };

/** Cuts a display list into layers: runs of outlines go through SVG together, every image is painted by itself. */
export function toLayers(items: readonly DisplayItem[]): Layer[] {
  const layers: Layer[] = [];
  let run: ClippedPath[] = [];
  for (const { item, clips } of flatten(items, [])) {
    if (item.kind === "path") {
      if (run.length === 0) layers.push({ kind: "paths", paths: run });
      run.push({ path: item, clips });
    } else {
      layers.push({ kind: "image", image: item, clips });
      run = [];
    }
  }
  return layers;
}

type Flat = { readonly item: DisplayPath | DisplayImage; readonly clips: Clips };

function flatten(items: readonly DisplayItem[], clips: Clips): Flat[] {
  return items.flatMap((item): Flat[] =>
    item.kind === "group" ? flatten(item.items, [...clips, item.clip]) : [{ item, clips }],
  );
}
