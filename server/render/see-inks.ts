import { colourTable, convertPixels } from "../../configurator-schemas/artwork/colour-table.ts";
import type { ColourTable } from "../../configurator-schemas/artwork/colour-table.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { inkScreen } from "../colour/ink-screen.ts";
import type { InkScreen } from "../colour/ink-screen.ts";
import { screenComponents } from "./pdf/ink.ts";
import type { PressColours } from "./pdf/print/press-colours.ts";
import type { Raster } from "./raster.ts";
import type { PagePlates } from "./rasterise-inks.ts";

/** Both pictures of a comparison as they look once they are printed: opaque, on white paper. */
export interface SeenInks {
  ofFile(plates: PagePlates): Raster;
  ofProof(proof: Raster): Raster;
}

/**
 * Black ink alone, rich black and the black a photo is made of are three blacks by intent, up to 35 of 255 light (measured on
 * FOGRA39): a channel below this is taken for it, on both sides.
 */
const DARKEST = 56;

const screens = new Map<PressColours, { readonly inks: InkScreen; readonly proof: ColourTable }>();

/** Sees a press's files and their proofs with the same eyes. Spots are seen in their screen colour, cut lines and white not at all. */
export function seeInks({ spots, cut, white }: PrintProfile, colours: PressColours): SeenInks {
  const { conversion } = colours;
  const known = screens.get(colours) ?? {
    inks: inkScreen(conversion),
    proof: colourTable(33, (rgb) => [...conversion.toScreen(conversion.toInks(rgb)), 0]),
  };
  screens.set(colours, known);
  const shown = spots.filter(({ name }) => name !== cut?.spot && name !== white?.spot);
  const printed = (screen: string): Uint8Array => {
    const into = new Uint8Array(4);
    const pixels = Uint8Array.from(screenComponents(screen), (share) => Math.round(share * 255));
    convertPixels(known.proof, { pixels, channels: 3, into });
    return into;
  };
  return {
    ofFile({ width, height, process: [c, m, y, k], spots: plates }) {
      const data = new Uint8Array(width * height * 4);
      for (let i = 0, before = -1; i < c.length; i += 1) {
        const inks = (c[i]! << 24) | (m[i]! << 16) | (y[i]! << 8) | k[i]!;
        // Most of a page is like what stands beside it.
        if (i > 0 && inks === before) data.copyWithin(i * 4, i * 4 - 4, i * 4);
        else known.inks.look(data, i * 4, c[i]!, m[i]!, y[i]!, k[i]!);
        before = inks;
      }
      for (const { name, plate = name, screen } of shown) {
        const tints = plates.get(plate);
        if (tints) layOver(data, tints, printed(screen));
      }
      return raised({ data, width, height });
    },
    ofProof({ data, width, height }) {
      const pixels = onWhite(data);
      const into = new Uint8Array(width * height * 4);
      convertPixels(known.proof, { pixels, channels: 3, into });
      return raised({ data: into, width, height });
    },
  };
}

/**
 * Each pixel a quarter of either neighbour and half of itself, across and down: Ghostscript makes edges a sixth of a pixel
 * bolder, which along a code's side is a patch of a square millimetre.
 */
export function softened(raster: Raster): Raster {
  return blurred(blurred(raster, { step: 4, size: raster.width }), { step: raster.width * 4, size: raster.height });
}

function blurred(
  { data, width, height }: Raster,
  { step, size }: { readonly step: number; readonly size: number },
): Raster {
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) {
    const place = Math.floor(at / step) % size;
    const before = place > 0 ? data[at - step]! : data[at]!;
    const after = place < size - 1 ? data[at + step]! : data[at]!;
    out[at] = (before + 2 * data[at]! + after + 2) >> 2;
  }
  return { data: out, width, height };
}

function layOver(data: Uint8Array, tints: Uint8Array, colour: Uint8Array): void {
  for (let i = 0; i < tints.length; i += 1) {
    const tint = tints[i]!;
    if (tint === 0) continue;
    for (let channel = 0; channel < 3; channel += 1) {
      const at = i * 4 + channel;
      data[at] = Math.round((data[at]! * (255 - tint) + colour[channel]! * tint) / 255);
    }
  }
}

function onWhite(data: Uint8Array): Uint8Array {
  const out = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const alpha = data[from + 3]!;
    for (let channel = 0; channel < 3; channel += 1)
      out[to + channel] = Math.round((data[from + channel]! * alpha + 255 * (255 - alpha)) / 255);
  }
  return out;
}

function raised(raster: Raster): Raster {
  const { data } = raster;
  for (let at = 0; at < data.length; at += 4) {
    for (let channel = at; channel < at + 3; channel += 1) data[channel] = Math.max(DARKEST, data[channel]!);
    data[at + 3] = 255;
  }
  return raster;
}
