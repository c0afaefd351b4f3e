import { decodeCmykJpeg } from "../../../colour/cmyk-jpeg.ts";
import { mostInk } from "../../../colour/limit-inks.ts";
import type { OpenPdf } from "./open-pdf.ts";

const CHANNELS = 4;
/** PNG's filters of a row (PNG 3rd edition, 9.2): those that are used. */
const NONE = 0;
const UP = 2;

/** Most ink of a pixel of an image in process inks, in per cent; 0 for one in another space. */
export async function mostInkOf(pdf: OpenPdf, object: number): Promise<number> {
  const entries = pdf.dictionary({ object });
  if (pdf.name(entries?.get("ColorSpace")) !== "DeviceCMYK") return 0;
  const width = Number(pdf.resolve(entries?.get("Width")));
  const height = Number(pdf.resolve(entries?.get("Height")));
  const bytes = pdf.stream({ object });
  const isJpeg = pdf.name(entries?.get("Filter")) === "DCTDecode";
  const inks = isJpeg ? await decodeCmykJpeg(bytes) : unfiltered(bytes, width * CHANNELS);
  if (inks.length !== width * height * CHANNELS)
    throw new Error(`expected ${width} × ${height} pixels of four inks, got ${inks.length} bytes`);
  return mostInk(inks);
}

function unfiltered(rows: Uint8Array, stride: number): Uint8Array {
  const out = new Uint8Array((rows.length / (stride + 1)) * stride);
  for (let from = 0, to = 0; from < rows.length; from += stride + 1, to += stride) {
    const filter = rows[from];
    if (filter !== NONE && filter !== UP) throw new Error(`expected rows filtered by 0 or 2, got ${filter}`);
    for (let i = 0; i < stride; i += 1) {
      const above = filter === UP && to > 0 ? (out[to + i - stride] ?? 0) : 0;
      out[to + i] = (rows[from + 1 + i] ?? 0) + above;
    }
  }
  return out;
}
