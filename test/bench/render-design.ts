import { join } from "node:path";
import sharp from "sharp";
import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { DesignElement } from "../../configurator-schemas/schema/design-element.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { layOutArea } from "../../server/render/lay-out-area.ts";
import type { UploadFiles } from "../../server/render/paint-raster.ts";
import { aShape, aText, anImage } from "../support/builders.ts";
import { bundledProduct, bundledProfile } from "../support/documents.ts";
import { createRandom } from "./create-random.ts";

export const PHOTO_PX = 3000;
const PHOTO = "photo";
/** Levels the grain of the photo reaches. */
const GRAIN = 16;
const STEPS = 1024;
const SAMPLE = new URL("../../assets/photos/sample.jpg", import.meta.url);

/** The bench's photo, once it is written. */
export function uploadsIn(folder: string): UploadFiles {
  return { [PHOTO]: { path: join(folder, "photo.jpg"), mime: "image/jpeg", widthPx: PHOTO_PX, heightPx: PHOTO_PX } };
}

/** A photo of 9 megapixels with the grain of a sensor; the same bytes every time. */
export async function writePhoto(folder: string): Promise<UploadFiles> {
  const side = PHOTO_PX;
  const pixels = await sharp(await sharp(SAMPLE.pathname).toBuffer())
    .resize(side, side, { fit: "cover" })
    .removeAlpha()
    .raw()
    .toBuffer();
  const random = createRandom(7);
  const half = side / 2;
  const grain = Int8Array.from({ length: half * half }, () =>
    Math.round((random(STEPS) + random(STEPS) + random(STEPS) - 1.5 * STEPS) * (GRAIN / STEPS)),
  );
  for (let y = 0, at = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      for (let channel = 0; channel < 3; channel += 1, at += 1)
        pixels[at] = Math.min(255, Math.max(0, (pixels[at] ?? 0) + (grain[(y >> 1) * half + (x >> 1)] ?? 0)));
  const uploads = uploadsIn(folder);
  await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .blur(0.6)
    .jpeg({ quality: 92 })
    .toFile(uploads[PHOTO]?.path ?? "");
  return uploads;
}

/** A photo as wide as the sheet, five lines in three fonts (one on a circle) and two flowers of 40 see-through petals. */
export function benchElements({
  widthMm,
  heightMm,
}: {
  readonly widthMm: number;
  readonly heightMm: number;
}): DesignElement[] {
  const [centre, middle] = [widthMm / 2, heightMm / 2];
  const em = widthMm / 16;
  const line = (id: string, text: string, change: Partial<ReturnType<typeof aText>>) =>
    aText({ id, text, sizeMm: em, placement: { xMm: centre, yMm: middle, rotationDeg: 0 }, ...change });
  const at = (y: number, x = 0.5, rotationDeg = 0) => ({ xMm: widthMm * x, yMm: heightMm * y, rotationDeg });
  return [
    anImage({ id: "photo", upload: PHOTO, placement: { ...at(0.5), widthMm, heightMm: widthMm } }),
    ...flower("a", { petals: 16, opacity: 0.85, place: at(0.3, 0.3), reach: widthMm / 6 }),
    ...flower("b", { petals: 24, opacity: 0.7, place: at(0.72, 0.7), reach: widthMm / 5 }),
    line("title", "Joyeux anniversaire", { font: "playfair-display", placement: at(0.06) }),
    line("round", "Léa & Zoé pour toujours", {
      font: "lobster",
      color: "#ffffff",
      curve: { radiusMm: widthMm / 4 },
      placement: at(0.4, 0.62),
    }),
    line("small", "12 septembre 2026 · Aix-en-Provence", { font: "noto-sans", sizeMm: em / 2, placement: at(0.95) }),
    line("outlined", "Trente ans", {
      font: "noto-sans",
      color: "#1d2b53",
      outline: { widthMm: em / 20, color: "#ffb300" },
      placement: at(0.85, 0.3, -9),
    }),
    line("turned", "tous ensemble", { font: "lobster", color: "#c2185b", placement: at(0.6, 0.25, 12) }),
  ];
}

function flower(
  id: string,
  {
    petals,
    opacity,
    place,
    reach,
  }: { petals: number; opacity: number; place: { xMm: number; yMm: number }; reach: number },
): DesignElement[] {
  return Array.from({ length: petals }, (_, i) => {
    const angle = (i * 2 * Math.PI) / petals;
    const hue = Math.round((i * 255) / petals)
      .toString(16)
      .padStart(2, "0");
    return aShape({
      id: `${id}${i}`,
      shape: "ellipse",
      fill: `#e5${hue}${id === "a" ? "35" : "b0"}`,
      opacity,
      placement: {
        xMm: place.xMm + (Math.cos(angle) * reach) / 2,
        yMm: place.yMm + (Math.sin(angle) * reach) / 2,
        widthMm: reach,
        heightMm: reach / 4,
        rotationDeg: (i * 360) / petals,
      },
    });
  });
}

export const DTG_MM = { widthMm: 381, heightMm: 457.2 };
export const A3_MM = { widthMm: 297, heightMm: 420 };
/** 20 000 pixels at 300 an inch. */
export const BIG_MM = { widthMm: (20_000 * 25.4) / 300, heightMm: (20_000 * 25.4) / 300 };

export function dtgProfile(): PrintProfile {
  return bundledProfile("dtg-b-4500x5400");
}

/** The digital press's, with photos in its inks or as they are. */
export function cmykProfile(pictures: "inks" | "srgb"): PrintProfile {
  const profile = bundledProfile("eu-digital-cmyk");
  return { ...profile, ...(profile.press && { press: { ...profile.press, pictures } }) };
}

/** A product with one area of a size, and the design on it. */
export function benchDesign(size: { readonly widthMm: number; readonly heightMm: number }, profile: PrintProfile) {
  const shirt = bundledProduct("t-shirt");
  const sizeMm: [number, number] = [size.widthMm, size.heightMm];
  const product = {
    ...shirt,
    profiles: [profile.id],
    profileDocuments: [profile],
    printAreas: shirt.printAreas.map((area) => ({ ...area, sizeMm, sizeByProfile: [] })),
  };
  return { product, configuration: { product: "t-shirt", selections: {}, elements: { front: benchElements(size) } } };
}

/** The design laid out on one area of a size, by a profile. */
export async function benchList(
  size: { readonly widthMm: number; readonly heightMm: number },
  { profile, uploads }: { readonly profile: PrintProfile; readonly uploads: UploadFiles },
): Promise<DisplayList> {
  const { list } = await layOutArea({ ...benchDesign(size, profile), uploads }, { area: "front", profile });
  if (!list) throw new Error("expected the bench's design to have a size");
  return list;
}
