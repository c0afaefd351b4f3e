import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { DesignElement } from "../../configurator-schemas/schema/design-element.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { SMALLEST, word } from "./a-product.ts";
import type { Written } from "./a-product.ts";
import { compiled } from "./documents.ts";

/** A card of 85 × 55 mm with two sides, made by bundled presses. */
export function aCardProduct(profiles: readonly string[], change: Written = {}): Product {
  const side = (id: string) => ({
    id,
    label: word(id),
    sizeMm: [85, 55],
    techniques: ["offset", "digital"],
    allows: ["text", "image", "shape"],
  });
  const document = { ...SMALLEST, id: "card", profiles, printAreas: [side("front"), side("back")], ...change };
  const parsed = parseDocument(ProductDocument, document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
  return compiled(parsed.value);
}

/** What is on it. */
export function aCard(front: readonly DesignElement[], back: readonly DesignElement[] = []): Configuration {
  return { product: "card", selections: {}, elements: { front: [...front], back: [...back] } };
}
