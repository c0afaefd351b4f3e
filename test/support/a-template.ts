import { compileProduct } from "../../configurator-schemas/schema/compile-product.ts";
import type { Library } from "../../configurator-schemas/schema/library.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import type { Parsed } from "../../configurator-schemas/schema/parse-document.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { Template } from "../../configurator-schemas/schema/template.ts";
import { SMALLEST, aBoolean, aChoice, aTextOption, word } from "./a-product.ts";
import type { Written } from "./a-product.ts";
import { LIBRARY } from "./documents.ts";

/** A club's shirt front of 100 × 100 mm: a crest nobody touches, a movable banner, a name, a number, a star for champions. */
export const CLUB: Written = {
  id: "club",
  name: word("Club"),
  sizeMm: [100, 100],
  elements: [
    {
      id: "crest",
      kind: "shape",
      shape: "heart",
      fill: "#112233",
      placement: { xMm: 50, yMm: 15, widthMm: 20, heightMm: 20 },
    },
    {
      id: "banner",
      kind: "shape",
      shape: "rectangle",
      fill: "#aa0000",
      bind: { colour: "colour" },
      placement: { xMm: 50, yMm: 35, widthMm: 80, heightMm: 4 },
    },
    {
      id: "name",
      kind: "text",
      text: "",
      bind: { text: "playerName" },
      sizeMm: 10,
      fit: "shrink",
      maxWidthMm: 90,
      minSizeMm: 4,
      placement: { xMm: 50, yMm: 50 },
    },
    { id: "number", kind: "text", text: "", sizeMm: 30, placement: { xMm: 50, yMm: 75 } },
    {
      id: "star",
      kind: "shape",
      shape: "star",
      fill: "#ffd700",
      placement: { xMm: 80, yMm: 15, widthMm: 8, heightMm: 8 },
    },
  ],
  slots: [
    { element: "name", kind: "text", prompt: word("Nom") },
    { element: "number", kind: "text", prompt: word("Numéro") },
  ],
  parts: [
    { element: "crest", freedom: "fixed" },
    { element: "banner", freedom: "movable" },
    { element: "name", freedom: "fixed", rule: { case: "upper", maxGraphemes: 12, blocklist: ["zut"] } },
    {
      element: "number",
      freedom: "movable",
      rule: { required: true, maxGraphemes: 2, pattern: "[0-9]+", colours: ["#000000", "#ffffff"] },
    },
    { element: "star", freedom: "hidden", shownWhen: "champion" },
  ],
};

const AREA: Written = {
  id: "front",
  label: word("Devant"),
  sizeMm: [100, 100],
  techniques: ["dtg"],
  allows: ["text", "image", "shape"],
  templates: ["club"],
};

/** What is written, compiled against templates; the issues when it is not right. */
export function compileWith(templates: readonly Written[], change: Written = {}): Parsed<Product> {
  const parsed = templates.map((each) => parseDocument(Template, each));
  const wrong = parsed.flatMap((each) => (each.ok ? [] : each.issues));
  if (wrong.length > 0) return { ok: false, issues: wrong };
  const library: Library = { ...LIBRARY, templates: parsed.flatMap((each) => (each.ok ? [each.value] : [])) };
  const document = parseDocument(ProductDocument, { ...SMALLEST, ...CLUB_SHIRT, ...change });
  return document.ok ? compileProduct(document.value, library, 1) : document;
}

const CLUB_SHIRT: Written = {
  profiles: ["dtg-a"],
  options: [
    aChoice("colour", [
      { id: "white", swatch: "#ffffff" },
      { id: "navy", swatch: "#24304f" },
    ]),
    aTextOption("playerName", { maxGraphemes: 30 }),
    aBoolean("champion"),
  ],
  printAreas: [AREA],
  prices: [
    {
      currency: "EUR",
      tax: "inclusive",
      base: "10.00",
      surcharges: [
        { id: "letters", label: word("Lettres"), per: "graphemes(front)", amount: "1.00" },
        { id: "elements", label: word("Éléments"), per: "elements(front)", amount: "0.10" },
      ],
    },
  ],
};

/** The club's shirt, published; `area` changes its one print area. */
export function aClubShirt({
  template = {},
  area = {},
}: { readonly template?: Written; readonly area?: Written } = {}): Product {
  const compiled = compileWith([{ ...CLUB, ...template }], { printAreas: [{ ...AREA, ...area }] });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues, null, 2));
  return compiled.value;
}
