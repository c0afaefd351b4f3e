import type { Library } from "../../configurator-schemas/schema/library.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";

const nothing: Library = { optionSets: [], templates: [], profiles: [], calendars: [], fonts: new Set() };

/** What a document of a product without print areas may name: nothing of ours. */
export const RACK_LIBRARY: Library = { ...nothing, fonts: new Set(["noto-sans"]) };

const localised = (fr: string, en: string, ar: string) => ({ fr, en, ar });

/** A small bookcase: drawn to scale, with derived numbers and a cut list, without print areas and profiles. */
export function aRack(change: Readonly<Record<string, unknown>> = {}): ProductDocument {
  const parsed = parseDocument(ProductDocument, { ...RACK, ...change });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
  return parsed.value;
}

const WOOD = {
  id: "wood",
  kind: "choice",
  label: localised("Bois", "Wood", "الخشب"),
  default: "oak",
  values: [
    { id: "oak", label: localised("Chêne", "Oak", "بلوط"), swatch: "#c8a06a" },
    { id: "walnut", label: localised("Noyer", "Walnut", "جوز"), swatch: "#5a3a24" },
  ],
};

const WIDTH = {
  id: "widthMm",
  kind: "number",
  label: localised("Largeur", "Width", "العرض"),
  min: 300,
  max: 1200,
  step: 1,
  unit: "mm",
  default: 800,
};

const BOARDS = {
  id: "boards",
  kind: "number",
  label: localised("Étagères", "Boards", "الرفوف"),
  min: 2,
  max: 6,
  step: 1,
  unit: "pieces",
  default: 3,
};

const BACK = { id: "back", kind: "boolean", label: localised("Fond", "Back", "ظهر"), default: false };

const RACK = {
  id: "rack",
  name: localised("Bibliothèque", "Bookcase", "مكتبة"),
  steps: [
    { id: "size", label: localised("Dimensions", "Size", "المقاسات"), options: ["widthMm", "boards"] },
    { id: "finish", label: localised("Finition", "Finish", "التشطيب"), options: ["wood", "back"] },
  ],
  options: [WIDTH, BOARDS, WOOD, BACK],
  derived: [
    {
      id: "clearWidth",
      label: localised("Largeur utile", "Clear width", "العرض الصافي"),
      value: "widthMm - 36",
      unit: "mm",
    },
    { id: "secret", label: localised("Calcul", "Step", "خطوة"), value: "widthMm * boards", shown: false },
  ],
  parts: [
    {
      id: "side",
      label: localised("Côté", "Side", "جانب"),
      quantity: "2",
      lengthMm: "900",
      widthMm: "280",
      thicknessMm: "18",
    },
    {
      id: "board",
      label: localised("Étagère", "Board", "رف"),
      quantity: "boards",
      lengthMm: "clearWidth",
      widthMm: "280",
      thicknessMm: "18",
    },
    {
      id: "backPanel",
      label: localised("Panneau de fond", "Back panel", "لوح خلفي"),
      when: "back",
      quantity: "1",
      lengthMm: "widthMm",
      widthMm: "900",
      thicknessMm: "6",
    },
  ],
  variants: {
    by: ["wood"],
    rows: [
      ["oak", { sku: "RACK-O" }],
      ["walnut", { sku: "RACK-W" }],
    ],
  },
  printAreas: [],
  scene: {
    kind: "drawing",
    views: [
      {
        id: "front",
        label: localised("Face", "Front", "الأمام"),
        widthMm: "widthMm",
        heightMm: 900,
        shapes: [
          { when: "back", fill: "#e8dcc8", width: "widthMm", height: 900 },
          { fill: "wood.swatch", width: 18, height: 900, repeat: { count: 2, toX: "widthMm - 18" } },
          { fill: "wood.swatch", x: 18, width: "clearWidth", height: 18, repeat: { count: "boards", toY: 882 } },
        ],
      },
      {
        id: "side",
        label: localised("Côté", "Side", "الجانب"),
        widthMm: 280,
        heightMm: 900,
        shapes: [{ fill: "wood.swatch", path: "M0 0h280v900h-280z", stroke: "#000000", strokeWidth: 2, opacity: 0.9 }],
      },
    ],
  },
  prices: [
    {
      currency: "EUR",
      tax: "inclusive",
      base: "80.00",
      surcharges: [{ id: "width", label: localised("Largeur", "Width", "العرض"), amount: "0.05", per: "widthMm" }],
    },
  ],
};
