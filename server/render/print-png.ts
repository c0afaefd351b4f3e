import { rm, stat } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { DisplayItem, DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { FINISH_HALO, finishOf, finishRows } from "./finish-rows.ts";
import type { PixelFinish } from "./finish-rows.ts";
import { layOutArea } from "./lay-out-area.ts";
import { paintBands } from "./paint-bands.ts";
import type { UploadFiles } from "./paint-raster.ts";
import { canvasGrid } from "./pixel-grid.ts";
import { fileTooLarge } from "./print-refused.ts";
import type { PrintWriter } from "./print-writer.ts";
import type { Raster } from "./raster.ts";
import { verifyPng } from "./verify-png.ts";
import type { VerifiedFile } from "./verify-png.ts";
import { writePng } from "./write-png.ts";

/** Of zlib, the usual one first: the next is for files the print shop would find too large. */
const LEVELS = [1, 4, 9] as const;

/** One area as a PNG. */
export const printPng: PrintWriter = async (design, { areas: [area = ""], profile, path }) => {
  const { list } = await layOutArea(design, { area, profile });
  if (!list) throw new Error(`expected a size of print area "${area}" after preflight, got none`);
  const { widthPx, heightPx } = canvasGrid(list.trim, profile);
  const verified = await writeVerifiedPng(path, list, { profile, uploads: design.uploads });
  return { ...verified, widthPx, heightPx };
};

interface Printed {
  readonly profile: PrintProfile;
  readonly uploads: UploadFiles;
}

/** Paints, finishes and writes a display list by a profile and reads it again; leaves nothing where it is not what was meant. */
export async function writeVerifiedPng(path: string, list: DisplayList, printed: Printed): Promise<VerifiedFile> {
  const { profile } = printed;
  const { widthPx, heightPx } = canvasGrid(list.trim, profile);
  const finish = finishOf(profile, { isCutOut: holdsCutOut(list.items, printed.uploads) });
  let channels: 3 | 4 = canLoseAlpha(finish) ? 3 : 4;
  try {
    for (const level of LEVELS) {
      const wanted = () => ({ widthPx, heightPx, channels, ppi: profile.targetPpi, level });
      let pixels = await writeOnce(path, list, { ...printed, finish, format: wanted() });
      if (pixels === "see-through") {
        channels = 4;
        pixels = await writeOnce(path, list, { ...printed, finish, format: wanted() });
      }
      if (pixels === "see-through") throw new Error("expected RGBA to hold every pixel");
      const { size } = await stat(path);
      if (size <= profile.maxBytes) return await verifyPng(path, { ...wanted(), pixels, maxBytes: profile.maxBytes });
      if (level === LEVELS.at(-1)) throw fileTooLarge(list.area, { profile, bytes: size });
    }
    throw new Error("expected a level to write with");
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

const JPEG = "image/jpeg";

/** Is there a picture without its background, or one from a file that may have clear parts? */
function holdsCutOut(items: readonly DisplayItem[], uploads: UploadFiles): boolean {
  return items.some((item) => {
    if (item.kind === "group") return holdsCutOut(item.items, uploads);
    return item.kind === "image" && (item.background !== undefined || uploads[item.upload]?.mime !== JPEG);
  });
}

/** Machines that lay white ink ask for alpha, clear or not (RGBA is what their sheets say); the others take less. */
function canLoseAlpha({ alpha, isOnWhiteInk }: PixelFinish): boolean {
  return alpha === "none" || !isOnWhiteInk;
}

interface Writing extends Printed {
  readonly finish: PixelFinish;
  readonly format: Parameters<typeof writePng>[2];
}

class SeeThrough extends Error {}

/** The CRC-32 of the written rows; or that a pixel has no place in RGB, which the first band tells of nearly every design. */
async function writeOnce(
  path: string,
  list: DisplayList,
  { profile, uploads, finish, format }: Writing,
): Promise<number | "see-through"> {
  let pixels = 0;
  async function* finished(): AsyncGenerator<Raster> {
    for await (const { from, to, top, ...raster } of paintBands(list, {
      grid: canvasGrid(list.trim, profile),
      uploads,
      halo: FINISH_HALO,
    })) {
      const rows = finishRows(raster, { from, to, top }, finish);
      if (format.channels === 3 && !isOpaque(rows)) throw new SeeThrough();
      pixels = crc32(rows.data, pixels);
      yield rows;
    }
  }
  try {
    await writePng(path, finished(), format);
    return pixels;
  } catch (error) {
    if (error instanceof SeeThrough) return "see-through";
    throw error;
  }
}

function isOpaque({ data }: Raster): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
