import type {
  DisplayGroup,
  DisplayImage,
  DisplayItem,
  DisplayPath,
} from "../../configurator-schemas/artwork/display-list.ts";

/** An outline that cuts, in area coordinates. */
export interface Clip {
  readonly d: string;
  /** Absent = non-zero. */
  readonly rule?: "evenodd";
}

/** Clips that cut an item, outermost first; what is cut together has the same objects. */
export type Clips = readonly Clip[];

export interface ClippedPath {
  readonly path: DisplayPath;
  readonly clips: Clips;
}

/** Neighbours in drawing order that one technique can paint at once. */
export type Layer =
  | { readonly kind: "paths"; readonly paths: readonly ClippedPath[] }
  | { readonly kind: "image"; readonly image: DisplayImage; readonly clips: Clips }
  /** Painted as a picture of its own, then faded. */
  | { readonly kind: "faded"; readonly items: readonly DisplayItem[]; readonly opacity: number; readonly clips: Clips };

/** Cuts a display list into layers: runs of outlines go through SVG together, every image is painted by itself. */
export function toLayers(items: readonly DisplayItem[]): Layer[] {
  const layers: Layer[] = [];
  let run: ClippedPath[] = [];
  for (const { item, clips } of flatten(items, [])) {
    if (item.kind === "path") {
      if (run.length === 0) layers.push({ kind: "paths", paths: run });
      run.push({ path: item, clips });
    } else {
      layers.push(
        item.kind === "image"
          ? { kind: "image", image: item, clips }
          : { kind: "faded", items: item.items, opacity: item.opacity ?? 1, clips },
      );
      run = [];
    }
  }
  return layers;
}

type Flat = { readonly item: DisplayPath | DisplayImage | DisplayGroup; readonly clips: Clips };

/** Groups are taken apart, but for those that are faded. */
function flatten(items: readonly DisplayItem[], clips: Clips): Flat[] {
  return items.flatMap((item): Flat[] => {
    if (item.kind !== "group") return [{ item, clips }];
    const all = item.clip === undefined ? clips : [...clips, clipOf(item.clip, item.clipRule)];
    return item.opacity === undefined ? flatten(item.items, all) : [{ item, clips: all }];
  });
}

function clipOf(d: string, rule: Clip["rule"]): Clip {
  return rule ? { d, rule } : { d };
}
