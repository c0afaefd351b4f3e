import type { ElementBox } from "../../configurator-schemas/artwork/layout-artwork.ts";
import type { PartFigures } from "../../configurator-schemas/production/file-parity.ts";
import { largestColourPatch } from "./colour-patch.ts";
import { measureRegion, pairPictures } from "./compare-pictures.ts";
import type { ComparedPicture } from "./compared-picture.ts";
import { regionOf, regionOfBox } from "./region.ts";
import type { PictureFrame, Region } from "./region.ts";

/** Beyond an element's box its similarity windows see this far. */
const AROUND_PX = 5;
/** Ink of the ground's own colour does not show on it: what is missing on one shows on the other. */
const GROUNDS = [255, 0] as const;
const EQUAL: Omit<PartFigures, "element"> = { ssim: 1, mae: 0, over8Pct: 0, over32Pct: 0, blobMm2: 0, wrongInkMm2: 0 };

interface Sheet {
  readonly boxes: readonly ElementBox[];
  readonly frame: PictureFrame;
}

/**
 * How far a print file is from its proof: figures of every element, then of the area as a whole, both pictures RGBA of one
 * size. Each is the worse of two, on white and on black ground.
 */
export function compareWithProof(
  pictures: { readonly file: ComparedPicture; readonly proof: ComparedPicture },
  { boxes, frame }: Sheet,
): PartFigures[] {
  const elements = boxes.map((box) => ({
    element: box.element,
    ...figuresOf(pictures, regionOfBox(box, frame), frame.pixelsPerMm),
  }));
  return [...elements, figuresOf(pictures, regionOf(pictures.file), frame.pixelsPerMm)];
}

function figuresOf(
  { file, proof }: { readonly file: ComparedPicture; readonly proof: ComparedPicture },
  region: Region,
  pixelsPerMm: number,
): Omit<PartFigures, "element"> {
  const cut = cutOf(region, file);
  if (cut.right <= cut.left || cut.bottom <= cut.top) return EQUAL;
  const [a, b] = [cropped(file, cut), cropped(proof, cut)];
  // As a rule: the same painter, and a file format that loses nothing.
  if (Buffer.compare(a.data, b.data) === 0) return EQUAL;
  const inside = movedRegion(region, cut);
  const pixelMm2 = pixelsPerMm ** -2;
  // What is opaque looks the same on every ground.
  const grounds = isOpaque(a) && isOpaque(b) ? GROUNDS.slice(0, 1) : GROUNDS;
  return grounds
    .map((ground) => {
      const pair = pairPictures(flattened(a, ground), flattened(b, ground));
      const { blobPx, ...figures } = measureRegion(pair, inside);
      const wrongInkMm2 = largestColourPatch(pair.a, pair.b, inside) * pixelMm2;
      return { ...figures, blobMm2: blobPx * pixelMm2, wrongInkMm2 };
    })
    .reduce(worse);
}

function isOpaque({ data }: ComparedPicture): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

function worse(a: Omit<PartFigures, "element">, b: Omit<PartFigures, "element">): Omit<PartFigures, "element"> {
  return {
    ssim: Math.min(a.ssim, b.ssim),
    mae: Math.max(a.mae, b.mae),
    over8Pct: Math.max(a.over8Pct, b.over8Pct),
    over32Pct: Math.max(a.over32Pct, b.over32Pct),
    blobMm2: Math.max(a.blobMm2, b.blobMm2),
    wrongInkMm2: Math.max(a.wrongInkMm2, b.wrongInkMm2),
  };
}

interface Cut {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function cutOf({ left, top, right, bottom }: Region, { width, height }: ComparedPicture): Cut {
  return {
    left: Math.max(0, left - AROUND_PX),
    top: Math.max(0, top - AROUND_PX),
    right: Math.min(width, right + AROUND_PX),
    bottom: Math.min(height, bottom + AROUND_PX),
  };
}

function cropped({ data, width }: ComparedPicture, { left, top, right, bottom }: Cut): ComparedPicture {
  const row = (right - left) * 4;
  const out = { data: new Uint8Array(row * (bottom - top)), width: right - left, height: bottom - top };
  for (let y = top, to = 0; y < bottom; y += 1, to += row) {
    const from = (y * width + left) * 4;
    out.data.set(data.subarray(from, from + row), to);
  }
  return out;
}

function movedRegion(region: Region, { left, top }: Cut): Region {
  return {
    left: region.left - left,
    top: region.top - top,
    right: region.right - left,
    bottom: region.bottom - top,
    contains: (x, y) => region.contains(x + left, y + top),
  };
}

function flattened({ data, width, height }: ComparedPicture, ground: number): ComparedPicture {
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    for (let channel = at; channel < at + 3; channel += 1) {
      out[channel] = Math.round(((data[channel] ?? 0) * alpha + ground * (255 - alpha)) / 255);
    }
    out[at + 3] = 255;
  }
  return { data: out, width, height };
}
