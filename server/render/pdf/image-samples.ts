import type { PDFObject, PDFRef } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { readPngChunks } from "../png-chunks.ts";
import type { Raster } from "../raster.ts";
import { bleedColours } from "./bleed-colours.ts";
import type { Entries, PdfFile } from "./pdf-file.ts";

/** How see-through a picture is, as an image of its own. */
export interface Masked {
  readonly mask?: PDFRef;
}

/** The mask of what is see-through, in the file; what lies under clear pixels gets colours of its neighbours, in place. */
export async function addMask(file: PdfFile, raster: Raster): Promise<Masked> {
  if (!hasAlpha(raster.data)) return {};
  bleedColours(raster);
  return { mask: await addSamples(file, raster, { part: "alpha" }) };
}

/** Deflated by rows with PNG's filters, which PDF reads as they are (ISO 32000-2, 7.4.4.4): photos shrink by a third. */
export async function addSamples(
  file: PdfFile,
  { data, width, height }: Raster,
  { part, mask }: Masked & { readonly part: "colour" | "alpha" },
): Promise<PDFRef> {
  const whole = sharp(data, { raw: { width, height, channels: 4 } });
  const samples = part === "colour" ? whole.removeAlpha() : whole.extractChannel(3).toColourspace("b-w");
  const png = await samples.png({ compressionLevel: 6, adaptiveFiltering: true, palette: false }).toBuffer();
  const chunks = readPngChunks(png);
  const [header] = chunks;
  const colours = part === "colour" ? 3 : 1;
  const expected = [8, part === "colour" ? 2 : 0];
  if (!header || header.data[8] !== expected[0] || header.data[9] !== expected[1] || header.data[12] !== 0)
    throw new Error(`expected a plain PNG of ${colours} channels, got header ${header?.data.toString("hex")}`);
  const deflated = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data));
  return file.addStream(deflated, {
    ...imageEntries({ width, height, ...(mask && { mask }) }, part === "colour" ? file.srgb : "DeviceGray"),
    Filter: "FlateDecode",
    DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: 8, Columns: width },
  });
}

/** The entries every image has. */
export function imageEntries(
  { width, height, mask }: Masked & { readonly width: number; readonly height: number },
  space: string | PDFObject,
): Entries {
  // Without Interpolate, readers show an enlarged picture in blocks, and presses smooth it.
  return {
    Type: "XObject",
    Subtype: "Image",
    Width: width,
    Height: height,
    ColorSpace: space,
    BitsPerComponent: 8,
    Interpolate: true,
    ...(mask && { SMask: mask }),
  };
}

function hasAlpha(data: Uint8Array): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}
