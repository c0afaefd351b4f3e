import { CATEGORIES } from "../../assets/art/catalogue.ts";
import { FONTS } from "../../assets/fonts/catalogue.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { SHAPES } from "../../configurator-schemas/schema/design-element.ts";
import type { BoxPlacement, DesignElement, TextElement } from "../../configurator-schemas/schema/design-element.ts";
import type { PictureFilter } from "../../configurator-schemas/schema/picture-look.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { createRandom } from "../bench/create-random.ts";
import { pick } from "./pick.ts";
import { SCRIPT_SENTENCES } from "./script-sentences.ts";

/** The one drawing among the uploads these designs name; whoever lays them out has its outlines. */
export const DRAWING_UPLOAD = "drawing";

const SENTENCES = [
  ...Object.values(SCRIPT_SENTENCES).flatMap(({ sentences }) => sentences),
  "Léa 👩🏽‍🚀 ❤️‍🔥 1️⃣",
  "مرحبا 🎉 (12) Léa «2026»",
  "שלום abc 123 ← עולם 🎂",
  "Léa\nمحمد\nकृष्ण",
];
const COLOURS = ["#c2185b", "#000000", "#ffffff", "#1a2b3c"];
const FEATURES = ["smcp", "onum", "liga=0", "ss01", "kern=0"];
const VALUES = { qr: "https://example.org/léa?x=", code128: "LEA-", ean13: "400638133393" } as const;
const MOTIFS = Object.entries(CATEGORIES).flatMap(([category, lines]) =>
  lines
    .trim()
    .split("\n")
    .map((line) => `${category}-${line.split("|", 1)[0]}`),
);

type Random = (below: number) => number;

/** Elements of every kind, with whatever each may have, on every area of a product. Plain data from a seed, in any engine. */
export function randomLayout({ id, version, printAreas }: Product, seed: number): Configuration {
  const random = createRandom(seed);
  const elements = printAreas.map((area) => [area.id, randomElements(random)] as const);
  return { product: id, productVersion: version, selections: {}, elements: Object.fromEntries(elements) };
}

function randomElements(random: Random): DesignElement[] {
  return Array.from({ length: 1 + random(5) }, (_, i): DesignElement => {
    const id = `e${i}`;
    const opacity = random(3) === 0 ? { opacity: random(11) / 10 } : {};
    const flipX = random(4) === 0 ? { flipX: true } : {};
    const placement = randomBox(random);
    switch (random(7)) {
      case 0:
        return { id, kind: "shape", shape: pick(SHAPES, random), fill: pick(COLOURS, random), ...opacity, placement };
      case 1: {
        const colours = Array.from({ length: random(3) }, () => pick(COLOURS, random));
        const own = colours.length > 0 ? { colours } : {};
        return { id, kind: "art", art: pick(MOTIFS, random), ...own, ...flipX, ...opacity, placement };
      }
      case 2: {
        const code = pick(["qr", "code128", "ean13"] as const, random);
        const value = code === "ean13" ? VALUES[code] : `${VALUES[code]}${random(1e6)}`;
        const background = random(2) === 0 ? { background: "#ffffff" } : {};
        return { id, kind: "code", code, value, fill: "#000000", ...background, ...opacity, placement };
      }
      case 3:
        return { id, kind: "image", ...randomPicture(random), ...flipX, ...opacity, placement };
      default:
        return { id, kind: "text", ...randomText(random), ...opacity };
    }
  });
}

function randomText(random: Random): Omit<TextElement, "id" | "kind"> {
  const maxWidthMm = 20 + random(80);
  const broken = [
    {},
    { maxWidthMm },
    { maxWidthMm, align: "justify" as const },
    { maxWidthMm, fit: "shrink", minSizeMm: 2 },
    { maxWidthMm, fit: "group:names" },
    { curve: { radiusMm: 15 + random(100), inside: random(2) === 0 } },
  ];
  const { xMm, yMm, rotationDeg } = randomBox(random);
  return {
    text: pick(SENTENCES, random),
    sizeMm: 2 + random(400) / 10,
    color: pick(COLOURS, random),
    align: pick(["left", "center", "right"] as const, random),
    placement: { xMm, yMm, rotationDeg },
    ...(random(5) > 0 && { font: pick(FONTS, random).id }),
    ...(random(4) === 0 && { direction: pick(["ltr", "rtl"] as const, random) }),
    ...(random(4) === 0 && { letterSpacing: random(20) / 100 }),
    ...(random(4) === 0 && { lineHeight: 0.8 + random(10) / 10 }),
    ...(random(4) === 0 && { outline: { widthMm: 0.1 + random(15) / 10, color: pick(COLOURS, random) } }),
    ...(random(4) === 0 && { features: [pick(FEATURES, random)] }),
    ...pick(broken, random),
  };
}

function randomPicture(random: Random) {
  const filters: readonly PictureFilter[] = [
    { kind: "greyscale" },
    { kind: "threshold", level: random(256) },
    { kind: "duotone", dark: "#1d2b53", light: "#ffe8c2" },
    { kind: "contrast", by: random(201) - 100 },
  ];
  const [x, y] = [random(50) / 100, random(50) / 100];
  return {
    upload: pick(["photo", DRAWING_UPLOAD], random),
    ...(random(3) === 0 && { crop: { x, y, width: 0.1 + random(40) / 100, height: 0.1 + random(40) / 100 } }),
    ...(random(3) === 0 && { mask: pick(SHAPES, random) }),
    ...(random(4) === 0 && { flipY: true }),
    ...(random(3) === 0 && { filters: [pick(filters, random)] }),
  };
}

function randomBox(random: Random): BoxPlacement {
  return {
    xMm: random(2300) / 10,
    yMm: random(900) / 10,
    widthMm: 1 + random(1200) / 10,
    heightMm: 1 + random(900) / 10,
    rotationDeg: random(3) === 0 ? 0 : random(7200) / 10 - 360,
  };
}
