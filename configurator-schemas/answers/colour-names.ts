import type { Language } from "../schema/localised.ts";

type Name = Readonly<Record<Language, string>>;

/** Colours people have one word for, as #rrggbb; enough to tell two things on one mug apart. */
const NAMED: readonly (readonly [hex: string, name: Name])[] = [
  ["#000000", { fr: "noir", en: "black", ar: "أسود" }],
  ["#ffffff", { fr: "blanc", en: "white", ar: "أبيض" }],
  ["#808080", { fr: "gris", en: "grey", ar: "رمادي" }],
  ["#404040", { fr: "gris foncé", en: "dark grey", ar: "رمادي داكن" }],
  ["#c8c8c8", { fr: "gris clair", en: "light grey", ar: "رمادي فاتح" }],
  ["#d01c1f", { fr: "rouge", en: "red", ar: "أحمر" }],
  ["#8c1d2f", { fr: "bordeaux", en: "burgundy", ar: "عنابي" }],
  ["#c2185b", { fr: "framboise", en: "raspberry", ar: "توتي" }],
  ["#f48fb1", { fr: "rose", en: "pink", ar: "وردي" }],
  ["#f57c00", { fr: "orange", en: "orange", ar: "برتقالي" }],
  ["#fbc02d", { fr: "jaune", en: "yellow", ar: "أصفر" }],
  ["#f5e6c8", { fr: "crème", en: "cream", ar: "كريمي" }],
  ["#c9a227", { fr: "doré", en: "gold", ar: "ذهبي" }],
  ["#6d4c41", { fr: "brun", en: "brown", ar: "بني" }],
  ["#2e7d32", { fr: "vert", en: "green", ar: "أخضر" }],
  ["#1b4332", { fr: "vert foncé", en: "dark green", ar: "أخضر داكن" }],
  ["#9ccc65", { fr: "vert clair", en: "light green", ar: "أخضر فاتح" }],
  ["#00838f", { fr: "turquoise", en: "teal", ar: "فيروزي" }],
  ["#1565c0", { fr: "bleu", en: "blue", ar: "أزرق" }],
  ["#14213d", { fr: "bleu nuit", en: "navy", ar: "كحلي" }],
  ["#81c7f5", { fr: "bleu clair", en: "light blue", ar: "أزرق فاتح" }],
  ["#6a1b9a", { fr: "violet", en: "purple", ar: "بنفسجي" }],
  ["#c7b3e5", { fr: "lilas", en: "lilac", ar: "ليلكي" }],
];

/** A colour in words: the nearest name of a #rrggbb; an ink of its own by its name, what is written in inks as it is. */
export function colourName(colour: string, language: Language): string {
  const own = channels(colour);
  if (!own) return /^spot\((.*)\)$/.exec(colour)?.[1] ?? colour;
  let best: Name | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [hex, name] of NAMED) {
    const far = distance(own, channels(hex) ?? own);
    if (far < least) [best, least] = [name, far];
  }
  return best?.[language] ?? colour;
}

type Channels = readonly [r: number, g: number, b: number];

function channels(colour: string): Channels | undefined {
  const [, r, g, b] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  return r !== undefined && g !== undefined && b !== undefined
    ? [Number.parseInt(r, 16), Number.parseInt(g, 16), Number.parseInt(b, 16)]
    : undefined;
}

/** Weighted by how red both are ("redmean"): near enough to what an eye says, and whole numbers. */
function distance([r1, g1, b1]: Channels, [r2, g2, b2]: Channels): number {
  const mean = (r1 + r2) >> 1;
  const [dr, dg, db] = [r1 - r2, g1 - g2, b1 - b2];
  return (((512 + mean) * dr * dr) >> 8) + 4 * dg * dg + (((767 - mean) * db * db) >> 8);
}
