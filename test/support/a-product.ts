import { compileProduct } from "../../configurator-schemas/schema/compile-product.ts";
import type { Library } from "../../configurator-schemas/schema/library.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";

/** A document's property as an author writes it: the grammar fills in the rest. */
export type Written = Readonly<Record<string, unknown>>;

const LIBRARY: Library = { optionSets: [], templates: [], profiles: [], calendars: [], fonts: new Set(["noto-sans"]) };

/** The smallest product that can be published, with what the test says; through the real grammar and compiler. */
export function aProduct(change: Written): Product {
  const parsed = parseDocument(ProductDocument, { ...SMALLEST, ...change });
  const compiled = parsed.ok ? compileProduct(parsed.value, LIBRARY, 1) : parsed;
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues, null, 2));
  return compiled.value;
}

export function aChoice(id: string, values: readonly (string | Written)[], change: Written = {}): Written {
  const written = values.map((value) =>
    typeof value === "string" ? { id: value, label: word(value) } : { label: word(String(value["id"])), ...value },
  );
  return { id, kind: "choice", label: word(id), values: written, ...change };
}

export function aMultiChoice(id: string, values: readonly (string | Written)[], change: Written = {}): Written {
  return { ...aChoice(id, values), kind: "multi-choice", ...change };
}

export function aBoolean(id: string, change: Written = {}): Written {
  return { id, kind: "boolean", label: word(id), ...change };
}

export function aNumber(id: string, min: number, max: number, change: Written = {}): Written {
  return { id, kind: "number", label: word(id), min, max, ...change };
}

export function aTextOption(id: string, change: Written = {}): Written {
  return { id, kind: "text", label: word(id), ...change };
}

export function aRule(id: string, change: Written): Written {
  return { id, because: { fr: `Raison de ${id}.` }, ...change };
}

export function word(text: string): Written {
  return { fr: text };
}

/** The smallest document, to be compiled or put into a request. */
export const SMALLEST: Written = {
  id: "thing",
  name: word("Chose"),
  steps: [{ id: "all", label: word("Tout") }],
  options: [],
  variants: { by: [], rows: [[{ sku: "THING" }]] },
  printAreas: [],
  scene: {
    kind: "drawing",
    views: [
      {
        id: "front",
        label: word("Face"),
        widthMm: 10,
        heightMm: 10,
        shapes: [{ fill: "#ffffff", width: 10, height: 10 }],
      },
    ],
  },
  prices: [{ currency: "EUR", tax: "inclusive", base: "10.00" }],
};
