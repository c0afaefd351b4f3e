import { rm, stat } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { installedProfile } from "../colour/installed-profiles.ts";
import { limitPixels } from "../colour/limit-inks.ts";
import { mirror } from "./finish-rows.ts";
import { layOutArea } from "./lay-out-area.ts";
import { toLayers } from "./layers.ts";
import { bandRows, rememberedImages, ROWS_TOGETHER } from "./paint-bands.ts";
import { paintInks } from "./paint-inks.ts";
import type { InkColours, InkRaster } from "./paint-inks.ts";
import type { UploadFiles } from "./paint-raster.ts";
import { pressColours } from "./pdf/print/press-colours.ts";
import { pressInks } from "./pdf/print/press-inks.ts";
import { canvasGrid } from "./pixel-grid.ts";
import { fileTooLarge } from "./print-refused.ts";
import type { PrintWriter } from "./print-writer.ts";
import { verifyTiff } from "./verify-tiff.ts";
import type { VerifiedFile } from "./verify-png.ts";
import { writeTiff } from "./write-tiff.ts";
import type { TiffFormat } from "./write-tiff.ts";

/** Of zlib, the usual one first. */
const LEVELS = [1, 6] as const;

/** One area as a TIFF in the inks of a press. */
export const printTiff: PrintWriter = async (design, { areas: [area = ""], profile, path }) => {
  const { list } = await layOutArea(design, { area, profile });
  if (!list) throw new Error(`expected a size of print area "${area}" after preflight, got none`);
  const { widthPx, heightPx } = canvasGrid(list.trim, profile);
  const verified = await writeVerifiedTiff(path, list, { profile, uploads: design.uploads });
  return { ...verified, widthPx, heightPx };
};

interface Printed {
  readonly profile: PrintProfile;
  readonly uploads: UploadFiles;
}

/** Paints a display list in a press's inks, writes it and reads it again; leaves nothing where it is not what was meant. */
export async function writeVerifiedTiff(path: string, list: DisplayList, printed: Printed): Promise<VerifiedFile> {
  const { profile } = printed;
  const { press, tacPct, maxBytes, targetPpi: ppi } = profile;
  if (!press) throw new Error(`expected a press in profile ${profile.id}, which says it takes TIFF`);
  const installed = await installedProfile(press);
  if (installed.kind !== "installed") throw new Error(`expected ICC profile ${press.icc} after preflight, got none`);
  const { table, conversion } = pressColours(installed, press.intents[0] ?? "relative-bpc");
  const colours = { table: table(), policy: pressInks(profile, { press, conversion }) };
  const { widthPx, heightPx } = canvasGrid(list.trim, profile);
  const about = { widthPx, heightPx, ppi, icc: installed.profile.bytes };
  try {
    for (const level of LEVELS) {
      const format = { ...about, rowsPerStrip: ROWS_TOGETHER, level };
      const inks = await writeOnce(path, list, { ...printed, colours, format });
      const { size } = await stat(path);
      if (size <= maxBytes) return await verifyTiff(path, { ...about, inks, tacPct, maxBytes });
      if (level === LEVELS.at(-1)) throw fileTooLarge(list.area, { profile, bytes: size });
    }
    throw new Error("expected a level to write with");
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

interface Writing extends Printed {
  readonly colours: InkColours;
  readonly format: TiffFormat;
}

/** The CRC-32 of the inks that were written. */
async function writeOnce(path: string, list: DisplayList, { format, ...writing }: Writing): Promise<number> {
  let crc = 0;
  async function* counted(): AsyncGenerator<InkRaster> {
    for await (const band of inkBands(list, writing)) {
      crc = crc32(band.inks, crc);
      yield band;
    }
  }
  await writeTiff(path, counted(), format);
  return crc;
}

/** In the same memory each: whoever asks for the next one has done with the last. */
async function* inkBands(
  list: DisplayList,
  { profile, uploads, colours }: Omit<Writing, "format">,
): AsyncGenerator<InkRaster> {
  const grid = canvasGrid(list.trim, profile);
  const layers = toLayers(list.items);
  const prepare = rememberedImages(layers, grid);
  const bands = bandRows(grid, 0);
  const length = Math.max(...bands.map(({ from, to }) => to - from)) * grid.widthPx * 4;
  const [memory, scratch] = [new Uint8Array(length), new Uint8Array(length)];
  for (const { from, to, rows } of bands) {
    const [width, height] = [grid.widthPx, to - from];
    const inks = memory.subarray(0, width * height * 4).fill(0);
    const target = { inks, width, height };
    const ground = { grid: { ...grid, rows }, uploads, prepare };
    const picture = { data: scratch.subarray(0, inks.length), width, height };
    await paintInks(target, layers, { ...ground, colours, scratch: picture });
    if (profile.tacPct !== null) limitPixels(inks, profile.tacPct);
    if (profile.mirrored) mirror({ data: inks, width, height });
    yield target;
  }
}
