import type { ElementBox } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { SizeMm } from "../../configurator-schemas/units/length.ts";
import { printFileSize } from "../../configurator-schemas/units/length.ts";
import { MeanOfRows } from "../parity/area-mean.ts";
import type { PictureFrame } from "../parity/region.ts";
import type { PictureDesign } from "./compose-picture.ts";
import { layOutArea } from "./lay-out-area.ts";
import { paintBands } from "./paint-bands.ts";
import { canvasGrid, printFileGrid } from "./pixel-grid.ts";
import type { PixelBox } from "./pixel-grid.ts";
import type { Raster } from "./raster.ts";

/** Fine enough for a dropped accent on 3 mm letters; half of what most machines print at. */
const PROOF_PPI = 150;
const MAX_PIXELS = 8_000_000;

interface Sheet {
  readonly area: string;
  readonly profile: PrintProfile;
}

export interface ProofSheet {
  readonly boxes: readonly ElementBox[];
  /** How the area's millimetres lie on its proof picture; bleed included. */
  readonly frame: PictureFrame;
  readonly ppi: number;
  /** The size in pixels it is printed at. */
  readonly printPx: { readonly widthPx: number; readonly heightPx: number };
  /** Where it lies on the pixels of a machine that takes one size only. */
  readonly onCanvas: PixelBox;
  /** Painted for print and made smaller, on clear ground: what is filtered after resampling looks as it will be printed. */
  paint(): Promise<Raster>;
}

/** The proof of one area: where everything lies on its picture, and the picture when it is asked for. */
export async function layOutProof(design: PictureDesign, { area, profile }: Sheet): Promise<ProofSheet> {
  const { list, boxes } = await layOutArea(design, { area, profile });
  if (!list) throw new Error(`expected a size of print area "${area}" after preflight, got none`);
  const { trim } = list;
  const { bleedMm } = profile;
  const ppi = proofPpi(trim, profile);
  const size = printFileSize(trim, { bleedMm, targetPpi: ppi });
  const grid = printFileGrid(trim, profile);
  return {
    boxes,
    ppi,
    printPx: { widthPx: grid.widthPx, heightPx: grid.heightPx },
    onCanvas: canvasGrid(trim, profile).sheet,
    frame: { ...size, pixelsPerMm: size.widthPx / (trim.widthMm + 2 * bleedMm), leftMm: -bleedMm, topMm: -bleedMm },
    async paint() {
      // Band by band: a banner has more pixels than a machine has memory.
      const mean = new MeanOfRows(grid, size);
      for await (const { data, width, from, to } of paintBands(list, { grid, uploads: design.uploads, halo: 0 })) {
        mean.take({ data: data.subarray(from * width * 4, to * width * 4), width, height: to - from });
      }
      return mean.picture;
    },
  };
}

function proofPpi(trim: SizeMm, { bleedMm, targetPpi }: PrintProfile): number {
  const squareInches = ((trim.widthMm + 2 * bleedMm) * (trim.heightMm + 2 * bleedMm)) / 25.4 ** 2;
  return Math.max(1, Math.floor(Math.min(PROOF_PPI, targetPpi, Math.sqrt(MAX_PIXELS / squareInches))));
}
