import type { DisplayImage, DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import { toLayers } from "./layers.ts";
import type { Layer } from "./layers.ts";
import { paintLayers } from "./paint-raster.ts";
import type { UploadFiles } from "./paint-raster.ts";
import type { PixelGrid } from "./pixel-grid.ts";
import { prepareImage } from "./prepare-image.ts";
import type { PreparedImage } from "./prepare-image.ts";
import type { Raster } from "./raster.ts";

/** Rows of a picture, painted; `from` and `to` (excluded) are those it stands for, the others only lie around them. */
export interface Band extends Raster {
  /** The row of the whole picture that is its first. */
  readonly top: number;
  /** Of the band. */
  readonly from: number;
  readonly to: number;
}

/** Bytes of a band: whole T-shirts in two dozen, a banner in hundreds, each in the memory of one. */
const BAND_BYTES = 4_000_000;

/** Every band but the last has a multiple of these: a file is cut into strips of as many. */
export const ROWS_TOGETHER = 16;

interface Bands {
  readonly grid: PixelGrid;
  readonly uploads: UploadFiles;
  /** Rows painted around each band. */
  readonly halo: number;
}

/**
 * The bands of a picture from top to bottom, each of its rows in exactly one. Their pixels lie in the same memory: whoever asks for the
 * next one has done with the last. (A new buffer for each had the collector run all the time: 0.4 s of a T-shirt's 2.2, measured.)
 */
export async function* paintBands(list: DisplayList, { grid, uploads, halo }: Bands): AsyncGenerator<Band> {
  const layers = toLayers(list.items);
  const prepare = rememberedImages(layers, grid);
  const bands = bandRows(grid, halo);
  const height = Math.max(...bands.map(({ rows }) => rows.to - rows.from));
  const memory = new Uint8Array(grid.widthPx * height * 4);
  for (const { rows, from, to } of bands) {
    const band = { ...grid, rows };
    const [width, rowCount] = [grid.widthPx, rows.to - rows.from];
    const raster = { data: memory.subarray(0, width * rowCount * 4).fill(0), width, height: rowCount };
    await paintLayers(raster, layers, { grid: band, uploads, prepare });
    yield { ...raster, top: rows.from, from: from - rows.from, to: to - rows.from };
  }
}

interface BandRows {
  /** Painted. */
  readonly rows: { readonly from: number; readonly to: number };
  readonly from: number;
  readonly to: number;
}

export function bandRows({ widthPx, heightPx }: PixelGrid, halo: number): BandRows[] {
  const count = Math.max(1, Math.ceil((widthPx * heightPx * 4) / BAND_BYTES));
  const height = Math.ceil(heightPx / count / ROWS_TOGETHER) * ROWS_TOGETHER;
  return Array.from({ length: Math.ceil(heightPx / height) }, (_, i) => {
    const [from, to] = [i * height, Math.min(heightPx, (i + 1) * height)];
    return { from, to, rows: { from: Math.max(0, from - halo), to: Math.min(heightPx, to + halo) } };
  });
}

/** Each image is read from its file once, not once per band; those inside faded groups lie on grids of their own. */
export function rememberedImages(layers: readonly Layer[], grid: PixelGrid): typeof prepareImage {
  const images = new Set(layers.flatMap((layer) => (layer.kind === "image" ? [layer.image] : [])));
  const known = new Map<DisplayImage, Promise<PreparedImage>>();
  return (image, upload, toPixels) => {
    if (!images.has(image) || toPixels !== grid.toPixels) return prepareImage(image, upload, toPixels);
    const prepared = known.get(image) ?? prepareImage(image, upload, toPixels);
    known.set(image, prepared);
    return prepared;
  };
}
